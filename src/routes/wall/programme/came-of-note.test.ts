import { expect, test } from 'vitest';
import { cameOfNote } from './came-of-note.ts';

const DA_HUOAI = { code: '682', name: 'Huyện Đạ Huoai', shortName: 'Đạ Huoai' };
const merged = { ...DA_HUOAI, validFrom: '2024-12-01' };
const former = ['Đạ Huoai', 'Đạ Tẻh', 'Cát Tiên'].map((shortName) => ({ ...DA_HUOAI, shortName }));
const searched = [{ ...DA_HUOAI, former }];
const nothing = [{ code: '682', cells: [{ value: null }] }];

test('a unit without figures that came of others says of which, and that figures of before are theirs', () => {
	expect(cameOfNote({ day: '2024-12-31', parts: [merged] }, { rows: nothing, searched })).toBe(
		'Đạ Huoai: lập 01/12/2024 từ Đạ Huoai, Đạ Tẻh, Cát Tiên; số liệu trước đó ở các đơn vị cũ (mở thẻ)',
	);
});

test('several of them are told together', () => {
	const parts = ['25126', '25138'].map((code) => ({ ...merged, code, validFrom: '2025-07-01' }));
	const rows = parts.map(({ code }) => ({ code, cells: [{ value: null }] }));
	const known = parts.map((unit) => ({ ...unit, former }));
	expect(cameOfNote({ day: '2026-11-23', parts }, { rows, searched: known })).toBe(
		'2 đơn vị lập 01/07/2025 chưa có số liệu; số liệu trước đó ở các đơn vị cũ (mở thẻ)',
	);
	const later = parts.map((unit, place) =>
		place > 0 ? unit : { ...unit, validFrom: '2026-01-01' },
	);
	expect(cameOfNote({ day: '2026-11-23', parts: later }, { rows, searched: known })).toContain(
		'2 đơn vị lập 01/07/2025–01/01/2026 chưa có số liệu',
	);
});

test.each([
	[
		'a unit that has figures',
		'2024-12-31',
		merged,
		[{ code: '682', cells: [{ value: null }, { value: 53.2 }] }],
	],
	['one that came of others before what its card draws', '2026-12-01', merged, nothing],
	['one that has always been there', '2024-12-31', { ...merged, validFrom: null }, nothing],
])('nothing is said of %s', (_, day, unit, rows) => {
	expect(cameOfNote({ day, parts: [unit] }, { rows, searched })).toBe('');
});
