import { boxAbout, grown, overlaps } from './box.ts';
import type { Box } from './box.ts';
import { lineBoxes, LONGEST_EM, nearestOf, spotsAside } from './call-out.ts';
import type { SpotAside } from './call-out.ts';
import { MOST, spotsOf } from './label-spots.ts';
import type { Label, LabelForm, Owned, Room, Spot } from './label-spots.ts';
import type { Pixel } from './mercator.ts';

export type Placed = Box & {
	/** Which of the label's forms it is. */
	readonly form: number;
	/** Where a line leads from the label, whose unit has no room for it; null where it stands there itself. */
	readonly leadsTo: Pixel | null;
};

/** How much of a label may stand out of what it names, and how much of it on what another one names. */
type Limits = Pick<Spot, 'outside' | 'others'>;
/** The air about letters. */
const WITHIN: Limits = { outside: 0.04, others: 0.04 };
/** About a letter of a long name. */
const MOSTLY: Limits = { outside: 0.12, others: 0.12 };
const LEANING: Limits = { outside: MOST.outside, others: 0.3 };
const ACROSS: Limits = MOST;

/** A longer line crosses units between; it is for where nothing else has room for the value. */
const SHORT_EM = 4;

/** Of more labels than this each is on what it names, or not there: more would be a thicket of lines and figures. */
const MANY = 40;

/** So often is tried whether all can be said, those first for which there was no room before. */
const TURNS = 6;

/** How much is missing where a label says nothing, its value or name alone, or its name with initials. */
const LACK = { nothing: 30, value: 16, name: 10, brief: 1, all: 0 };

/**
 * Boxes for the labels, none over another, over an obstacle or out of bounds, in an order in which most is said. A label with
 * no room at all is not in the result. `avoid` costs, but does not forbid.
 */
export function placeLabels(labels: readonly Label[], room: Room): Map<string, Placed> {
	const spots = labels.map((label, index) => new LabelSpots({ label, index }, room));
	let order: readonly LabelSpots[] = spots.toSorted(
		({ label: a }, { label: b }) => Number(b.first) - Number(a.first) || extent(a) - extent(b),
	);
	const turns = labels.length > MANY ? 1 : TURNS;
	let best = placedInOrder(order, room);
	for (let turn = 1, last = best; turn < turns && lackOf(order, best) > 0; turn += 1) {
		order = order.toSorted((a, b) => Math.sign(b.lack(last)) - Math.sign(a.lack(last)));
		last = placedInOrder(order, room);
		if (lackOf(order, last) < lackOf(order, best)) best = last;
	}
	return best;
}

function lackOf(order: readonly LabelSpots[], placed: ReadonlyMap<string, Placed>): number {
	return order.reduce((sum, spots) => sum + spots.lack(placed), 0);
}

/** A label with the spots that it could have, each list made when it is first asked for. */
class LabelSpots {
	readonly label: Label;
	readonly #own: Owned;
	readonly #room: Room;
	readonly #onUnit = new Map<LabelForm['says'], Spot[]>();
	readonly #aside = new Map<boolean, SpotAside[]>();

	constructor(own: Owned, room: Room) {
		this.label = own.label;
		this.#own = own;
		this.#room = room;
	}

	/** The best of its unit that is not taken. */
	onUnit(says: LabelForm['says'], { limits, taken }: { limits: Limits; taken: Box[] }) {
		const spots = this.#onUnit.get(says) ?? spotsOf(this.#own, says, this.#room);
		this.#onUnit.set(says, spots);
		const found = spots.find(
			({ box, outside, others }) =>
				outside <= limits.outside && others <= limits.others && this.#isFree(box, taken),
		);
		return found ? { ...found.box, form: found.form, leadsTo: null } : null;
	}

	/** The best beside all units; `whole`: not without the value. */
	aside({ whole, longestEm, taken }: { whole: boolean; longestEm: number; taken: Box[] }) {
		const says = whole ? (['all'] as const) : (['all', 'name'] as const);
		const spots = this.#aside.get(whole) ?? spotsAside(this.#own, says, this.#room);
		this.#aside.set(whole, spots);
		const { at } = this.label;
		const { emPx, obstacles } = this.#room;
		const found = spots.find(({ box, lengthEm }) => {
			if (lengthEm > longestEm || !this.#isFree(box, taken)) return false;
			const line = lineBoxes(nearestOf(box, at), { to: at, emPx });
			return !line.some((piece) =>
				[...obstacles, ...taken].some((other) => overlaps(piece, other)),
			);
		});
		return found ? { ...found.box, form: found.form, leadsTo: at } : null;
	}

	lack(placed: ReadonlyMap<string, Placed>): number {
		const says = this.says(placed);
		if (says === null) return LACK.nothing;
		return says === this.label.forms[0]?.says ? 0 : LACK[says];
	}

	says(placed: ReadonlyMap<string, Placed>): LabelForm['says'] | null {
		const place = placed.get(this.label.key);
		return (place && this.label.forms[place.form]?.says) ?? null;
	}

	#isFree(box: Box, taken: readonly Box[]): boolean {
		const about = grown(box, this.#room.gapPx);
		return !taken.some((other) => overlaps(about, other));
	}
}

/**
 * First every unit has its name within its own area, in this order. Then those too small for it: beside all units, with a
 * short line to their own, or with initials, or by their value alone, or leaning out, or, where trouble has all their room,
 * across their border. Then values have what room is left: within their area, and where they have none, name and value go
 * beside all units, or the name has initials. Of many labels only the first ones get so far.
 */
function placedInOrder(order: readonly LabelSpots[], { emPx }: Room): Map<string, Placed> {
	const placed = new Map<string, Placed>();
	const takes = new Map<string, Box[]>();
	const many = order.length > MANY;
	const told = many ? order.filter(({ label }) => label.first) : order;

	for (const limits of many ? [WITHIN] : [WITHIN, MOSTLY]) {
		for (const own of order) {
			if (!placed.has(own.label.key)) put(own, on(own, 'name', limits));
		}
	}
	for (const own of told) {
		if (placed.has(own.label.key)) continue;
		put(
			own,
			own.aside({ whole: false, longestEm: SHORT_EM, taken: takenBut(own) }) ??
				on(own, 'brief', MOSTLY) ??
				on(own, 'value', MOSTLY) ??
				on(own, 'name', LEANING) ??
				on(own, 'name', ACROSS),
		);
	}
	addValues();
	for (const own of told) {
		const says = own.says(placed);
		if (says === 'all' || says === 'brief') continue;
		const taken = takenBut(own);
		put(
			own,
			own.aside({ whole: true, longestEm: SHORT_EM, taken }) ??
				on(own, 'brief', MOSTLY) ??
				own.aside({ whole: true, longestEm: LONGEST_EM, taken }),
		);
	}
	// What has gone beside has left its room to its neighbours.
	addValues();
	return placed;

	function addValues(): void {
		for (const own of order) {
			const says = own.says(placed);
			if (says === 'all' || (says === null && many && !own.label.first)) continue;
			put(own, on(own, 'all', WITHIN) ?? (many ? null : on(own, 'all', MOSTLY)));
		}
	}

	function on(own: LabelSpots, says: LabelForm['says'], limits: Limits): Placed | null {
		return own.onUnit(says, { limits, taken: takenBut(own) });
	}

	function put({ label }: LabelSpots, place: Placed | null): void {
		if (!place) return;
		placed.set(label.key, place);
		const { leadsTo: to } = place;
		const line = to ? lineBoxes(nearestOf(place, to), { to, emPx }) : [];
		takes.set(label.key, [place, ...line]);
	}

	function takenBut({ label }: LabelSpots): Box[] {
		return [...takes].flatMap(([key, boxes]) => (key === label.key ? [] : boxes));
	}
}

function extent({ outline }: Label): number {
	if (outline.length === 0) return 0;
	const { width, height } = boxAbout(outline);
	return width * height;
}
