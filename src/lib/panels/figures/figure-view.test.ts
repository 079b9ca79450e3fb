import { expect, test } from 'vitest';
import type { AppliedTarget, Indicator, Plan } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { Figure } from '#lib/ui/figure.ts';
import { figureStanding } from '#lib/ui/figure-words.ts';
import { figureValue, keyFigures } from './figure-view.ts';

const NOW = Date.parse('2026-11-22T17:30:00Z');
const key = {
	indicator: { id: 7, code: 'x', unit: '%', direction: 'higher', decimals: 1 } as Indicator,
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
	typed: false,
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

test.each([
	[true, '411/QĐ-TTg', 'vận dụng 411/QĐ-TTg'],
	[false, '411/QĐ-TTg', '411/QĐ-TTg'],
	[true, null, 'vận dụng kế hoạch của tỉnh'],
	[false, null, 'kế hoạch của tỉnh'],
])(
	'a tile names the plan of its target, by its number or by whose it is',
	(ourReading, number, words) => {
		const [shown] = keyFigures({
			home: { id: 1, code: '68' } as Unit,
			keyIndicators: [key.indicator],
			pasts: {},
			targets: [{ unitId: 1, indicatorId: 7, target: { ...key.target, plan: 'own', ourReading } }],
			plans: [{ code: 'own', number } as Plan],
			locale: 'vi',
		});
		expect(shown?.figure.target?.plan).toBe(words);
	},
);
