import { attainmentScorer } from '#lib/domain/attainment-rule.ts';
import type { PageLoad } from './$types';

/** With what scores the units. An index by steps or formulas is seldom, and what reads these is fetched only for it. */
export const load: PageLoad = async ({ data }) => {
	const isPlain = data.programme.index.pillars.every(({ components }) =>
		components.every(({ rule }) => rule.kind === 'attainment'),
	);
	const scorerOf = isPlain
		? attainmentScorer
		: (await import('#lib/domain/score-rule.ts')).componentScorer;
	return { ...data, scorerOf };
};
