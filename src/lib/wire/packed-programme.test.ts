import { parse, stringify } from 'devalue';
import { expect, test } from 'vitest';
import type { AppliedTarget } from '../domain/indicator.ts';
import type { LatestObservation } from '../domain/observation.ts';
import type { Programme } from './api/programme.ts';
import { packed, unpacked, type PackedProgramme } from './packed-programme.ts';

function aCell(some: Partial<LatestObservation>): LatestObservation {
	return {
		unitId: 1,
		indicatorId: 1,
		value: 87.2,
		observedAt: 1_780_243_199_123.456,
		timeSource: 'period',
		freshness: 'fresh',
		sample: false,
		source: null,
		typed: false,
		...some,
	};
}

const sent = (programme: Partial<Programme>): Programme =>
	unpacked(parse(stringify(packed(programme as Programme))) as PackedProgramme);

test('a programme is the same after it was packed, sent and unpacked', () => {
	const own = { id: 'LD1', value: 80 } as AppliedTarget;
	const other = { id: 'LD2', value: 90 } as AppliedTarget;
	const programme = {
		day: '2026-10-31',
		cells: [
			aCell({ source: 'báo cáo.xlsx', typed: true }),
			aCell({ indicatorId: 2, value: -0.1, sample: true, freshness: 'stale' }),
			aCell({ unitId: 100_001, timeSource: 'device', source: 'cong-dvc' }),
		],
		targets: [
			{ unitId: 1, indicatorId: 1, target: own },
			{ unitId: 1, indicatorId: 2, target: other },
			{ unitId: 2, indicatorId: 1, target: own },
			{ unitId: 3, indicatorId: 1, target: own },
			{ unitId: 3, indicatorId: 2, target: other },
			{ unitId: 4, indicatorId: 1, target: other },
		],
	};
	expect(sent(programme)).toEqual(programme);
	expect(packed(programme as unknown as Programme).targets.places).toEqual([0, 1, 0, 2]);
	expect(sent({ cells: [], targets: [] })).toEqual({ cells: [], targets: [] });
});

test('more sources are told apart than a byte counts', () => {
	const cells = Array.from({ length: 300 }, (_, n) =>
		aCell({ unitId: n, source: `tep-${n}.xlsx` }),
	);
	expect(sent({ cells, targets: [] }).cells).toEqual(cells);
});
