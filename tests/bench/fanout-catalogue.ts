/** A small catalogue for the fan-out bench: one province, one district, and its devices. */
import type { ChangedDevice } from '#server/db/read-changes.ts';
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
		units: [
			{
				id: 1,
				slug: 'd-673-bao-loc',
				code: BENCH_UNIT,
				level: 'district',
				kind: 'city',
				name: 'Thành phố Bảo Lộc',
				shortName: 'Bảo Lộc',
				parentId: null,
				validFrom: null,
				validTo: null,
				labelAt: [107.81, 11.55],
				areaKm2: 233.8,
				boundary: null,
			},
		],
		indicators: [],
		plans: [],
		targets: [],
	};
}

export function benchDevices(count: number): ChangedDevice[] {
	return Array.from({ length: count }, (_, index) => ({
		id: index + 1,
		site: 'bench',
		device: `cam-${index + 1}`,
		kind: 'camera',
		name: `Camera số ${index + 1}`,
		unitId: 1,
		lat: 11.5,
		lon: 107.8,
		gateway: null,
		heartbeatS: 30,
		registered: true,
		sample: true,
		retired: false,
	}));
}
