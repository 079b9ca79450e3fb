import type { LonLat } from '../domain/unit.ts';
import { GAPS_EM } from './cell-text.ts';
import type { CellWords } from './cell-text.ts';
import type { CellMark } from './gathered.ts';
import type { Pixel } from './mercator.ts';
import { nameWords, type ShortForm } from './name-words.ts';
import { isTrouble } from './symbol.ts';
import type { TextRuler } from './text-ruler.ts';
import type { MapUnit } from './types.ts';

/** Values are larger than names by this, as in the labels of boundaries. */
export const VALUE_EM = 1.22;
/** Of the sign of sample data, with its gap. */
export const SAMPLE_EM = 0.7;
const SYMBOL_EM = 0.95;

/** What each schematic cell could say, measured, and the hexagon that it has for it. */
export function cellWords(
	cells: readonly MapUnit[],
	{
		marks,
		deviceless,
		shortForm,
		ruler,
		fontPx,
		project,
	}: {
		/** Of the units' devices, by the unit's id. */
		readonly marks: ReadonlyMap<number, CellMark>;
		/** There will never be any. */
		readonly deviceless: boolean;
		/** Of a name on this map (`shortForms`). */
		readonly shortForm: (name: string) => ShortForm;
		readonly ruler: TextRuler;
		readonly fontPx: number;
		readonly project: (at: LonLat) => Pixel;
	},
): CellWords[] {
	const value = (text: string): number => ruler(text, { sizePx: fontPx * VALUE_EM, weight: 600 });
	const sign = (count: number): number =>
		fontPx * (SYMBOL_EM + GAPS_EM.count) + ruler(String(count), { sizePx: fontPx, weight: 600 });
	const usual = {
		value: value('88,8'),
		sign: sign(88),
		symbol: fontPx * SYMBOL_EM,
		trouble: !deviceless,
	};
	const name = { sizePx: fontPx, weight: 400 } as const;
	return cells.map(({ id, shortName, valueText, shape, home, sample }) => {
		const corners = shape.flat(2).map(project);
		const mark = marks.get(id);
		const { short, split, shared } = shortForm(shortName);
		return {
			emPx: fontPx,
			halfWidthPx: span(corners.map(({ x }) => x)) / 2,
			...heights(corners.map(({ y }) => y)),
			words: nameWords(shortName).map((word) => ruler(word.trimEnd(), name)),
			space: ruler(' ', name),
			short: short === null ? null : ruler(short, name),
			split: split && ([ruler(split[0], name), ruler(split[1], name)] as const),
			shared,
			value: value(valueText),
			sample: sample ? fontPx * SAMPLE_EM : 0,
			sign: mark ? sign(mark.count) : null,
			home,
			trouble: mark !== undefined && isTrouble(mark.symbol),
			usual,
		};
	});
}

function span(values: readonly number[]): number {
	return Math.max(...values) - Math.min(...values);
}

function heights(ys: readonly number[]): { readonly sidePx: number; readonly cornerPx: number } {
	const middle = (Math.max(...ys) + Math.min(...ys)) / 2;
	const offs = ys.map((y) => Math.abs(y - middle));
	return { sidePx: Math.min(...offs), cornerPx: Math.max(...offs) };
}
