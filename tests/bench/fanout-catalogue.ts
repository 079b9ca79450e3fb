/** A small catalogue for the fan-out bench: one province, one district, and its devices. */
import type { ChangedDevice } from '#server/db/read-changes.ts';
import { aDevice, aUnit } from '#server/live/examples.ts';
import type { Catalogue } from '#server/services.ts';

export const BENCH_UNIT = '673';

export function benchCatalogue(): Catalogue {
	return {
		version: 1,
		centre: {
			slug: 'bench',
			name: 'Bench',
			nameEn: 'Bench',
			homeCode: BENCH_UNIT,
			scopeCode: BENCH_UNIT,
			geographyDate: '2024-11-30',
			sites: [],
			keyIndicators: [],
		},
		units: [aUnit({ code: BENCH_UNIT })],
		indicators: [],
		plans: [],
		planTargets: [],
		targets: [],
		indices: [],
	};
}

export function benchDevices(count: number): ChangedDevice[] {
	return Array.from({ length: count }, (_, index) =>
		aDevice({
			id: index + 1,
			site: 'bench',
			device: `cam-${index + 1}`,
			name: `Camera số ${index + 1}`,
			sample: true,
		}),
	);
}
