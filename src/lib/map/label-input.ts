import { ARCHIPELAGOS } from './archipelagos.ts';
import type { Box } from './box.ts';
import type { Mark } from './clusters.ts';
import type { LonLat } from '../domain/unit.ts';
import type { Pixel, Size } from './mercator.ts';
import type { Label } from './place-labels.ts';
import { isTrouble, symbolRadius } from './symbol.ts';
import type { MapUnit } from './types.ts';

type Project = (at: LonLat) => Pixel;

/** A mark's symbol with its count, and the count alone, in CSS px. */
export type MarkBox = { readonly mark: Mark; readonly whole: Box; readonly count: Box };

const DIGIT_EM = 0.74;
const COUNT_LINE = 1.2;
const GAP_EM = 0.12;

export function markBoxes(
	marks: readonly Mark[],
	{ project, fontPx }: { project: Project; fontPx: number },
): MarkBox[] {
	return marks.map((mark) => {
		const { x, y } = project(mark.at);
		const many = mark.count > 1;
		const radius = fontPx * symbolRadius(mark.symbol, many);
		const width = many ? Math.ceil(String(mark.count).length * fontPx * DIGIT_EM) : 0;
		const line = fontPx * COUNT_LINE;
		// Of trouble beside the symbol, of quiet devices within their ring.
		const beside = isTrouble(mark.symbol);
		const left = beside ? x + radius + fontPx * GAP_EM : x - width / 2;
		const count: Box = {
			x: Math.round(left),
			y: Math.round(y - line / 2),
			width,
			height: many ? line : 0,
		};
		const whole: Box = {
			x: x - radius,
			y: y - radius,
			width: 2 * radius + (beside && many ? width + fontPx * GAP_EM : 0),
			height: 2 * radius,
		};
		return { mark, whole, count };
	});
}

/** The labels as the page has laid them out in `element`, and where each would best stand. */
export function labelsToPlace({
	element,
	units,
	project,
}: {
	element: HTMLElement;
	units: readonly MapUnit[];
	project: Project;
}): Label[] {
	const sizes = new Map(
		[...element.querySelectorAll<HTMLElement>('[data-map-label]')].map((label) => [
			label.dataset['mapLabel'],
			sizesOf(label),
		]),
	);
	return [
		...units.map(({ code, labelAt, shape, home }) => {
			const outline = thinned(largest(shape.map(([outer = []]) => outer.map(project))));
			return {
				key: code,
				sizes: sizes.get(code) ?? [],
				at: project(labelAt),
				outline,
				first: home,
			};
		}),
		...ARCHIPELAGOS.map(({ name, at }) => ({
			key: name,
			sizes: sizes.get(name) ?? [],
			at: project(at),
			outline: [],
			first: true,
		})),
	];
}

function sizesOf(label: HTMLElement): Size[] {
	const [name, value] = [...label.children].map((line) => line.getBoundingClientRect());
	if (!name) return [];
	const alone = { width: Math.ceil(name.width), height: Math.ceil(name.height) };
	return value
		? [
				{
					width: Math.ceil(Math.max(name.width, value.width)),
					height: Math.ceil(name.height + value.height),
				},
				alone,
			]
		: [alone];
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
