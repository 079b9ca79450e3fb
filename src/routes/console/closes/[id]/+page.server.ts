import { error } from '@sveltejs/kit';
import { k } from '#lib/messages/closes/words.ts';
import type { Services } from '#server/services.ts';
import { away } from '../../away.ts';
import type { PageServerLoad } from './$types';

/** The largest number of a close. */
const MOST = 2_147_483_647;
/** Figures that are listed, of the corrected ones and of each other kind. */
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
		comparison: comparison && told(comparison),
	};
};

type Shown = NonNullable<Awaited<ReturnType<Services['closes']['shown']>>>;

const CHANGES = ['corrected', 'replaced', 'came', 'gone'] as const;

function told({ figures, standings, ...changed }: NonNullable<Shown['comparison']>) {
	return {
		...changed,
		standings: standings.toSorted(
			(one, other) => (one.was?.rank ?? Infinity) - (other.was?.rank ?? Infinity),
		),
		figures: CHANGES.flatMap((change) => {
			const own = figures.filter((figure) => figure.change === change);
			return own.length > 0
				? [{ change, count: own.length, shown: own.slice(0, MOST_FIGURES) }]
				: [];
		}),
	};
}
