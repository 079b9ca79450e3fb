/** Where a label could stand on what it names, whatever the other labels do: found once, and asked many times. */
import { boxAbout, contains, grown, overlaps, stacked } from './box.ts';
import type { Box } from './box.ts';
import type { Ground } from './ground.ts';
import type { Pixel, Size } from './mercator.ts';

/**
 * A way to write a label: with name and value, with a name of initials and the value, or with one of them; each may come
 * in several shapes. `rows`: of its lines, from above, each in the middle.
 */
export type LabelForm = Size & {
	readonly says: 'all' | 'brief' | 'name' | 'value';
	readonly rows: readonly Size[];
};

export type Label = {
	readonly key: string;
	/** The best first, of those that say the same. */
	readonly forms: readonly LabelForm[];
	/** Where its middle would best be. */
	readonly at: Pixel;
	/** Outline of what it names, in px; empty for what has none, which may be written anywhere about its place. */
	readonly outline: readonly Pixel[];
	readonly first: boolean;
};

/** What is better not covered, and how many em farther off a label may go to leave it free. */
export type Avoided = Box & { readonly cost: number };

export type Room = {
	readonly bounds: Box;
	readonly obstacles: readonly Box[];
	readonly avoid: readonly Avoided[];
	/** Size of the text, and the least space between two labels, in CSS px. */
	readonly emPx: number;
	readonly gapPx: number;
	/** Of the labels' outlines, in their order. */
	readonly ground: Ground;
};

/** `index`: in the order of the ground. */
export type Owned = { readonly label: Label; readonly index: number };

export type Spot = {
	readonly box: Box;
	/** Which of the label's forms it is. */
	readonly form: number;
	readonly cost: number;
	/** How much of it (0 to 1) stands out of what it names, and how much of it on what another one names. */
	readonly outside: number;
	readonly others: number;
};

/** More than this is never written. */
export const MOST = { outside: 0.85, others: 0.5 };
/** What is as bad as being an em farther off: all of it outside, all of it on others' land, a less good form. */
const COST = { outside: 12, others: 24, form: 0.4 };
/** How fine the places are tried. */
const STEP_EM = 0.3;
/** Of a label on what has no outline: how far off it may stand. */
const ABOUT_EM = 1.5;

/** All free spots in which it says so much, the best first. */
export function spotsOf({ label, index }: Owned, says: LabelForm['says'], room: Room): Spot[] {
	const { bounds, obstacles, avoid, emPx, gapPx, ground } = room;
	const spots: Spot[] = [];
	for (const [form, { says: own, rows, width, height }] of label.forms.entries()) {
		if (own !== says) continue;
		for (const { x, y } of middlesAbout(label, { width, height, stepPx: emPx * STEP_EM })) {
			const box = { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height };
			if (!contains(bounds, box)) continue;
			const under = ground.under(stacked(box, rows), index);
			const outside = label.outline.length === 0 ? 0 : 1 - under.own;
			if (outside > MOST.outside || under.others > MOST.others) continue;
			const about = grown(box, gapPx);
			if (obstacles.some((other) => overlaps(about, other))) continue;
			const away = Math.hypot(x - label.at.x, y - label.at.y) / emPx + form * COST.form;
			const cost =
				away + outside * COST.outside + under.others * COST.others + costOver(box, avoid);
			spots.push({ box, form, cost, outside, others: under.others });
		}
	}
	return spots.sort((a, b) => a.cost - b.cost);
}

/** A grid of places for a label's middle, with the one where it would best be, wherever it would still touch its unit. */
function middlesAbout(
	{ at, outline }: Label,
	{ width, height, stepPx }: Size & { stepPx: number },
): Pixel[] {
	const reach = stepPx * (ABOUT_EM / STEP_EM);
	const about =
		outline.length === 0
			? { x: at.x - reach, y: at.y - reach, width: 2 * reach, height: 2 * reach }
			: boxAbout(outline);
	const along = (middle: number, from: number, to: number): number[] => {
		const before = Math.max(Math.floor((middle - from) / stepPx), 0);
		const after = Math.max(Math.floor((to - middle) / stepPx), 0);
		return Array.from(
			{ length: before + 1 + after },
			(_, step) => middle + (step - before) * stepPx,
		);
	};
	const xs = along(at.x, about.x - width / 2, about.x + about.width + width / 2);
	const ys = along(at.y, about.y - height / 2, about.y + about.height + height / 2);
	return ys.flatMap((y) => xs.map((x) => ({ x, y })));
}

function costOver(box: Box, others: readonly Avoided[]): number {
	return others.reduce((sum, other) => (overlaps(box, other) ? sum + other.cost : sum), 0);
}
