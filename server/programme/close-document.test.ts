import { expect, test } from 'vitest';
import type { Indicator } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { progressIndex } from '#lib/domain/score-index.ts';
import { endOfDay } from '#lib/domain/time-format.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { closeResults, readDocument, RULE_VERSION } from './close-document.ts';
import { comparedClose, isReproduced } from './compare-close.ts';
import type { ProgrammeOfDay } from './programme.ts';

const DAY = '2024-12-31';
const indicators = [1, 2, 3].map(
	(id) =>
		({
			...{ id, code: `i${String(id)}`, pillar: 'government', direction: 'higher' },
			...{ scored: true, kind: 'number' },
		}) as Indicator,
);
const home = { id: 9, level: 'province' } as Unit;
const parts = [{ id: 1, level: 'district' } as Unit];
/** One figure of three, 50 of 100, of a target that has no due date. */
const programme = {
	...{ day: DAY, at: Date.UTC(2025, 0, 1), parts, home, indicators },
	index: progressIndex(indicators),
	targets: indicators.map(({ id: indicatorId }) => ({
		...{ unitId: 1, indicatorId },
		target: {
			...{ id: `T${String(indicatorId)}`, value: 100, operator: '>=', dueOn: null },
			...{ path: { kind: 'due' }, periodTo: DAY },
		},
	})),
	cells: [{ unitId: 1, indicatorId: 1, value: 50, freshness: 'fresh', typed: true }],
	years: [],
} as unknown as ProgrammeOfDay;

/** As the first rule kept it: neither its index nor its targets have what came with the second. */
function firstDocument(): string {
	const { standings, cells } = closeResults(programme);
	const results = {
		standings: standings.map((unit) => (unit.unitId === 1 ? { ...unit, rank: 1 } : unit)),
		cells: cells.map((cell) => ({ ...cell, standing: 'behind' })),
	};
	const later = ['rankedFrom', 'periodTo', 'years', 'typed'];
	const deliveries = [{ id: 5, kind: 'report' }];
	const receipts = [{ unitId: 1, indicatorId: 1, batchId: 5 }];
	return JSON.stringify(
		{ ruleVersion: 1, programme, receipts, deliveries, results },
		(key, value: unknown) => (later.includes(key) ? undefined : value),
	);
}

test('by the rule of today a unit with one figure of three has no rank, and after the plan none is behind', () => {
	const { standings, cells } = closeResults(programme);
	expect(standings[0]).toMatchObject({ score: 50, rank: null });
	expect(cells).toMatchObject([{ attainment: 0.5, standing: null }]);
});

test('a close of the first rule still comes to the results that it was closed with', () => {
	const document = readDocument(firstDocument());
	expect(isReproduced(document)).toBe(true);
	expect(document.results.standings[0]).toMatchObject({ score: 50, rank: 1 });
	expect(document.programme.cells).toMatchObject([{ typed: true }]);
});

test('a close of the second rule had no months of years, and comes to the results that it was closed with', () => {
	const delivered = { receipts: [], deliveries: [] };
	const kept = { ruleVersion: 2, programme, ...delivered, results: closeResults(programme) };
	const text = JSON.stringify(kept, (key, value: unknown) => (key === 'years' ? undefined : value));
	const document = readDocument(text);
	expect(document.programme.years).toEqual([]);
	expect(isReproduced(document)).toBe(true);
});

test('a close of the third rule knew not which figures were typed in: its deliveries say it', () => {
	const cells = programme.cells.flatMap((cell) => {
		return [1, 2, 3].map((indicatorId) => ({ ...cell, indicatorId }));
	});
	const receipts = [5, 6, null].map((batchId, at) => {
		return { unitId: 1, indicatorId: at + 1, receivedAt: 0, batchId };
	});
	const deliveries = [
		{ id: 5, kind: 'report' },
		{ id: 6, kind: 'system' },
	];
	const kept = { ...programme, cells, years: [{ unitId: 9, indicatorId: 1, points: [] }] };
	const results = closeResults(kept);
	const text = JSON.stringify(
		{ ruleVersion: 3, programme: kept, receipts, deliveries, results },
		(key, value: unknown) => (key === 'typed' ? undefined : value),
	);
	const document = readDocument(text);
	expect(document.programme.cells.map(({ typed }) => typed)).toEqual([true, false, false]);
	expect(document.programme.years).toMatchObject(kept.years);
	expect(document.programme.index).toEqual(programme.index);
	expect(isReproduced(document)).toBe(true);
});

const THIRTY = { ...indicators[0], overTime: 'sum', intervalS: 30 * 86_400 } as Indicator;

/** Five months of 5 and a first half of 30, of a target of 120 a year. */
function firstHalf(): ProgrammeOfDay {
	const points = [1, 2, 3, 4, 5].map((month) => {
		return { day: `2024-0${String(month)}-28`, value: 5, sample: false };
	});
	const cells = programme.cells.map((cell) => ({
		...{ ...cell, value: 30, timeSource: 'half-year' as const },
		observedAt: Date.parse('2024-06-30T23:59:59.500+07:00'),
	}));
	const targets = programme.targets.slice(0, 1).map(({ target, ...of }) => {
		return { ...of, target: { ...target, operator: 'per-year' as const, value: 120 } };
	});
	const years = [{ unitId: 1, indicatorId: 1, points }];
	return { ...programme, indicators: [THIRTY], cells, targets, years };
}

test('by the rule of today a first half of 30 stands for its months: a quarter of 120, not 5 · 5 + 30 = 55', () => {
	expect(closeResults(firstHalf()).cells).toMatchObject([{ attainment: 0.25 }]);
});

test('a close of the fourth rule took a first half for its last month, and comes to the results that it was closed with', () => {
	const kept = firstHalf();
	const years = kept.years.map((one) => ({ ...one, byMonthOnly: true }));
	const results = closeResults({ ...kept, years });
	expect(results.cells).toMatchObject([{ attainment: 55 / 120 }]);
	const document = readDocument(JSON.stringify({ ruleVersion: 4, programme: kept, results }));
	expect(document.programme.cells).toEqual(kept.cells);
	expect(isReproduced(document)).toBe(true);
	const mistaken = { ruleVersion: RULE_VERSION, programme: kept, results };
	expect(isReproduced(readDocument(JSON.stringify(mistaken)))).toBe(false);
});

test('against today it says that the index has another rule, and of no target that it has changed', () => {
	expect(comparedClose(readDocument(firstDocument()), programme)).toMatchObject({
		standings: [{ was: { score: 50, rank: 1 }, is: { score: 50, rank: null } }],
		targets: [],
		index: true,
	});
});

test('a close of today’s rule is read as it was kept', () => {
	const document = { ruleVersion: RULE_VERSION, programme, results: closeResults(programme) };
	const read = readDocument(JSON.stringify(document));
	expect(read).toEqual(document);
	expect(isReproduced(read)).toBe(true);
});

test('what came later, what was corrected and what is no more are told apart, each by the name that it has', () => {
	const named = (own: ProgrammeOfDay, prefix: string): ProgrammeOfDay => ({
		...own,
		parts: parts.map((unit) => ({ ...unit, name: `${prefix} huyện` })),
		home: { ...home, name: `${prefix} tỉnh` },
		indicators: own.indicators.map((indicator) => {
			const name = `${prefix} ${indicator.code}`;
			return { ...indicator, name, nameEn: `${name} en` };
		}),
	});
	const cellsOf = (values: readonly (readonly [number, number])[]) =>
		values.map(([indicatorId, value]) => ({
			...programme.cells[0],
			indicatorId,
			value,
		})) as ProgrammeOfDay['cells'];
	const then = { ...programme, indicators: indicators.slice(0, 2) };
	const closed = named(
		{
			...then,
			cells: cellsOf([
				[1, 50],
				[2, 7],
			]),
		},
		'cũ',
	);
	const today = named(
		{
			...programme,
			cells: cellsOf([
				[1, 60],
				[3, 120],
			]),
		},
		'mới',
	);
	const text = JSON.stringify({
		...{ ruleVersion: RULE_VERSION, programme: closed, receipts: [], deliveries: [] },
		results: closeResults(closed),
	});
	const of = (indicatorId: number, name: string) => ({
		...{ unitId: 1, unit: 'cũ huyện', indicatorId, indicator: { name, nameEn: `${name} en` } },
	});
	expect(comparedClose(readDocument(text), today).figures).toEqual([
		{ ...of(1, 'cũ i1'), was: 50, is: 60, change: 'corrected' },
		{ ...of(2, 'cũ i2'), was: 7, is: null, change: 'gone' },
		{ ...of(3, 'mới i3'), was: null, is: 120, change: 'came' },
	]);
});

test('a figure of another period, or real in a sample’s place, is not called corrected; one of a running period told again is', () => {
	const OCTOBER = endOfDay('2024-10-31') - 1_000;
	const inNovember = (day: number) => Date.UTC(2024, 10, day, 5);
	const changeOf = (was: Partial<LatestObservation>, is: Partial<LatestObservation>) => {
		const [cell] = programme.cells;
		const named = { ...programme, parts: parts.map((unit) => ({ ...unit, name: 'Đạ Tẻh' })) };
		const own = { value: 10, observedAt: OCTOBER, timeSource: 'period', sample: false };
		const closed = { ...named, cells: [{ ...cell, ...own, ...was }] } as ProgrammeOfDay;
		const now = { ...named, cells: [{ ...cell, ...own, ...is }] } as ProgrammeOfDay;
		const document = { ruleVersion: RULE_VERSION, programme: closed, receipts: [], deliveries: [] };
		const text = JSON.stringify({ ...document, results: closeResults(closed) });
		return comparedClose(readDocument(text), now).figures.map(({ change }) => change);
	};
	expect(changeOf({}, {})).toEqual([]);
	expect(changeOf({}, { value: 11 })).toEqual(['corrected']);
	expect(changeOf({}, { observedAt: endOfDay('2024-09-30') - 1_000 })).toEqual(['replaced']);
	expect(changeOf({}, { timeSource: 'quarter', value: 30 })).toEqual(['replaced']);
	expect(changeOf({ sample: true }, { value: 12 })).toEqual(['replaced']);
	const open = { observedAt: inNovember(5) };
	expect(changeOf(open, { observedAt: inNovember(9), value: 12 })).toEqual(['corrected']);
	expect(changeOf(open, { observedAt: inNovember(9) })).toEqual([]);
});
