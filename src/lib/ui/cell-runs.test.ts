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

const cells = Array.from({ length: 150 }, (_, id) => cell(id));

test('the runs of a row are its cells in their order, few in each', () => {
	const runs = cellRuns(cells);
	expect(runs.flatMap((run) => run.cells)).toEqual(cells);
	expect(runs.map((run) => run.cells.length)).toEqual([64, 64, 22]);
	expect(cellRuns([])).toEqual([]);
});

test('a device that comes last changes the last run alone', () => {
	const [before, after] = [cellRuns(cells), cellRuns([...cells, cell(150)])];
	expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
	expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
});
