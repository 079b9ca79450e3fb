import { error } from '@sveltejs/kit';
import { k } from '#lib/messages/closes/words.ts';
import type { Services } from '#server/services.ts';
import { away } from '../../away.ts';
import type { PageServerLoad } from './$types';

/** The largest number of a close. */
const MOST = 2_147_483_647;
/** Corrected figures that are listed. */
const MOST_FIGURES = 50;

export const load: PageServerLoad = async ({ locals: { services }, params }) => {
	const id = /^\d{1,10}$/.test(params.id) ? Number(params.id) : 0;
	const shown = id > MOST ? null : await away(services.closes.shown(id));
	if (!shown) error(404, k.none());
	const { close, document, reproduced, comparison } = shown;
	const { programme } = document;
	return {
		close,
		reproduced,
		unit: programme.scope.name,
		counts: {
			figures: programme.cells.length,
			targets: programme.targets.length,
			plans: programme.plans.length,
		},
		samples: programme.cells.filter(({ sample }) => sample).length,
		scale: programme.index.scale,
		comparison: comparison && told(comparison, programme),
	};
};

type Shown = NonNullable<Awaited<ReturnType<Services['closes']['shown']>>>;

function told(
	{ figures, standings, ...changed }: NonNullable<Shown['comparison']>,
	{ parts, home, indicators }: Shown['document']['programme'],
) {
	const units = new Map([...parts, home].map(({ id, name }) => [id, name]));
	const names = new Map(indicators.map((indicator) => [indicator.id, indicator.name]));
	return {
		...changed,
		standings: standings.toSorted(
			(one, other) => (one.was?.rank ?? Infinity) - (other.was?.rank ?? Infinity),
		),
		count: figures.length,
		figures: figures.slice(0, MOST_FIGURES).map(({ unitId, indicatorId, was, is }) => {
			const series = `${unitId}/${indicatorId}`;
			const unit = units.get(unitId) ?? '';
			return { series, unit, indicator: names.get(indicatorId) ?? '', was, is };
		}),
	};
}
