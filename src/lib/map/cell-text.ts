/** What is written in a schematic cell: name, value and the symbol of its devices, as one block within the hexagon. */
import { formsAt, LEVELS, type WrittenForm, type NameForm, type SignPlace } from './cell-forms.ts';

/** Widths in CSS px; heights follow from `emPx`, the size of the text. */
export type CellWords = {
	readonly emPx: number;
	/** Of the cell's hexagon, standing on a corner: from its middle to a side, to a side's upper end, and to the corner. */
	readonly halfWidthPx: number;
	readonly sidePx: number;
	readonly cornerPx: number;
	/** The name's words, in order, and the space between two. */
	readonly words: readonly number[];
	readonly space: number;
	/** The name with initials, on one line and on two; null where there is no such one. */
	readonly short: number | null;
	readonly split: readonly [number, number] | null;
	/** Another cell's name is the same with initials: then it is not written so. */
	readonly shared: boolean;
	readonly value: number;
	/** Of the sign of sample data, with its gap; 0 without it. It leads the value, or the name's first line where it has no room there. */
	readonly sample: number;
	/** Symbol and count, with the usual gap between them; null without devices. */
	readonly sign: number | null;
	/** Whether it is the cell with the border that is seen. */
	readonly home: boolean;
	/** Whether the symbol is one of trouble: that one is never left out. */
	readonly trouble: boolean;
	/**
	 * Of a value, a symbol with its count and a symbol alone as they usually are. `trouble`: whether a symbol may come, for
	 * which room is kept.
	 */
	readonly usual: {
		readonly value: number;
		readonly sign: number;
		readonly symbol: number;
		readonly trouble: boolean;
	};
};

/** What the sign of sample data leads; `alone` on a line of its own. */
export type SamplePlace = 'value' | 'name' | 'alone' | 'none';

export type CellText = {
	readonly name: NameForm;
	/** How many words of the whole name are on the first line; the others are on the second. */
	readonly firstWords: number;
	readonly value: boolean;
	readonly sample: SamplePlace;
	readonly sign: SignPlace;
	/** Before a symbol that stands beside something, and between symbol and count. */
	readonly gapsEm: { readonly beside: number; readonly count: number };
	/** The whole block, in CSS px. */
	readonly width: number;
	readonly height: number;
};

/** Heights of the lines, as parts of the text's size. */
export const LINE_EM = { name: 1.4, value: 1.3, sign: 1.35 };
/**
 * Where the ink of a line ends, above and below alike: so far from the line's own edge, over this part of its width.
 * Capitals stand at the ends of a name; accents, and tails below, between them.
 */
const INK: Readonly<
	Record<keyof typeof LINE_EM, readonly { readonly airEm: number; readonly part: number }[]>
> = {
	name: [
		{ airEm: 0.32, part: 1 },
		{ airEm: 0.16, part: 0.7 },
	],
	value: [{ airEm: 0.22, part: 1 }],
	sign: [{ airEm: 0.24, part: 1 }],
};
/** Between ink and the cell's sides, of whose border half lies within: on both sides together. */
const EDGE_EM = 0.16;
/** The border alone. */
const SNUG_EDGE_EM = 0.1;
/** Between ink and the upper and lower ends of a cell with a border that is seen. */
const BORDER_EM = 0.1;
export const GAPS_EM = { beside: 0.35, count: 0.2 };
const SNUG_GAPS_EM = { beside: 0.2, count: 0.08 };

/** A level is for all where so many have room for it: a few long names do not take the values from the others. */
const MOST = 0.7;

/**
 * How much cells say, alike, so that none looks as if something were missing in it: name, value and the symbol of its
 * devices on its own line; name and value; value and a name with initials; the name; the name as long as there is no
 * trouble; initials; nothing. Of some there is more where a symbol has room for its count. Which it is does not hang on
 * what the devices do, nor on whose initials are another's, too.
 *
 * @returns 0 for the most, `LEVELS.length` for nothing: of most cells, and of each by itself, which is no less where it has less room
 */
export function cellLevel(cells: readonly CellWords[]): {
	readonly level: number;
	readonly each: readonly number[];
} {
	const own = cells.map(({ usual, ...cell }) => {
		const { value, sign, trouble } = usual;
		const asUsual = { ...cell, value, sign, trouble, usual, shared: false };
		const level = LEVELS.findIndex((any) =>
			any.some((least) => fitting(asUsual, least, !least.value) !== null),
		);
		return level < 0 ? LEVELS.length : level;
	});
	const level = [...LEVELS.keys()].find(
		(most) => own.filter((one) => one <= most).length >= MOST * cells.length,
	);
	const of = level ?? LEVELS.length;
	return { level: of, each: own.map((one) => Math.max(one, of)) };
}

/**
 * What is written in each cell. One whose own name, value or count is longer than usual has less than the others: first its
 * name has initials, then of one in trouble the value is left out, then both, then its count, which is longest in the worst
 * unit, and at last the name; the symbol stays.
 */
export function cellTexts(cells: readonly CellWords[]): CellText[] {
	const forms = formsAt(cellLevel(cells).level);
	return cells.map((cell) => {
		for (const form of forms) {
			const text = fitting(cell, form, false) ?? fitting(cell, form, true);
			if (text) return text;
		}
		return BARE;
	});
}

const BARE: CellText = {
	name: 'none',
	firstWords: 0,
	value: false,
	sample: 'none',
	sign: 'none',
	gapsEm: GAPS_EM,
	width: 0,
	height: 0,
};

/** `snug`: with no more air than there must be, so that nothing is lost by a hair. Null where it does not fit. */
function fitting(cell: CellWords, form: WrittenForm, snug: boolean): CellText | null {
	// One line first, then the break that leaves the two most alike.
	const breaks = form.name === 'whole' ? [cell.words.length, ...evenBreak(cell)] : [0];
	for (const firstWords of breaks) {
		for (const sample of samplePlaces(cell, form)) {
			const text = composed(cell, { ...form, firstWords, snug, sample });
			if (text) return text;
		}
	}
	return null;
}

function samplePlaces({ sample }: CellWords, { name, value }: WrittenForm): readonly SamplePlace[] {
	if (sample === 0) return ['none'];
	const told = [
		...(value ? ['value' as const] : []),
		...(name === 'none' ? [] : ['name' as const]),
	];
	return told.length > 0 ? told : ['alone'];
}

/** How many words are on the first of two lines that are as alike as can be; none where there is only one word. */
export function evenBreak({ words, space }: Pick<CellWords, 'words' | 'space'>): number[] {
	const breaks = Array.from({ length: Math.max(words.length - 1, 0) }, (_, index) => index + 1);
	const widest = (at: number): number =>
		Math.max(lineWidth(words.slice(0, at), space), lineWidth(words.slice(at), space));
	return breaks.toSorted((a, b) => widest(a) - widest(b)).slice(0, 1);
}

function composed(
	cell: CellWords,
	{
		firstWords,
		snug,
		sample,
		...form
	}: WrittenForm & Pick<CellText, 'firstWords' | 'sample'> & { readonly snug: boolean },
): CellText | null {
	const { emPx, value, sign, usual } = cell;
	const names = nameLines(cell, form.name, firstWords);
	if (!names) return null;
	const lines: { kind: keyof typeof LINE_EM; width: number }[] = names.map((width) => ({
		kind: 'name',
		width,
	}));
	if (form.value) lines.push({ kind: 'value', width: value });
	if (sample === 'alone') lines.push({ kind: 'sign', width: cell.sample });
	else if (sample !== 'none') {
		const led = sample === 'value' ? lines.at(-1) : lines[0];
		if (led) led.width += cell.sample;
	}
	const place = signPlace(form, cell);
	const gapsEm = snug ? SNUG_GAPS_EM : GAPS_EM;
	const counted = (sign ?? 0) - (GAPS_EM.count - gapsEm.count) * emPx;
	const symbol = place === 'alone' ? usual.symbol : counted;
	const last = lines.at(-1);
	if (place !== 'none') {
		if (place === 'below' || !last) lines.push({ kind: 'sign', width: symbol });
		else last.width += gapsEm.beside * emPx + symbol;
	}
	if (lines.length === 0) return null;
	const height = lines.reduce((sum, { kind }) => sum + LINE_EM[kind] * emPx, 0);
	const edge = snug ? SNUG_EDGE_EM : EDGE_EM;
	let top = -height / 2;
	for (const { kind, width } of lines) {
		const bottom = top + LINE_EM[kind] * emPx;
		for (const { airEm, part } of INK[kind]) {
			if (snug && part < 1) continue;
			const nearEm = part < 1 ? airEm : airEm - (cell.home && !snug ? BORDER_EM : 0);
			const ends = [top + nearEm * emPx, bottom - nearEm * emPx];
			if (ends.some((y) => width * part > widthAt(y, cell) - edge * emPx)) return null;
		}
		top = bottom;
	}
	return {
		name: form.name,
		firstWords,
		value: form.value,
		sample,
		sign: place,
		gapsEm,
		width: Math.ceil(Math.max(...lines.map(({ width }) => width))),
		height: Math.ceil(height),
	};
}

/** The width of each line; null where there is no such name. */
function nameLines(
	{ words, space, short, split, shared }: CellWords,
	name: NameForm,
	firstWords: number,
): readonly number[] | null {
	switch (name) {
		case 'none':
			return [];
		case 'short':
			return short === null || shared ? null : [short];
		case 'split':
			return shared ? null : split;
		case 'whole':
			return [words.slice(0, firstWords), words.slice(firstWords)]
				.filter((line) => line.length > 0)
				.map((line) => lineWidth(line, space));
		default:
			return name satisfies never;
	}
}

/** Where no device is in trouble a cell says nothing of them. */
function signPlace({ sign: place }: WrittenForm, { trouble }: CellWords): SignPlace {
	return trouble ? place : 'none';
}

function lineWidth(words: readonly number[], space: number): number {
	return words.reduce((sum, width) => sum + width, 0) + space * Math.max(words.length - 1, 0);
}

/** Of a hexagon that stands on a corner, so far above or below its middle. */
function widthAt(y: number, { halfWidthPx, sidePx, cornerPx }: CellWords): number {
	const part = Math.min((cornerPx - Math.abs(y)) / (cornerPx - sidePx), 1);
	return Math.max(part, 0) * 2 * halfWidthPx;
}
