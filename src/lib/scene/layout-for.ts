import { LEFT_OUT } from '#lib/wire/scene.ts';
import type { RoomSize, SceneLayout, ScenePlace } from '#lib/wire/scene.ts';

/** The first layout that fits the room; the last one fits any. */
export function layoutFor(
	layouts: readonly SceneLayout[],
	{ room, deviceless }: { readonly room: RoomSize; readonly deviceless: boolean },
): SceneLayout | null {
	const fits = ({ from, to, ...layout }: SceneLayout): boolean =>
		(!layout.deviceless || deviceless) &&
		room.width >= from.width &&
		room.height >= from.height &&
		room.width <= to.width &&
		room.height <= to.height;
	return layouts.find(fits) ?? layouts.at(-1) ?? null;
}

/** Names of the panels that have a place. */
export function placedPanels(place: ScenePlace): readonly string[] {
	if ('panel' in place) return place.panel === LEFT_OUT ? [] : [place.panel];
	return ('rows' in place ? place.rows : place.columns).flatMap(placedPanels);
}

/** With a place for the line of what has no room: the one that it has, or one below everything. */
export function withLeftOut(place: ScenePlace): ScenePlace {
	const has = (own: ScenePlace): boolean =>
		'panel' in own
			? own.panel === LEFT_OUT
			: ('rows' in own ? own.rows : own.columns).some((inner) => has(inner));
	if (has(place)) return place;
	const whole = 'minmax(0, 1fr)';
	return {
		size: whole,
		rows: [
			{ ...place, size: whole },
			{ size: 'auto', panel: LEFT_OUT },
		],
	};
}
