/** What a unit came of, directly and by way of others, as far as it is stated. */
import type { EventPart, UnitEvent } from './unit-event.ts';

/** How much of a former unit became the later one: all of it, or only a part; null where nobody stated it. */
export type Extent = EventPart['extent'];

export type Former = {
	/** Slug. */
	readonly unit: string;
	readonly extent: Extent;
	/** What ended it; null of the unit itself. */
	readonly endedBy: UnitEvent | null;
};

/**
 * The unit itself and all that it came of, nearest first. Of what was merged before it was divided only that is told whose area the
 * unit has, where that is stated; else all of it is, of which nobody stated how much became the unit.
 */
export function cameOf(unit: string, events: readonly UnitEvent[]): Former[] {
	const found = new Map<string, Former & { readonly areaOf: string | null }>([
		[unit, { unit, extent: 'whole', endedBy: null, areaOf: null }],
	]);
	// A map goes on to what is added to it while it is walked.
	for (const [later, { areaOf, extent, endedBy }] of found) {
		for (const event of events) {
			const own = event.to.find((part) => part.unit === later);
			if (!own) continue;
			for (const former of event.from) {
				if (found.has(former.unit) || (areaOf ?? former.unit) !== former.unit) continue;
				const into = extentInto(event, former);
				const byArea = areaOf !== null && endedBy && isShared(endedBy, areaOf) ? 'part' : null;
				found.set(former.unit, {
					unit: former.unit,
					extent: extent === 'whole' ? into : byArea,
					endedBy: event,
					areaOf: own.areaOf,
				});
			}
		}
	}
	return [...found.values()].map(({ unit, extent, endedBy }) => ({ unit, extent, endedBy }));
}

/** How much of a unit became each of those that an event leads to: of one that became several a part is in each. */
export function extentInto({ type, from, to }: UnitEvent, { extent }: EventPart): Extent {
	if (extent === 'part') return 'part';
	if (to.length > 1) return from.length === 1 ? 'part' : null;
	return type === 'rename' ? 'whole' : extent;
}

function isShared({ to }: UnitEvent, areaOf: string): boolean {
	return to.filter((part) => part.areaOf === areaOf).length > 1;
}
