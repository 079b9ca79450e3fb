import type { MultiPolygon } from '#lib/domain/unit.ts';
import type { MapDevice, MapUnit, Picked } from '#lib/map/types.ts';

/** `window.harness`: how the tests of the map change what it shows. */
export type Harness = {
	units: (change: (unit: MapUnit) => MapUnit) => void;
	devices: (change: (device: MapDevice) => MapDevice) => void;
	/** Other devices in the place of those there are. */
	scatter: (count: number) => void;
	boundaries: (shapes: [code: string, shape: MultiPolygon][]) => void;
	show: (units: readonly MapUnit[]) => void;
	/** Frames one unit by its code, or all (null). */
	focus: (code: string | null) => void;
	/** Shows the first of the two maps (0), or the second; only where the address asks for two (`second=on`). */
	turn: (which: number) => void;
	/** What was clicked, and what was pointed at, the last one last; only where the address asks for it (`pick=on`). */
	readonly clicked: Picked[];
	readonly pointedAt: (Picked | null)[];
};

declare global {
	interface Window {
		harness?: Harness;
	}
}
