import type { Mark } from './clusters.ts';
import type { CellMark } from './gathered.ts';
import { pulses, symbolOf } from './symbol.ts';
import type { MapDevice, MapUnit } from './types.ts';

/**
 * Gives the earlier of two equal lists, so that what is made from it need not be made again: every update of
 * the page brings new arrays, most of them with nothing new that shows.
 */
export function steady<T>(same: (a: T, b: T) => boolean): (next: readonly T[]) => readonly T[] {
	let last: readonly T[] = [];
	return (next) => {
		const before = last;
		const equal =
			before.length === next.length &&
			next.every((item, index) => {
				const earlier = before[index];
				return earlier !== undefined && same(earlier, item);
			});
		if (!equal) last = next;
		return last;
	};
}

export function sameOutline(a: MapUnit, b: MapUnit): boolean {
	return (
		a.code === b.code &&
		a.shape === b.shape &&
		a.schematic === b.schematic &&
		a.labelAt[0] === b.labelAt[0] &&
		a.labelAt[1] === b.labelAt[1]
	);
}

/** Of two units with the same outline: whether they are also filled and bordered alike. */
export function samePaint(a: MapUnit, b: MapUnit): boolean {
	return (
		sameOutline(a, b) &&
		a.progressClass === b.progressClass &&
		(a.value === null) === (b.value === null) &&
		a.waiting === b.waiting &&
		a.stale === b.stale &&
		a.home === b.home &&
		a.dimmed === b.dimmed
	);
}

export function sameSpot(a: MapDevice, b: MapDevice): boolean {
	return (
		a === b ||
		(a.id === b.id &&
			a.unitId === b.unitId &&
			a.lon === b.lon &&
			a.lat === b.lat &&
			symbolOf(a) === symbolOf(b) &&
			pulses(a) === pulses(b))
	);
}

export function sameMark(a: Mark, b: Mark): boolean {
	return (
		a.id === b.id &&
		a.symbol === b.symbol &&
		a.count === b.count &&
		a.pulsing === b.pulsing &&
		a.at[0] === b.at[0] &&
		a.at[1] === b.at[1] &&
		a.members.length === b.members.length &&
		a.members.every((id, index) => id === b.members[index])
	);
}

export function sameCellMark(a: CellMark, b: CellMark): boolean {
	return (
		a.id === b.id &&
		a.unitId === b.unitId &&
		a.symbol === b.symbol &&
		a.count === b.count &&
		a.pulsing === b.pulsing &&
		a.devices === b.devices
	);
}
