import { ARCHIPELAGOS } from './archipelagos.ts';
import type { Box } from './box.ts';
import { evenBreak } from './cell-text.ts';
import { SAMPLE_EM, VALUE_EM } from './cell-words.ts';
import type { Mark } from './clusters.ts';
import type { LonLat } from '../domain/unit.ts';
import type { Pixel } from './mercator.ts';
import { nameWords, shortForms, type ShortForm } from './name-words.ts';
import type { Label, LabelForm } from './label-spots.ts';
import { COUNT_EM, countWidth, symbolRadius } from './symbol.ts';
import type { TextRuler } from './text-ruler.ts';
import type { MapUnit, MapWords } from './types.ts';

type Project = (at: LonLat) => Pixel;

/** A mark's symbol with its count, and the count alone, in CSS px; only one of trouble has a count, of more than one. */
export type MarkBox = { readonly mark: Mark; readonly whole: Box; readonly count: Box | null };

export function markBoxes(
	marks: readonly Mark[],
	{ project, fontPx }: { project: Project; fontPx: number },
): MarkBox[] {
	return marks.map((mark) => {
		const { x, y } = project(mark.at);
		const radius = fontPx * symbolRadius(mark.symbol, mark.count > 1);
		const symbol: Box = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
		const countEm = countWidth(mark.symbol, mark.count);
		if (countEm === 0) return { mark, whole: symbol, count: null };
		const line = fontPx * COUNT_EM.line;
		const gap = fontPx * COUNT_EM.gap;
		const count: Box = {
			x: Math.round(x + radius + gap),
			y: Math.round(y - line / 2),
			width: Math.ceil(fontPx * countEm),
			height: line,
		};
		const width = symbol.width + gap + count.width;
		return { mark, whole: { ...symbol, width }, count };
	});
}

/** A form of a label with the words that stand in it. */
export type WrittenForm = LabelForm & {
	/** Of the name, each a line. */
	readonly lines: readonly string[];
	readonly value: string | null;
};

export type WrittenLabel = Label & {
	readonly forms: readonly WrittenForm[];
	/** Without a value that can be trusted, or judged. */
	readonly quiet: boolean;
	/** Of a unit beside the one in focus. */
	readonly dimmed: boolean;
	readonly value: number | null;
	/** Whether the sign of sample data leads its value, or the first line of its name where that is not written. */
	readonly sample: boolean;
};

/** Heights of the lines, as parts of the text's size. */
export const LABEL_LINE_EM = { name: 1.4, value: 1.2 };

/**
 * All labels of units with a boundary, and of the archipelagos: what they could say, measured, and where.
 *
 * @param all units of the map, whatever their shape: none is written as another could be
 */
export function labelsToPlace(
	all: readonly MapUnit[],
	{
		project,
		ruler,
		fontPx,
		words,
	}: { project: Project; ruler: TextRuler; fontPx: number; words: MapWords },
): WrittenLabel[] {
	const units = all.filter(({ schematic }) => !schematic);
	const shortForm = shortForms(all.map(({ shortName }) => shortName));
	return [
		...units.map((unit) => {
			const { code, shortName, valueText, value, labelAt, shape, home, sample } = unit;
			return {
				key: code,
				forms: formsOf(shortName, {
					...{ value, valueText, sample, ruler, fontPx },
					...shortForm(shortName),
				}),
				at: project(labelAt),
				outline: thinned(largest(shape.map(([outer = []]) => outer.map(project)))),
				first: home,
				quiet: unit.stale || unit.progressClass === null,
				dimmed: unit.dimmed === true,
				value,
				sample,
			};
		}),
		...ARCHIPELAGOS.map(({ name, at }) => ({
			key: name,
			forms: formsOf(words[name], {
				...{ value: null, valueText: null, sample: false, ruler, fontPx },
				...{ short: null, split: null, shared: false },
			}),
			at: project(at),
			outline: [],
			first: true,
			quiet: true,
			dimmed: false,
			value: null,
			sample: false,
		})),
	];
}

function formsOf(
	name: string,
	{
		value,
		valueText,
		sample,
		ruler,
		fontPx,
		short,
		split,
		shared,
	}: ShortForm & {
		value: number | null;
		valueText: string | null;
		sample: boolean;
		ruler: TextRuler;
		fontPx: number;
	},
): WrittenForm[] {
	const look = { sizePx: fontPx, weight: 400 } as const;
	const parts = nameWords(name);
	const words = parts.map((word) => ruler(word.trimEnd(), look));
	const breaks = evenBreak({ words, space: ruler(' ', look) });
	const names = [
		[name],
		...breaks.map((at) => [parts.slice(0, at).join('').trimEnd(), parts.slice(at).join('')]),
	];
	const figure =
		valueText === null ? 0 : ruler(valueText, { sizePx: fontPx * VALUE_EM, weight: 600 });
	const written = (
		says: WrittenForm['says'],
		lines: readonly string[],
		text: string | null,
	): WrittenForm => {
		const rows = lines.map((line) => ({
			width: ruler(line, look),
			height: fontPx * LABEL_LINE_EM.name,
		}));
		if (text !== null) rows.push({ width: figure, height: fontPx * LABEL_LINE_EM.value });
		const led = text === null ? rows[0] : rows.at(-1);
		if (led && sample) led.width += fontPx * SAMPLE_EM;
		return {
			...{ says, lines, rows, value: text },
			width: Math.ceil(Math.max(...rows.map(({ width }) => width))),
			height: Math.ceil(rows.reduce((sum, { height }) => sum + height, 0)),
		};
	};
	return [
		...(valueText === null ? [] : names.map((lines) => written('all', lines, valueText))),
		...names.map((lines) => written('name', lines, null)),
		// A dash alone would say nothing, nor would it with initials.
		...(value === null || short === null || shared ? [] : [written('brief', [short], valueText)]),
		...(value === null || split === null || shared ? [] : [written('brief', split, valueText)]),
		...(value === null ? [] : [written('value', [], valueText)]),
	];
}

function largest(outlines: readonly (readonly Pixel[])[]): readonly Pixel[] {
	return outlines.reduce<readonly Pixel[]>(
		(most, outline) => (outline.length > most.length ? outline : most),
		[],
	);
}

/** Points nearer than this to the one before say nothing about where a label has room. */
const THIN_PX = 2;

function thinned(outline: readonly Pixel[]): Pixel[] {
	const kept: Pixel[] = [];
	for (const point of outline) {
		const before = kept.at(-1);
		if (!before || Math.hypot(point.x - before.x, point.y - before.y) >= THIN_PX) kept.push(point);
	}
	return kept;
}
