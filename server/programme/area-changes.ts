import type { AreaChange } from '#lib/domain/derived.ts';
import type { UnitEvent } from '#lib/domain/unit-event.ts';
import type { Unit } from '#lib/domain/unit.ts';

/** Of the units the days on which something went out of them, or came to them, while they went on. */
export function areaChangesOf(
	units: readonly Pick<Unit, 'id' | 'slug' | 'validFrom' | 'validTo'>[],
	events: readonly UnitEvent[],
): AreaChange[] {
	return units.flatMap(({ id: unitId, slug, validFrom, validTo }) =>
		events
			.filter(({ type, happenedOn, from, to }) => {
				const goesOn =
					(validFrom === null || validFrom < happenedOn) &&
					(validTo === null || validTo >= happenedOn);
				return goesOn && type !== 'rename' && [...from, ...to].some(({ unit }) => unit === slug);
			})
			.map(({ happenedOn: on }) => ({ unitId, on })),
	);
}
