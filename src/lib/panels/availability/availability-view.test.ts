import { expect, test } from 'vitest';
import type { Unit } from '#lib/domain/unit.ts';
import type { AvailabilityAnswer } from '#lib/wire/api/availability.ts';
import { kindRows, monthWords, spanWords, unitRows, wholeRows } from './availability-view.ts';

const FIGURES = {
	sample: false,
	devices: 4,
	uptimeShare: 0.9,
	degradedShare: 0.02,
	knownS: 900_000,
	upS: 810_000,
	degradedS: 18_000,
	downS: 90_000,
	maintenanceS: 40_000,
	unknownS: 60_000,
	outages: 3,
	restored: 3,
	restoredS: 90_000,
	downAtEnd: 0,
	mtbfS: 270_000,
	mttrS: 30_000,
};
const NOTHING = { uptimeShare: null, degradedShare: null, mtbfS: null, mttrS: null };
const HEAD = {
	month: '2026-11',
	from: '2026-10-31T17:00:00.000Z',
	to: '2026-11-23T04:25:00.000Z',
	unit: '68',
	total: 3,
};

type UnitRow = Extract<AvailabilityAnswer, { by: 'unit' }>['rows'][number];
const byUnit = (...rows: UnitRow[]): AvailabilityAnswer => ({ ...HEAD, by: 'unit', rows });
const unit = (code: string, shortName: string) => ({ code, shortName }) as Unit;
const PARTS = [unit('673', 'Bảo Lộc'), unit('672', 'Đà Lạt'), unit('682', 'Đạ Tẻh')];

test('the least available comes first, one of which nothing is known last, and a unit that is no part has no row', () => {
	const now = byUnit(
		{ unit: '68', ...FIGURES },
		{ unit: '672', ...FIGURES, ...NOTHING, upS: 0, downS: 0 },
		{ unit: '682', ...FIGURES, uptimeShare: 0.99996 },
		{ unit: '673', ...FIGURES },
	);
	const before = byUnit({ unit: '673', ...FIGURES, uptimeShare: 1 });
	const rows = unitRows({ now, before }, { parts: PARTS, locale: 'vi' });
	expect(
		rows.map(({ name, shareText, shareBeforeText }) => [name, shareText, shareBeforeText]),
	).toEqual([
		['Bảo Lộc', '90,0%', '100,0%'],
		// An outage that hardly lasted is no reason to say that there was none.
		['Đạ Tẻh', '99,99%', '–'],
		['Đà Lạt', '–', '–'],
	]);
	expect(rows[0]).toMatchObject({ downText: '1 ngày', mtbfText: '3,1 ngày', mttrText: '8,3 giờ' });
	expect(rows[0]?.parts).toEqual({
		up: 0.792,
		degraded: 0.018,
		down: 0.09,
		maintenance: 0.04,
		unknown: 0.06,
	});
	const whole = wholeRows({ now, before }, { scope: unit('68', 'Lâm Đồng'), locale: 'vi' });
	expect(whole).toMatchObject([{ name: 'Toàn bộ', unitCode: '68', shareText: '90,0%' }]);
});

test('samples and real devices of a unit have rows of their own, the real ones first', () => {
	const now = byUnit(
		{ unit: '673', ...FIGURES, sample: true, uptimeShare: 0.5 },
		{ unit: '673', ...FIGURES },
	);
	const before = byUnit({ unit: '673', ...FIGURES, sample: true, uptimeShare: 0.25 });
	const rows = unitRows({ now, before }, { parts: PARTS, locale: 'en' });
	expect(
		rows.map(({ sample, shareText, shareBeforeText }) => [sample, shareText, shareBeforeText]),
	).toEqual([
		[false, '90.0%', '–'],
		[true, '50.0%', '25.0%'],
	]);
});

test('kinds have their words', () => {
	const rows = [{ kind: 'camera', ...FIGURES }];
	const now: AvailabilityAnswer = { ...HEAD, by: 'kind', rows };
	expect(kindRows({ now, before: now }, 'vi')).toMatchObject([{ name: 'Camera', unitCode: '' }]);
});

test('a month that goes on is told up to the minute, one that is over up to its last day', () => {
	expect(spanWords(HEAD)).toBe('01/11 – 23/11 11:25');
	expect(spanWords({ from: HEAD.from, to: '2026-11-30T17:00:00.000Z' })).toBe('01/11 – 30/11');
	expect(monthWords(HEAD, 'vi')).toBe('tháng 11');
	expect(monthWords({ month: '2026-09' }, 'vi')).toBe('tháng 9');
	expect(monthWords(HEAD, 'en')).toBe('Nov');
});
