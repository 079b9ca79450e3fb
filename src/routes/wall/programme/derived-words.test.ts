import { expect, test } from 'vitest';
import type { DerivedValue } from '#lib/domain/derived.ts';
import type { Indicator } from '#lib/domain/indicator.ts';
import { asked, home, stood } from './card-examples.ts';
import { derivedLine } from './derived-words.ts';

const MARCH = Date.parse('2024-03-31T23:59:59+07:00');

test('what adds up over time says of which period it is, where it is of one', () => {
	const of = stood([]);
	const [indicator] = of.indicators;
	if (!indicator) throw new Error('there is no indicator');
	const value: DerivedValue = {
		...{ unitId: home.id, indicatorId: 1, value: 12, rule: 'sum', withData: 12, possible: 12 },
		...{ observedAt: MARCH, freshness: 'fresh', sample: false, terms: [] },
		period: { observedAt: MARCH, timeSource: 'period' },
	};
	const made = (overTime: Indicator['overTime'], period = value.period) =>
		derivedLine(
			{ ...value, period },
			{ indicator: { ...indicator, overTime }, stood: of, now: asked.now },
		).made;
	expect(made('sum')).toMatch(/^cộng từ 12\/12 địa bàn · tháng 3\/2024 · \d+ ngày$/);
	expect(made('sum', { observedAt: MARCH + 250, timeSource: 'quarter' })).toContain('quý I/2024');
	expect(made('sum', null)).toMatch(/^cộng từ 12\/12 địa bàn · \d+ ngày$/);
	expect(made('last')).not.toContain('tháng');
});
