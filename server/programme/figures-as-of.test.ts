import { expect, test } from 'vitest';
import { toColumns, type Cell, type KeptMonth } from './month-cells.ts';
import { FiguresAsOf } from './figures-as-of.ts';

const OCTOBER = Date.parse('2026-10-31T16:59:59Z') / 1000;
const DAY_S = 86_400;

function aCell(some: Partial<Cell> = {}): Cell {
	return {
		...{ unitId: 1, indicatorId: 1, value: 87.2, observedAtS: OCTOBER, timeSource: 'device' },
		...{ receivedAtS: OCTOBER + DAY_S, knownSinceS: OCTOBER + DAY_S },
		...{ sourceId: 3, batchId: 7, sample: false },
		...some,
	};
}

const month = (...cells: Cell[]): KeptMonth => ({ unitId: 1, ...toColumns(cells) });

const later = aCell({
	...{ value: 90, observedAtS: OCTOBER + 5 * DAY_S },
	...{ receivedAtS: OCTOBER + 6 * DAY_S, knownSinceS: OCTOBER + 6 * DAY_S },
});

test('what was observed since stands, known since the first of the series was', () => {
	const standing = new FiguresAsOf([month(aCell())], [month(later)]);
	expect(standing.toldOf(1, 1)?.value).toBe(90);
	expect(standing.cellOf(1, 1)).toEqual({ ...later, knownSinceS: OCTOBER + DAY_S });
});

test('a sample that was told since does not stand before a real figure', () => {
	const standing = new FiguresAsOf([month(aCell())], [month({ ...later, sample: true })]);
	expect(standing.toldOf(1, 1)?.value).toBe(87.2);
	expect(standing.cellOf(1, 1)).toEqual(aCell());
});

test('a series that is in one of them alone stands as it is there; of others nothing does', () => {
	const newcomer = { ...later, indicatorId: 2 };
	const standing = new FiguresAsOf([month(aCell())], [month(newcomer)]);
	expect(standing.cellOf(1, 1)).toEqual(aCell());
	expect(standing.cellOf(1, 2)).toEqual(newcomer);
	expect([standing.cellOf(1, 3), standing.cellOf(2, 1), standing.toldOf(2, 1)]).toEqual(
		Array(3).fill(null),
	);
});

test('of what was received after a moment, that which stands is told once', () => {
	const standing = new FiguresAsOf(
		[month(aCell(), aCell({ indicatorId: 2 }))],
		[month(later), { unitId: 2, cells: null, receipts: null }],
	);
	expect(
		standing.receivedAfter(OCTOBER).map(({ indicatorId, value }) => [indicatorId, value]),
	).toEqual([
		[2, 87.2],
		[1, 90],
	]);
	expect(standing.receivedAfter(OCTOBER + DAY_S)).toEqual([standing.cellOf(1, 1)]);
	expect(standing.receivedAfter(later.receivedAtS)).toEqual([]);
});
