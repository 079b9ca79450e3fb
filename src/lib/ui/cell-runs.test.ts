import { expect, test } from 'vitest';
import { unjudged } from '#lib/domain/device.ts';
import { cellRuns } from './cell-runs.ts';
import type { DeviceCell } from './device-row.ts';

function cell(id: number): DeviceCell {
	const about = {
		...{ id, site: 'bao-loc', device: `cam-${id}`, kind: 'camera', name: `Camera ${id}` },
		...{ unitId: 1, lat: null, lon: null, gateway: null, heartbeatS: 30 },
		...{ registered: true, sample: false },
	};
	return { about, standing: unjudged(id, 30) };
}

const [a, b, c, d] = [cell(1), cell(2), cell(1_001), cell(1_002)];

test('the runs of a row are its cells in their order', () => {
	const row = [d, a, b, c];
	expect(cellRuns(row).flatMap(({ cells }) => cells)).toEqual(row);
	expect(cellRuns(row).map(({ cells }) => cells.length)).toEqual([1, 2, 1]);
	expect(cellRuns([])).toEqual([]);
});

test('every run has a key of its own', () => {
	const keys = cellRuns([d, a, c, b]).map(({ key }) => key);
	expect(new Set(keys).size).toBe(4);
});

test('a cell that comes to the front leaves the runs it does not touch as they are', () => {
	const before = cellRuns([a, b, c, d]);
	const after = cellRuns([d, a, b, c], before);
	expect(after[1]).toBe(before[0]);
	expect(after[2]?.key).toBe(before[1]?.key);
	expect(after[2]?.cells).toEqual([c]);
});

test('a cell that was made anew makes its run anew', () => {
	const before = cellRuns([a, b]);
	expect(cellRuns([a, cell(2)], before)[0]).not.toBe(before[0]);
	expect(cellRuns([a, b], before)[0]).toBe(before[0]);
});
