import { expect, test } from 'vitest';
import { refusalStatus, refusalWords } from './refusal-words.ts';

test.each([
	['not-a-day', 'day', '2024-02-30', 400, 'day=2024-02-30: cần một ngày như 2024-12-31'],
	['not-a-day', 'believed', 'x', 400, 'believed=x: cần một ngày như 2024-12-31'],
	['day-to-come', 'day', '2999-01-01', 400, 'day=2999-01-01: ngày này chưa tới'],
	['before-units', 'day', '1900-01-01', 400, 'day=1900-01-01: ngày đó chưa có địa bàn này'],
	['unknown-province', 'province', '99', 404, 'Không có địa bàn mã 99'],
	['unknown-close', 'close', '7', 404, 'close=7: không có kỳ chốt này'],
] as const)(
	'%s of %s=%s is answered with %i and words',
	(kind, parameter, given, status, words) => {
		const refusal = { kind, parameter, given };
		expect(refusalStatus(refusal)).toBe(status);
		expect(refusalWords(refusal)).toBe(words);
	},
);

test('a province of another geography than the centre’s is refused with that reason', () => {
	const refusal = {
		kind: 'other-geography',
		parameter: 'province',
		given: '52',
		geographyDate: '2024-11-30',
	} as const;
	expect(refusalStatus(refusal)).toBe(400);
	expect(refusalWords(refusal)).toBe(
		'province=52: không rõ các địa bàn trực thuộc theo địa giới ngày 30/11/2024 của trung tâm',
	);
});
