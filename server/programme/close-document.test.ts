import { expect, test } from 'vitest';
import type { Indicator } from '#lib/domain/indicator.ts';
import { progressIndex } from '#lib/domain/score-index.ts';
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
	cells: [{ unitId: 1, indicatorId: 1, value: 50, freshness: 'fresh' }],
	years: [],
} as unknown as ProgrammeOfDay;

/** As the first rule kept it: neither its index nor its targets have what came with the second. */
function firstDocument(): string {
	const { standings, cells } = closeResults(programme);
	const results = {
		standings: standings.map((unit) => (unit.unitId === 1 ? { ...unit, rank: 1 } : unit)),
		cells: cells.map((cell) => ({ ...cell, standing: 'behind' })),
	};
	const later = ['rankedFrom', 'periodTo', 'years'];
	return JSON.stringify({ ruleVersion: 1, programme, results }, (key, value: unknown) =>
		later.includes(key) ? undefined : value,
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
});

test('a close of the second rule had no months of years, and comes to the results that it was closed with', () => {
	const kept = { ruleVersion: 2, programme, results: closeResults(programme) };
	const text = JSON.stringify(kept, (key, value: unknown) => (key === 'years' ? undefined : value));
	const document = readDocument(text);
	expect(document.programme.years).toEqual([]);
	expect(isReproduced(document)).toBe(true);
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
