import { expect, test } from 'vitest';
import { changeLines, changeTitle, personOf } from './change-words.ts';

test('what was changed is told field by field, with the names of units', () => {
	const detail = { name: ['cam-01', 'Cổng chợ'], unitId: [null, 3], lat: [null, 11.5] };
	expect(changeTitle({ what: 'describe', detail })).toBe('Sửa thông tin');
	expect(changeLines({ detail }, { 3: 'Thành phố Bảo Lộc' })).toEqual([
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
	expect(changeLines({ detail: { unitId: 3, heartbeatS: 60 } }, {})).toEqual([]);
	expect(['rule', 'info', 'Lan'].map(personOf)).toEqual([
		'quy tắc trong cấu hình',
		'thiết bị tự khai báo',
		'Lan',
	]);
});
