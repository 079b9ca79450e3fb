import type { Mark } from './clusters.ts';
import type { DrawnMap, MapDevice, MapUnit } from './types.ts';

/** What `window.ioc.map` says of a map on which these units and marks are drawn. */
export function drawnMap({
	units,
	devices,
	marks,
	rings,
}: {
	units: readonly MapUnit[];
	devices: readonly MapDevice[];
	marks: readonly Mark[];
	/** Those of the marks that are drawn where devices stand, as they are drawn. */
	rings: readonly Mark[];
}): DrawnMap {
	const markOf = new Map(marks.flatMap((mark) => mark.members.map((id) => [id, mark] as const)));
	return {
		units: Object.fromEntries(
			units.map(({ code, value, progressClass }) => [code, { value, class: progressClass }]),
		),
		devices: Object.fromEntries(
			devices.map(({ id, state }) => {
				const mark = markOf.get(id);
				return [id, { state, cluster: mark && mark.members.length > 1 ? mark.id : null }];
			}),
		),
		rings: rings.filter(({ count }) => count > 1).map(({ id }) => id),
	};
}
