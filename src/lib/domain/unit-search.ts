import { compareNames } from './locale.ts';
import { foundBy, searchFold } from './text.ts';
import type { Unit } from './unit.ts';

type Named = Pick<Unit, 'code' | 'name' | 'shortName'>;

/** A unit that may be found, also by what it was called before, or what it came of was. */
export type SearchedUnit = Named & { readonly former?: readonly Named[] };

/** What a unit came of, as that was called. */
export type FormerUnit = Named & { readonly unitId: number };

/** Each unit with what it came of, to be searched by that as well. */
export function withFormer<T extends Named & Pick<Unit, 'id'>>(
	units: readonly T[],
	former: readonly FormerUnit[],
): (T & { readonly former: readonly Named[] })[] {
	const byUnit = Map.groupBy(former, ({ unitId }) => unitId);
	return units.map((unit) => ({ ...unit, former: byUnit.get(unit.id) ?? [] }));
}

export type FoundUnit<T> = {
	readonly unit: T;
	/** What it was found by, where that is not its name of the day. */
	readonly former: Named | null;
};

/** What people write before a name, and what it stands for; folded. */
const KINDS: Readonly<Record<string, string>> = {
	tp: 'thanh pho',
	tx: 'thi xa',
	h: 'huyen',
	q: 'quan',
	p: 'phuong',
	x: 'xa',
	t: 'tinh',
	dk: 'dac khu',
};
const KIND_WORDS = /^(thanh pho|thi xa|huyen|quan|phuong|xa|tinh|dac khu) (?=.)/;

/** How well a name answers a query; the less the better, null: not at all. A former name does so less well. */
const CODE = 0;
const WHOLE = 1;
const BEGINNING = 2;
const WORDS = 3;
const OTHER_KIND = 4;
const SPACED = 5;
const CODE_BEGINNING = 6;
const FORMER = 10;

/**
 * Units by name or code as a person types them, without accents, with or without "TP" or "huyện" before them, however they are
 * parted into words, the best first: "da teh", "TP bao loc", "krong a na", "682". What was typed with accents is looked for with these first, and of
 * those that answer alike the own are. An empty query finds all, by name.
 *
 * @param isOwn whether it is of the province of whoever asks
 */
export function searchUnits<T extends SearchedUnit>(
	units: readonly T[],
	query: string,
	isOwn: (unit: T) => boolean = () => true,
): FoundUnit<T>[] {
	const asked = askedOf(query);
	type Ranked = FoundUnit<T> & { readonly rank: number };
	const found = units.flatMap((unit): Ranked[] => {
		const own = match(unit, asked);
		if (own !== null) return [{ unit, former: null, rank: own }];
		const former = (unit.former ?? [])
			.flatMap((named): Ranked[] => {
				const rank = match(named, asked);
				return rank === null ? [] : [{ unit, former: named, rank: rank + FORMER }];
			})
			.toSorted((a, b) => a.rank - b.rank);
		return former.slice(0, 1);
	});
	const typed = query.normalize('NFC').trim().toLowerCase();
	const asTyped = ({ unit, former }: FoundUnit<T>) =>
		(former ?? unit).name.normalize('NFC').toLowerCase().includes(typed) ? 0 : 1;
	return found
		.toSorted(
			(a, b) =>
				a.rank - b.rank ||
				asTyped(a) - asTyped(b) ||
				Number(isOwn(b.unit)) - Number(isOwn(a.unit)) ||
				compareNames(a.unit.shortName, b.unit.shortName, 'vi') ||
				a.unit.code.localeCompare(b.unit.code),
		)
		.map(({ unit, former }) => ({ unit, former }));
}

type Asked = { readonly whole: string; readonly bare: string };

function askedOf(query: string): Asked {
	const [first = '', ...rest] = searchFold(query).split(' ');
	const kind = rest.length > 0 ? KINDS[first] : undefined;
	const whole = [kind ?? first, ...rest].join(' ');
	return { whole, bare: whole.replace(KIND_WORDS, '') };
}

function match({ code, name, shortName }: Named, { whole, bare }: Asked): number | null {
	const [folded, short] = [searchFold(name), searchFold(shortName)];
	if (whole === code.toLowerCase()) return CODE;
	if (whole === folded || whole === short) return WHOLE;
	if (folded.startsWith(whole) || short.startsWith(whole)) return BEGINNING;
	if (foundBy(name, whole)) return WORDS;
	// The kind may be another than was thought, or have become another.
	if (bare !== whole && foundBy(shortName, bare)) return OTHER_KIND;
	// As reports are read, too: the GSO writes "Krông A Na".
	if (together(folded).startsWith(together(whole)) || together(short).startsWith(together(bare)))
		return SPACED;
	return /^\d{2,}$/.test(whole) && code.startsWith(whole) ? CODE_BEGINNING : null;
}

function together(words: string): string {
	return words.replaceAll(' ', '');
}
