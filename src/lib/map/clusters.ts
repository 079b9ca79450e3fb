import Supercluster from 'supercluster';
import type { LonLat } from '../domain/unit.ts';
import { isTrouble, symbolOf, worst } from './symbol.ts';
import type { DeviceSymbol } from './symbol.ts';
import type { MapDevice } from './types.ts';

/** One symbol on the map: a device, or several that would overlap. */
export type Mark = {
	/** Stable while its members are. */
	readonly id: string;
	readonly at: LonLat;
	readonly symbol: DeviceSymbol;
	/** Ids of the devices it stands for. */
	readonly members: readonly string[];
};

type Spot = { readonly id: string; readonly symbol: DeviceSymbol };

/**
 * Devices as marks at one zoom. Those in trouble cluster among themselves, within `troublePx` (CSS px), and
 * the quiet ones among themselves, within `quietPx`: so a count always says how many are in that state or better,
 * and six cameras lost are not hidden in a cluster of a hundred.
 */
export function marksOf(
	devices: readonly MapDevice[],
	{ zoom, troublePx, quietPx }: { zoom: number; troublePx: number; quietPx: number },
): Mark[] {
	const spots = devices.map(({ id, lon, lat, ...device }) => ({
		type: 'Feature' as const,
		properties: { id, symbol: symbolOf(device) },
		geometry: { type: 'Point' as const, coordinates: [lon, lat] },
	}));
	const level = Math.floor(zoom);
	const marks = (part: typeof spots, radiusPx: number): Mark[] => {
		// Supercluster knows whole zooms only: at the one below, a CSS px is this much longer.
		const radius = radiusPx * 2 ** (level - zoom);
		const index = new Supercluster<Spot>({ radius, minZoom: level, maxZoom: level });
		return index
			.load(part)
			.getClusters([-180, -85, 180, 85], level)
			.map(({ geometry, properties }) => {
				const spotsHere =
					'cluster' in properties
						? index
								.getLeaves(properties.cluster_id, Infinity)
								.map((leaf) => leaf.properties as Spot)
						: [properties];
				const members = spotsHere.map(({ id }) => id).sort();
				const [lon = 0, lat = 0] = geometry.coordinates;
				return {
					id: members[0] ?? '',
					at: [lon, lat] as const,
					symbol: worst(spotsHere.map(({ symbol }) => symbol)),
					members,
				};
			});
	};
	return [
		...marks(
			spots.filter(({ properties }) => !isTrouble(properties.symbol)),
			quietPx,
		),
		...marks(
			spots.filter(({ properties }) => isTrouble(properties.symbol)),
			troublePx,
		),
	];
}
