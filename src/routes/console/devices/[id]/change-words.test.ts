import { expect, test } from 'vitest';
import { changeLines, changeTitle, personOf } from './change-words.ts';

test('what was changed is told field by field, with the names of units', () => {
	const detail = { name: ['cam-01', 'Cổng chợ'], unitId: [null, 3], lat: [null, 11.5] };
	expect(changeTitle({ what: 'describe', detail })).toBe('Sửa thông tin');
	expect(changeLines({ what: 'describe', detail }, { 3: 'Thành phố Bảo Lộc' })).toEqual([
		'Tên: cam-01 → Cổng chợ',
		'Địa bàn: – → Thành phố Bảo Lộc',
		'Vĩ độ: – → 11.5',
	]);
});

test('a replacement tells both ids, and what a rule did has no fields with two values', () => {
	const detail = { before: 'bao-loc/cam-01', after: 'bao-loc/cam-07' };
	expect(changeTitle({ what: 'replace', detail })).toBe(
		'Thay thế bao-loc/cam-01 bằng bao-loc/cam-07',
	);
	expect(changeLines({ what: 'admit', detail: { unitId: 3, heartbeatS: 60 } }, {})).toEqual([]);
	expect(['rule', 'info', 'Lan', null].map(personOf)).toEqual([
		'quy tắc trong cấu hình',
		'thiết bị tự khai báo',
		'Lan',
		'–',
	]);
});

test('works are told with their time, their reason and the unit that they are of', () => {
	const from = Date.UTC(2026, 10, 22, 17);
	const detail = { unitId: null, from, until: from + 3_600_000, reason: 'Thay nguồn' };
	expect(changeTitle({ what: 'plan', detail })).toBe('Bảo trì theo kế hoạch');
	expect(changeTitle({ what: 'end-plan', detail })).toBe('Kết thúc bảo trì');
	const lines = ['00:00 23/11/2026 – 01:00 23/11/2026', 'Thay nguồn'];
	expect(changeLines({ what: 'plan', detail }, {})).toEqual(lines);
	const ofUnit = { what: 'end-plan' as const, detail: { ...detail, unitId: 3 } };
	expect(changeLines(ofUnit, { 3: 'Phường Bảo Lộc' })).toEqual([
		...lines,
		'Phường Bảo Lộc, cả địa bàn',
	]);
});
