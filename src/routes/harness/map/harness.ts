import type { MultiPolygon } from '#lib/domain/unit.ts';
import type { MapDevice, MapUnit } from '#lib/map/types.ts';

/** `window.harness`: how the tests of the map change what it shows. */
export type Harness = {
	units: (change: (unit: MapUnit) => MapUnit) => void;
	devices: (change: (device: MapDevice) => MapDevice) => void;
	boundaries: (shapes: [code: string, shape: MultiPolygon][]) => void;
	show: (units: readonly MapUnit[]) => void;
};

declare global {
	interface Window {
		harness?: Harness;
	}
}
