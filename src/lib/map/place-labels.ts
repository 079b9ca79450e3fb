import { boxAbout, contains, grown, overlaps } from './box.ts';
import type { Box } from './box.ts';
import { calledOut, lineBoxes, nearestOf } from './call-out.ts';
import type { Ground } from './ground.ts';
import type { Pixel, Size } from './mercator.ts';

/** A way to write a label: with name and value, or with one of them; each may come in several shapes. */
export type LabelForm = Size & { readonly says: 'all' | 'name' | 'value' };

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

export type Placed = Box & {
	/** Which of the label's forms it is. */
	readonly form: number;
	/** Where a line leads from the label, whose unit has no room for it; null where it stands there itself. */
	readonly leadsTo: Pixel | null;
};

type Room = {
	readonly bounds: Box;
	readonly obstacles: readonly Box[];
	readonly avoid: readonly Avoided[];
	/** Size of the text, and the least space between two labels, in CSS px. */
	readonly emPx: number;
	readonly gapPx: number;
	/** Of the labels' outlines, in their order. */
	readonly ground: Ground;
};

/** How much of a label may stand out of what it names, and how much of it on what another one names. */
type Limits = { readonly outside: number; readonly others: number };
const WITHIN: Limits = { outside: 0.12, others: 0.08 };
const MOSTLY: Limits = { outside: 0.35, others: 0.25 };
const LEANING: Limits = { outside: 0.85, others: 0.3 };
const ACROSS: Limits = { outside: 0.85, others: 0.5 };

/** What else is as bad as being an em farther off: all of it outside, all of it on others' land, being without value. */
const COST = { outside: 12, others: 24, without: 6, form: 0.4 };

/** Of more labels than this only names are written, each on what it names: more would be a thicket of lines and figures. */
const MANY = 40;

/**
 * Boxes for the labels, none over another, over an obstacle or out of bounds. First every unit has its name within its own
 * area, those of small units before others, for they have the fewest places. Then those too small for it: beside all
 * units, with a short line to their own, or leaning out, or by their value alone, or, where trouble has all their room, across
 * their border. Values come last, where there is room left for them. Of many labels only the first ones get so far. A label with no room at all is not in the result. `avoid` costs, but does not forbid.
 */
export function placeLabels(labels: readonly Label[], room: Room): Map<string, Placed> {
	const placed = new Map<string, Placed>();
	const order = labels
		.map((label, index) => ({ label, index }))
		.sort((a, b) => Number(b.label.first) - Number(a.label.first) || extent(a) - extent(b));
	const search = (own: Owned, says: LabelForm['says'], limits: Limits) =>
		best(own, { ...room, says, limits, taken: takenBut(own.label.key) });

	for (const limits of [WITHIN, MOSTLY]) {
		for (const own of order) {
			if (!placed.has(own.label.key)) put(own, search(own, 'name', limits));
		}
	}
	const told = labels.length > MANY ? order.filter(({ label }) => label.first) : order;
	for (const own of told) {
		if (placed.has(own.label.key)) continue;
		put(
			own,
			aside(own) ??
				search(own, 'value', MOSTLY) ??
				search(own, 'name', LEANING) ??
				search(own, 'name', ACROSS),
		);
	}
	for (const own of told) {
		const { label } = own;
		const before = placed.get(label.key);
		if (before && label.forms[before.form]?.says === 'all') continue;
		put(own, search(own, 'all', WITHIN) ?? search(own, 'all', MOSTLY));
	}
	return placed;

	function put({ label }: Owned, found: Found | null): void {
		if (found) placed.set(label.key, found.place);
	}

	function takenBut(key: string): Box[] {
		const taken: Box[] = [...room.obstacles];
		for (const [other, place] of placed) {
			if (other === key) continue;
			taken.push(place);
			const { leadsTo: to } = place;
			if (to) taken.push(...lineBoxes(nearestOf(place, to), { to, emPx: room.emPx }));
		}
		return taken;
	}

	/** With all that can be said before the name alone. */
	function aside({ label }: Owned): Found | null {
		const taken = takenBut(label.key);
		let least: Found | null = null;
		for (const [form, { says, width, height }] of label.forms.entries()) {
			if (says === 'value') continue;
			const without = says === 'name' ? COST.without : 0;
			const limit = (least?.cost ?? Infinity) - without;
			const led = calledOut(label.at, { ...room, size: { width, height }, taken, limit });
			if (!led) continue;
			least = { place: { ...led.box, form, leadsTo: label.at }, cost: led.cost + without };
		}
		return least;
	}
}

type Owned = { readonly label: Label; readonly index: number };
type Found = { readonly place: Placed; readonly cost: number };

/** The best place of all forms that say so much. */
function best(
	{ label, index }: Owned,
	{
		says,
		limits,
		taken,
		bounds,
		avoid,
		emPx,
		gapPx,
		ground,
	}: Room & { says: LabelForm['says']; limits: Limits; taken: readonly Box[] },
): Found | null {
	let found: Placed | null = null;
	let least = Infinity;
	for (const [form, { says: own, width, height }] of label.forms.entries()) {
		if (own !== says) continue;
		const later = form * COST.form;
		for (const { x, y } of middlesAbout(label, { width, height, stepPx: emPx * STEP_EM })) {
			const away = Math.hypot(x - label.at.x, y - label.at.y) / emPx + later;
			if (away >= least) continue;
			const box = { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height };
			if (!contains(bounds, box)) continue;
			const under = ground.under(box, index);
			const outside = label.outline.length === 0 ? 0 : 1 - under.own;
			if (outside > limits.outside || under.others > limits.others) continue;
			const cost =
				away + outside * COST.outside + under.others * COST.others + costOver(box, avoid);
			if (cost >= least) continue;
			const about = grown(box, gapPx);
			if (taken.some((other) => overlaps(about, other))) continue;
			[found, least] = [{ ...box, form, leadsTo: null }, cost];
		}
	}
	return found && { place: found, cost: least };
}

/** How fine the places are tried. */
const STEP_EM = 0.3;
/** Of a label on what has no outline: how far off it may stand. */
const ABOUT_EM = 1.5;

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

function extent({ label: { outline } }: Owned): number {
	if (outline.length === 0) return 0;
	const { width, height } = boxAbout(outline);
	return width * height;
}
