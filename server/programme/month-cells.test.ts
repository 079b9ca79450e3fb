import { expect, test } from 'vitest';
import {
	advanced,
	cellsOf,
	outranks,
	toColumns,
	type Cell,
	type KeptMonth,
} from './month-cells.ts';

const OCTOBER = Date.parse('2026-10-31T16:59:59Z') / 1000;
const DAY_S = 86_400;

function aCell(some: Partial<Cell> = {}): Cell {
	return {
		unitId: 1,
		indicatorId: 1,
		value: 87.2,
		observedAtS: OCTOBER,
		receivedAtS: OCTOBER + 10 * DAY_S,
		knownSinceS: OCTOBER + 10 * DAY_S,
		timeSource: 'device',
		sourceId: 3,
		batchId: 7,
		sample: false,
		...some,
	};
}

test('of two real values the newer stands', () => {
	const newer = aCell({ observedAtS: OCTOBER + 1 });
	expect(outranks(newer, aCell())).toBe(true);
	expect(outranks(aCell(), newer)).toBe(false);
	expect(outranks(aCell(), aCell())).toBe(false);
});

test('a real value stands before a sample, however old', () => {
	const sample = aCell({ sample: true, observedAtS: OCTOBER + DAY_S });
	expect(outranks(aCell(), sample)).toBe(true);
	expect(outranks(sample, aCell())).toBe(false);
	expect(advanced([aCell()], [sample])).toEqual([aCell()]);
});

test('what was not observed anew is carried forward; cells are in the order of indicators', () => {
	const carried = aCell({ indicatorId: 2 });
	const renewed = aCell({ observedAtS: OCTOBER + 30 * DAY_S, value: 90 });
	expect(advanced([carried, aCell({ indicatorId: 9 })], [renewed])).toEqual([
		{ ...renewed, knownSinceS: aCell().knownSinceS },
		carried,
		aCell({ indicatorId: 9 }),
	]);
});

test('a series is known since the first of its values was received, whichever stands', () => {
	const late = aCell({ knownSinceS: OCTOBER + 20 * DAY_S });
	expect(advanced([late], [aCell()])[0]?.knownSinceS).toBe(OCTOBER + 10 * DAY_S);
	expect(advanced([aCell()], [late])[0]?.knownSinceS).toBe(OCTOBER + 10 * DAY_S);
});

const kept = (cells: readonly Cell[]) =>
	JSON.parse(JSON.stringify({ unitId: 1, ...toColumns(cells) })) as KeptMonth;

test('cells survive being kept as columns, to the microsecond', () => {
	const cells = [
		aCell({ observedAtS: 1_780_243_199.123_456 }),
		aCell({ indicatorId: 2, timeSource: 'receipt', sourceId: null, batchId: null, sample: true }),
	];
	expect(cellsOf(kept(cells))).toEqual(cells);
	expect(cellsOf({ unitId: 1, cells: null, receipts: null })).toEqual([]);
});

test('what all cells have alike is kept once', () => {
	const cells = [
		aCell({ sourceId: null, value: 1 }),
		aCell({ indicatorId: 2, sourceId: null, value: 2 }),
	];
	expect(toColumns(cells).cells).toEqual({
		...{ indicators: [1, 2], values: [1, 2], observedAtS: OCTOBER },
		...{ timeSources: 0, sources: null, samples: 0 },
	});
	expect(cellsOf(kept(cells))).toEqual(cells);
});

test('columns that were cut short are no cells', () => {
	const { cells, receipts } = toColumns([aCell()]);
	expect(() => cellsOf({ unitId: 1, cells, receipts: { ...receipts, receivedAtS: [] } })).toThrow(
		'too short at 0',
	);
	expect(() => cellsOf({ unitId: 1, cells: { ...cells, values: [] }, receipts })).toThrow(
		'too short at 0',
	);
	expect(() => cellsOf({ unitId: 1, cells, receipts: null })).toThrow('not read');
});
