import { describe, expect, test } from 'vitest';
import { appliedTarget, appliedTargets, plansOn } from './applied-target.ts';
import type { Indicator, Plan, Target } from './indicator.ts';
import type { Unit, UnitLevel } from './unit.ts';

const target = (id: string, plan: string, level: Target['level']): Target => ({
	id,
	plan,
	indicator: 'ho-so-cong-viec',
	level,
	operator: '>=',
	value: 80,
	dueOn: null,
	path: { kind: 'due' },
	words: '…',
});
const TARGETS = [
	target('NT2', 'nt', 'province'),
	target('NT3', 'nt', 'district'),
	target('LD1', 'ld', 'party'),
	target('DB1', 'db', 'province'),
	target('DB1c', 'db', 'country'),
	target('LD4', 'all-plan', 'all'),
	target('NT-C', 'unsaid', 'unstated'),
	target('NT10', 'agencies', 'agency'),
	target('QD2', 'qd', 'province'),
	target('QD3', 'qd', 'district'),
];
const applied = (plans: readonly string[], scored = true) =>
	appliedTarget({
		level: 'district',
		indicator: { code: 'ho-so-cong-viec', scored },
		plans: plans.map((code) => ({ code, periodTo: '2025-12-31' })),
		targets: TARGETS,
	});

test('the plan’s word for the unit’s own level comes first', () => {
	expect(applied(['nt', 'qd'])).toMatchObject({
		id: 'NT3',
		ourReading: false,
		periodTo: '2025-12-31',
	});
});

test('a target stated for all is the plan’s word too', () => {
	expect(applied(['all-plan'])).toMatchObject({ id: 'LD4', ourReading: false });
});

test('a target of which the plan does not say whose it is, is its word for a province and our reading below', () => {
	const read = (level: UnitLevel) =>
		appliedTarget({
			level,
			indicator: { code: 'ho-so-cong-viec', scored: false },
			plans: [{ code: 'unsaid', periodTo: null }],
			targets: TARGETS,
		});
	expect(read('province')).toMatchObject({ id: 'NT-C', ourReading: false });
	expect(read('district')).toMatchObject({ id: 'NT-C', ourReading: true });
	expect(read('commune')).toMatchObject({ id: 'NT-C', ourReading: true });
});

test('what is stated for agencies is read for places, scored or not, and is our reading', () => {
	expect(applied(['agencies'])).toMatchObject({ id: 'NT10', ourReading: true });
	expect(applied(['agencies'], false)).toMatchObject({ id: 'NT10', ourReading: true });
});

test('the nearest plan wins, even with what it states for another level', () => {
	expect(applied(['db', 'qd'])).toMatchObject({ id: 'DB1', ourReading: true });
	expect(applied(['ld', 'qd'])).toMatchObject({ id: 'LD1', ourReading: true });
});

test('a plan that says nothing leaves it to the next', () => {
	expect(applied(['dl', 'qd'])).toMatchObject({ id: 'QD3', ourReading: false });
	expect(applied(['dl'])).toBeNull();
});

test('what is not for scoring is never read into another level', () => {
	expect(applied(['db'], false)).toBeNull();
	expect(applied(['db', 'qd'], false)).toMatchObject({ id: 'QD3' });
});

describe('of a day', () => {
	const plan = (code: string, some: Partial<Plan> = {}) =>
		({
			code,
			unitId: 1,
			issuedOn: null,
			knownFrom: null,
			periodFrom: null,
			periodTo: null,
			...some,
		}) as Plan;
	const PLANS = [
		plan('to-come', { periodFrom: '2026-01-01' }),
		plan('over', { periodFrom: '2023-01-01', periodTo: '2023-12-31' }),
		plan('old', { issuedOn: '2022-03-01', periodTo: '2025-12-31' }),
		plan('new', { issuedOn: '2024-04-16', periodFrom: '2024-01-01', periodTo: '2025-12-31' }),
		plan('undated'),
	];
	const on = (day: string) => plansOn(PLANS, day).map(({ code }) => code);

	test('plans in force come first, then those that have ended, then those to come; the newest before', () => {
		expect(on('2024-12-31')).toEqual(['new', 'old', 'undated', 'over', 'to-come']);
		expect(on('2026-06-30')).toEqual(['to-come', 'undated', 'new', 'over', 'old']);
	});

	test('a plan that was issued later is not known yet', () => {
		expect(on('2024-04-15')).not.toContain('new');
		expect(on('2024-04-16')).toContain('new');
		expect(on('2022-02-28')).toEqual(['undated', 'to-come', 'over']);
	});

	test('a plan without a day of issue is not known before it was announced', () => {
		const plans = [plan('announced', { knownFrom: '2023-03-13', periodTo: '2025-12-31' })];
		expect(plansOn(plans, '2023-03-12')).toEqual([]);
		expect(plansOn(plans, '2023-03-13')).toEqual(plans);
	});

	test('each unit has those of its own plans, then of what it lies in', () => {
		const units = [
			{ id: 9, level: 'country', parentId: null },
			{ id: 1, level: 'province', parentId: 9 },
			{ id: 2, level: 'district', parentId: 1 },
			{ id: 3, level: 'district', parentId: 9 },
		] as Unit[];
		const indicators = [{ id: 5, code: 'ho-so-cong-viec', scored: true }] as Indicator[];
		const found = appliedTargets({
			units,
			indicators,
			plans: [plan('nt'), plan('qd', { unitId: 9 })],
			targets: TARGETS,
			day: '2024-12-31',
		});
		expect(
			found.map(({ unitId, indicatorId, target: { id, ourReading } }) => [
				unitId,
				indicatorId,
				id,
				ourReading,
			]),
		).toEqual([
			[9, 5, 'QD2', true],
			[1, 5, 'NT2', false],
			[2, 5, 'NT3', false],
			[3, 5, 'QD3', false],
		]);
	});
});
