/**
 * Which panels of the wall of the programme stand beside each other. All counted in rem, the smallest text that is read from
 * the wall's distance: a far or small wall has room for fewer at a time, and shows the others on pages of their own.
 */

/** The note: what is to be known of all figures and has no room beside them, and what is left out. */
export type Panel = 'heat' | 'key' | 'map' | 'plans' | 'note';
/** `legend`: that of the map with its inset, where these are not beside its units. */
export type Area = Panel | 'legend';

export type Arrangement = {
	/** Side by side on two panels; all of them; three, or two, beside each other; two, or one, above each other; one. */
	readonly kind: 'double' | 'whole' | 'three' | 'beside' | 'tall' | 'upright' | 'single';
	/** The panels that are seen together. */
	readonly leaves: readonly (readonly Area[])[];
	/** For these there is no room at all. */
	readonly without: readonly Area[];
};

/** What is seen at a time: panels, and which pages of units and of indicators the table shows, of its key, and of the plans. */
export type Page = {
	readonly areas: readonly Area[];
	readonly units: number;
	readonly columns: number;
	readonly key: number;
	readonly plans: number;
};

const ALL = ['heat', 'key', 'map', 'plans'] as const;
const WHOLE = { widthRem: 66, heightRem: 38 };
const DOUBLE_REM = 110;
/** Beside each other, where it is not low; or lower, where it is wide. */
const BESIDE = { widthRem: 40, heightRem: 22 };
const WIDE_REM = 56;
/** Below each other, with the key at the table. */
const TALL_REM = 38;
const UPRIGHT_REM = 26;
/** A map of which something can be told. */
const MAP = { widthRem: 22, heightRem: 12 };
/** A plan and some of its milestones. */
const PLANS_REM = 12;

/**
 * `open`: a unit's card, or the search, stands in the place of table and key, and nothing turns; where not all panels are
 * seen at a time it has the room of all.
 */
export function arrangement(
	size: { readonly widthRem: number; readonly heightRem: number },
	open: boolean,
): Arrangement {
	const { kind, leaves } = roomy(size);
	const without: Area[] = [];
	const isOf = (least: typeof size): boolean =>
		size.widthRem >= least.widthRem && size.heightRem >= least.heightRem;
	if (kind === 'single' && !isOf(MAP)) without.push('map', 'legend');
	const left = leaves
		.map((leaf) => leaf.filter((area) => !without.includes(area)))
		.filter((leaf) => leaf.length > 0);
	if (!open || left.length === 1) return { kind, leaves: left, without };
	return { kind: 'single', leaves: [['heat']], without };
}

function roomy({
	widthRem,
	heightRem,
}: {
	readonly widthRem: number;
	readonly heightRem: number;
}): Pick<Arrangement, 'kind' | 'leaves'> {
	if (heightRem >= WHOLE.heightRem && widthRem >= WHOLE.widthRem)
		return { kind: widthRem >= DOUBLE_REM ? 'double' : 'whole', leaves: [ALL] };
	const two: Arrangement['leaves'] = [
		['heat', 'key'],
		['map', 'plans'],
	];
	if (widthRem >= (heightRem >= BESIDE.heightRem ? BESIDE.widthRem : WIDE_REM))
		return { kind: 'beside', leaves: two };
	if (heightRem >= TALL_REM) return { kind: 'tall', leaves: two };
	if (heightRem >= UPRIGHT_REM)
		return { kind: 'upright', leaves: [['heat'], ['key'], ['map', 'plans']] };
	return { kind: 'single', leaves: [['heat'], ['key'], ['map'], ['legend'], ['plans']] };
}

/** Where the key leaves so much of its column (rem), plans stand below it, and the map has a page of its own. */
export function filled(own: Arrangement, leftRem: number): Arrangement {
	if (own.kind !== 'beside' || leftRem < PLANS_REM) return own;
	return { ...own, kind: 'three', leaves: [['heat', 'key', 'plans'], ['map']] };
}

/**
 * In the order in which they are turned: first all of the table, its units before its indicators. Of panels that are seen
 * together the one with fewer pages begins anew.
 */
export function pagesOf(
	leaves: Arrangement['leaves'],
	counts: Readonly<Record<'units' | 'columns' | 'key' | 'plans', number>>,
): readonly Page[] {
	return leaves.flatMap((areas): Page[] => {
		const table = areas.includes('heat') ? counts.units * counts.columns : 1;
		const key = areas.includes('key') ? counts.key : 1;
		const plans = areas.includes('plans') ? counts.plans : 1;
		return Array.from({ length: Math.max(table, key, plans) }, (_, at) => ({
			areas,
			units: (at % table) % counts.units,
			columns: Math.floor((at % table) / counts.units),
			key: at % key,
			plans: at % plans,
		}));
	});
}

/**
 * Where the table of page `at` is explained, if not there: the pages of the whole key, counted from 1; or, where the names of
 * columns have a page of it to themselves, the next with its signs, which end it. Null where nothing is elsewhere.
 */
export function keyElsewhere(
	pages: readonly Page[],
	{ at, keyPages }: { readonly at: number; readonly keyPages: number },
): { readonly of: 'key' | 'signs'; readonly pages: string } | null {
	const keyed = pages.flatMap((page, place) =>
		page.areas.includes('key') ? [{ place: place + 1, signs: page.key === keyPages - 1 }] : [],
	);
	const [first, last] = [keyed[0], keyed.at(-1)];
	if (!first || !last) return null;
	const here = keyed.find(({ place }) => place === at + 1);
	if (!here) {
		const isOne = first === last;
		return {
			of: 'key',
			pages: isOne ? String(first.place) : `${String(first.place)}–${String(last.place)}`,
		};
	}
	const signed = keyed.filter(({ signs }) => signs);
	const next = signed.find(({ place }) => place > at) ?? signed[0];
	return here.signs || !next ? null : { of: 'signs', pages: String(next.place) };
}
