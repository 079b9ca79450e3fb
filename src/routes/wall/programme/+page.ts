import { attainmentScorer } from '#lib/domain/attainment-rule.ts';
import { unpacked } from '#lib/wire/packed-programme.ts';
import type { PageLoad } from './$types';

/**
 * With what scores the units. An index by steps or formulas is seldom, as are targets that the months of a year are put together
 * for, and what reads these is fetched only for them.
 */
export const load: PageLoad = async ({ data }) => {
	const isPlain = data.programme.index.pillars.every(({ components }) =>
		components.every(({ rule }) => rule.kind === 'attainment'),
	);
	const scorerOf = isPlain
		? attainmentScorer
		: (await import('#lib/domain/score-rule.ts')).componentScorer;
	const overYears =
		data.programme.years.length > 0
			? (await import('#lib/domain/year-figures.ts')).overYears
			: null;
	return { ...data, programme: unpacked(data.programme), scorerOf, overYears };
};
