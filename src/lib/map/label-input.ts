import { ARCHIPELAGOS } from './archipelagos.ts';
import type { Box } from './box.ts';
import type { Mark } from './clusters.ts';
import type { LonLat } from '../domain/unit.ts';
import type { Pixel, Size } from './mercator.ts';
import type { Label } from './place-labels.ts';
import { symbolRadius } from './symbol-atlas.ts';
import type { MapUnit } from './types.ts';

type Project = (at: LonLat) => Pixel;

/** A mark's symbol with its count, and the count alone, in CSS px. */
export type MarkBox = { readonly mark: Mark; readonly whole: Box; readonly count: Box };

const DIGIT_EM = 0.66;
const COUNT_LINE = 1.2;

export function markBoxes(
	marks: readonly Mark[],
	{ project, fontPx }: { project: Project; fontPx: number },
): MarkBox[] {
	return marks.map((mark) => {
		const { x, y } = project(mark.at);
		const radius = fontPx * symbolRadius(mark.symbol);
		const digits = mark.members.length > 1 ? String(mark.members.length).length : 0;
		const height = Math.max(2 * radius, digits > 0 ? fontPx * COUNT_LINE : 0);
		const count: Box = {
			x: Math.round(x + radius + fontPx * 0.12),
			y: Math.round(y - (fontPx * COUNT_LINE) / 2),
			width: Math.ceil(digits * fontPx * DIGIT_EM),
			height: fontPx * COUNT_LINE,
		};
		const whole: Box = {
			x: x - radius,
			y: y - height / 2,
			width: 2 * radius + (digits > 0 ? count.width + fontPx * 0.12 : 0),
			height,
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
		...units.map(({ code, labelAt, shape, home }) => ({
			key: code,
			sizes: sizes.get(code) ?? [],
			at: project(labelAt),
			outline: largest(shape.map(([outer = []]) => outer.map(project))),
			first: home,
		})),
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
