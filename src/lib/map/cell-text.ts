/** What is written in a schematic cell: name, value and the symbol of its devices, as one block within the hexagon. */

/** Widths in CSS px; heights follow from `emPx`, the size of the text. */
export type CellWords = {
	readonly emPx: number;
	/** Of the cell's hexagon, standing on a corner: from its middle to a side, and to the upper corner. */
	readonly halfWidthPx: number;
	readonly cornerPx: number;
	/** The name's words, in order, and the space between two. */
	readonly words: readonly number[];
	readonly space: number;
	readonly value: number;
	/** Symbol and count; null without devices. */
	readonly sign: number | null;
	/** Whether the symbol is one of trouble: that one is never left out. */
	readonly trouble: boolean;
};

/** Where the symbol stands: on a line of its own, beside the value, or beside the name where the value has no room. */
export type SignPlace = 'below' | 'beside' | 'none';

export type CellText = {
	/** How many of the words are on the first line; the others are on the second. 0: the name has no room. */
	readonly firstWords: number;
	readonly value: boolean;
	readonly sign: SignPlace;
	/** The whole block, in CSS px. */
	readonly width: number;
	readonly height: number;
};

/** Heights of the lines, as parts of the text's size. */
export const LINE_EM = { name: 1.4, value: 1.3, sign: 1.35 };
/** Of a line this much above and below is empty but for accents. */
const AIR_EM = 0.24;
/** A line may reach this much into the seams between the cells, on both sides together. */
const SEAM_EM = 0.4;
/** Between value and symbol on one line. */
export const BESIDE_EM = 0.35;

/**
 * How full the text of all cells can be: with the symbols on their own lines if that fits every cell, so that all are
 * set alike. What does not fit even so is left out cell by cell: the count of devices that are well, the value, the name.
 */
export function cellTexts(cells: readonly CellWords[]): CellText[] {
	const roomy = cells.map((cell) => firstFitting(cell, ROOMY));
	if (roomy.every((text) => text !== null)) return roomy;
	return cells.map((cell) => firstFitting(cell, [...TIGHT, ...SCANT]) ?? BARE);
}

type Form = { readonly name: boolean; readonly value: boolean; readonly sign: SignPlace };

const ROOMY: readonly Form[] = [{ name: true, value: true, sign: 'below' }];
const TIGHT: readonly Form[] = [{ name: true, value: true, sign: 'beside' }];
const SCANT: readonly Form[] = [
	{ name: true, value: true, sign: 'below' },
	{ name: true, value: false, sign: 'below' },
	{ name: true, value: false, sign: 'beside' },
	{ name: true, value: false, sign: 'none' },
	{ name: false, value: false, sign: 'below' },
];
const BARE: CellText = { firstWords: 0, value: false, sign: 'none', width: 0, height: 0 };

function firstFitting(cell: CellWords, forms: readonly Form[]): CellText | null {
	for (const form of forms) {
		// One line first, then the break that leaves the two most alike.
		const breaks = form.name ? [cell.words.length, ...evenBreak(cell)] : [0];
		for (const firstWords of breaks) {
			const text = composed(cell, form, firstWords);
			if (text) return text;
		}
	}
	return null;
}

function evenBreak({ words, space }: CellWords): number[] {
	const breaks = Array.from({ length: Math.max(words.length - 1, 0) }, (_, index) => index + 1);
	const widest = (at: number): number =>
		Math.max(lineWidth(words.slice(0, at), space), lineWidth(words.slice(at), space));
	return breaks.toSorted((a, b) => widest(a) - widest(b)).slice(0, 1);
}

function composed(cell: CellWords, form: Form, firstWords: number): CellText | null {
	const { emPx, words, space, value, sign, trouble } = cell;
	const beside = form.sign === 'beside' && trouble && sign !== null;
	const below = form.sign === 'below' && sign !== null && (form.value || trouble);
	const signBeside = beside ? BESIDE_EM * emPx + sign : 0;
	const names = firstWords > 0 ? [words.slice(0, firstWords), words.slice(firstWords)] : [];
	const lines = names
		.filter((line) => line.length > 0)
		.map((line) => ({ width: lineWidth(line, space), height: LINE_EM.name * emPx }));
	if (form.value) lines.push({ width: value + signBeside, height: LINE_EM.value * emPx });
	else if (beside) (lines.at(-1) as { width: number }).width += signBeside;
	if (below) lines.push({ width: sign, height: LINE_EM.sign * emPx });
	if (lines.length === 0) return null;
	const height = lines.reduce((sum, line) => sum + line.height, 0);
	let top = -height / 2;
	for (const line of lines) {
		const ink = [top + AIR_EM * emPx, top + line.height - AIR_EM * emPx];
		if (ink.some((y) => line.width > widthAt(y, cell) + SEAM_EM * emPx)) return null;
		top += line.height;
	}
	return {
		firstWords,
		value: form.value,
		sign: below ? 'below' : beside ? 'beside' : 'none',
		width: Math.ceil(Math.max(...lines.map(({ width }) => width))),
		height: Math.ceil(height),
	};
}

function lineWidth(words: readonly number[], space: number): number {
	return words.reduce((sum, width) => sum + width, 0) + space * Math.max(words.length - 1, 0);
}

/** Of a hexagon that stands on a corner, so far above or below its middle. */
function widthAt(y: number, { halfWidthPx, cornerPx }: CellWords): number {
	// Its sides are upright along the middle half of its height.
	const part = Math.min(2 * (1 - Math.abs(y) / cornerPx), 1);
	return Math.max(part, 0) * 2 * halfWidthPx;
}
