import { expect, test } from 'vitest';
import { appliedTarget } from './applied-target.ts';
import type { Target } from './indicator.ts';

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
	target('QD2', 'qd', 'province'),
	target('QD3', 'qd', 'district'),
];
const applied = (plans: readonly string[], scored = true) =>
	appliedTarget({
		level: 'district',
		indicator: { code: 'ho-so-cong-viec', scored },
		plans,
		targets: TARGETS,
	});

test('the plan’s word for the unit’s own level comes first', () => {
	expect(applied(['nt', 'qd'])).toMatchObject({ id: 'NT3', ourReading: false });
});

test('a target stated for all is the plan’s word too', () => {
	expect(applied(['all-plan'])).toMatchObject({ id: 'LD4', ourReading: false });
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
	expect(applied(['db', 'ld'], false)).toBeNull();
	expect(applied(['db', 'qd'], false)).toMatchObject({ id: 'QD3' });
});
