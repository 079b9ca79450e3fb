/** Where the simulated devices stand. Streets and waters are real ones; the places along them are about right, no more. */
import type { LonLat } from '#lib/domain/unit.ts';

export type Road = {
	readonly name: string;
	/** One camera at each of these, evenly along the road. */
	readonly crossings: readonly string[];
	readonly from: LonLat;
	readonly to: LonLat;
};

export type Spot = { readonly name: string; readonly at: LonLat };

export type Place = {
	readonly site: string;
	/** Of the unit, as on 30/11/2024. */
	readonly unitCode: string;
	readonly provinceCode: string;
	readonly town: string;
	/** Middle of the town. */
	readonly at: LonLat;
	readonly roads: readonly Road[];
	readonly waterGauges: readonly Spot[];
	readonly airSensors: readonly Spot[];
	readonly kiosks: readonly Spot[];
};

/** A road through `at`, so many metres to either side, in a compass direction (degrees). */
export function road(
	name: string,
	{ at, metres, towards }: { at: LonLat; metres: number; towards: number },
	crossings: readonly string[],
): Road {
	const angle = (towards * Math.PI) / 180;
	const dLat = (metres * Math.cos(angle)) / 111_320;
	const dLon = (metres * Math.sin(angle)) / (111_320 * Math.cos((at[1] * Math.PI) / 180));
	return {
		name,
		crossings,
		from: [at[0] - dLon, at[1] - dLat],
		to: [at[0] + dLon, at[1] + dLat],
	};
}
