import { expect, test } from 'vitest';
import type { AppliedTarget, Indicator } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import type { Figure } from '#lib/ui/figure.ts';
import { figureStanding } from '#lib/ui/figure-words.ts';
import { figureValue } from './figure-view.ts';

const NOW = Date.parse('2026-11-22T17:30:00Z');
const key = {
	indicator: { id: 7, code: 'x', direction: 'higher', decimals: 1 } as Indicator,
	target: {
		value: 80,
		operator: '>=',
		dueOn: null,
		periodTo: null,
		path: { kind: 'due' },
	} as AppliedTarget,
	past: { endsAt: NOW, stepMs: 7 * 86_400_000, real: [null, null, 85], samples: [70, 75, 79] },
	figure: {} as Figure,
	now: NOW,
	locale: 'vi',
} as const;
const latest: LatestObservation = {
	unitId: 1,
	indicatorId: 7,
	value: 87.2,
	observedAt: NOW - 60_000,
	timeSource: 'device',
	freshness: 'fresh',
	sample: false,
	source: null,
};

test('a value leads its own trend: samples are drawn only to a sample', () => {
	expect(figureValue(latest, key)?.trend).toEqual([87.2]);
	expect(figureValue({ ...latest, sample: true }, key)?.trend).toEqual([70, 75, 87.2]);
	expect(figureValue(null, key)).toBeNull();
});

test('a value whose time nobody knows is stale, says so, and has no trend', () => {
	const value = figureValue({ ...latest, timeSource: 'retained' }, key);
	expect(value).toMatchObject({ freshness: 'stale', standing: 'met', trend: [] });
	expect(value && figureStanding(value)).toBe('Vượt (không rõ thời điểm)');
});
