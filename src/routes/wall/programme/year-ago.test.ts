import { expect, test } from 'vitest';
import type { Indicator } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import type { LongSpan } from '#lib/domain/told-span.ts';
import type { UnitPast } from '#lib/wire/unit-past.ts';
import { yearAgo } from './year-ago.ts';

const NOW: LatestObservation = {
	...{ unitId: 7, indicatorId: 1, value: 30, timeSource: 'half-year', freshness: 'fresh' },
	...{ observedAt: Date.parse('2026-06-30T23:59:59.500+07:00'), sample: false },
	...{ source: null, typed: false },
};

type Compared = readonly [span: LongSpan | undefined, value: number];

function comparedWith(overTime: Indicator['overTime'], ...told: readonly Compared[]) {
	return compared(NOW, { overTime, told });
}

function compared(
	now: LatestObservation,
	{ overTime, told }: { overTime: Indicator['overTime']; told: readonly Compared[] },
) {
	const then = told.map(([span, value]) => {
		return { day: '2025-06-30', value, sample: false, ...(span && { span }) };
	});
	const indicator = {
		...{ code: 'files', kind: 'number', unit: 'hồ sơ', decimals: 0, overTime },
	} as Indicator;
	const past = { lastYear: { day: '2025-06-30', values: { files: then } } } as unknown as UnitPast;
	return yearAgo(now, { indicator, target: null, past, locale: 'vi' });
}

test('a half-year that adds up is compared with a half-year, and with no month and no year', () => {
	const halfYear = { text: '28', change: '+2\u00a0hồ sơ' };
	expect(comparedWith('sum', ['half-year', 28])).toMatchObject(halfYear);
	expect(comparedWith('sum', [undefined, 28])).toBeNull();
	expect(comparedWith('mean', ['year', 28])).toBeNull();
	expect(comparedWith('sum', ['quarter', 14], ['half-year', 28], [undefined, 5])).toMatchObject(
		halfYear,
	);
});

test('how things stood is compared whatever it was told of', () => {
	expect(comparedWith('last', [undefined, 28])).toMatchObject({ text: '28' });
});

test('nothing is compared with nothing', () => {
	expect(comparedWith('sum')).toBeNull();
});

test('what is told of a half-year that is not over is compared with none that was', () => {
	const told: readonly Compared[] = [['half-year', 28]];
	const running = { ...NOW, observedAt: Date.parse('2026-05-20T09:00:00+07:00') };
	expect(compared(running, { overTime: 'sum', told })).toBeNull();
	expect(compared(running, { overTime: 'last', told })).toMatchObject({ text: '28' });
});
