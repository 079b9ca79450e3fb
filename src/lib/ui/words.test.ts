import { afterEach, expect, test } from 'vitest';
import { speak } from '#lib/messages/locale.ts';
import {
	kindWord,
	ageWords,
	behindWords,
	reasonWord,
	sampleWords,
	serviceStateWord,
	targetWords,
	told,
	troubleWords,
	unitName,
} from './words.ts';

afterEach(() => speak(() => 'vi'));

test('an age is told in its largest whole unit', () => {
	expect([900, 61_000, 3 * 3_600_000, 49 * 3_600_000].map(ageWords)).toEqual([
		'0 giây',
		'1 phút',
		'3 giờ',
		'2 ngày',
	]);
});

test('a target is told as its plan means it', () => {
	const vi = { locale: 'vi', unit: '%' } as const;
	expect(targetWords({ operator: '>=', value: 80 }, vi)).toBe('từ 80%');
	expect(targetWords({ operator: '>', value: 62.5 }, vi)).toBe('trên 62,5%');
	expect(targetWords({ operator: '=', value: 100 }, vi)).toBe('100%');
	expect(targetWords({ operator: '~', value: 20 }, vi)).toBe('khoảng 20%');
	expect(targetWords({ operator: 'per-year', value: 7 }, vi)).toBe('7%/năm');
	expect(targetWords({ operator: '<=', value: 20 }, { ...vi, unit: 'hạng' })).toBe(
		'không quá 20\u00a0hạng',
	);
});

test('a reason without a word of ours is shown as the device gave it', () => {
	expect(reasonWord('no-video')).toBe('Mất hình');
	expect(reasonWord('lens-fogged')).toBe('lens-fogged');
	expect(serviceStateWord('broker-lost')).toBe('mất máy chủ bản tin');
	expect(serviceStateWord('tired')).toBe('tired');
});

test('a kind that nobody has told is said in words, and one without a word of ours as it came', () => {
	expect(kindWord('unknown')).toBe('Chưa rõ loại');
	expect(kindWord('siren')).toBe('siren');
});

test('a device in trouble that fell silent is told with both', () => {
	const trouble = { level: 'warning', state: 'degraded', since: 1, silent: false } as const;
	expect(troubleWords({ ...trouble, reason: null })).toBe('Suy giảm');
	expect(troubleWords({ ...trouble, reason: 'low-fps', silent: true })).toBe(
		'Hình giật · Ngừng gửi tin',
	);
	expect(troubleWords({ ...trouble, state: 'silent', reason: null, silent: true })).toBe(
		'Ngừng gửi tin',
	);
});

test('devices behind a gateway are told of as many', () => {
	expect([0, 1, 11].map(behindWords)).toEqual(['', 'kéo theo 1 thiết bị', 'kéo theo 11 thiết bị']);
	expect(told('Mất điện', '', false, behindWords(11))).toBe('Mất điện · kéo theo 11 thiết bị');
});

test('samples are counted where real ones are among them', () => {
	expect(sampleWords({ count: 0, total: 7 })).toBe('');
	expect(sampleWords({ count: 0, total: 0 })).toBe('');
	expect(sampleWords({ count: 7, total: 7 })).toBe('Dữ liệu mẫu');
	expect(sampleWords({ count: 3, total: 7 })).toBe('Dữ liệu mẫu: 3');
});

test('a unit is told of with its kind in Vietnamese alone', () => {
	const unit = { name: 'Tỉnh Lâm Đồng', shortName: 'Lâm Đồng' };
	expect(unitName(unit, 'vi')).toBe('Tỉnh Lâm Đồng');
	expect(unitName(unit, 'en')).toBe('Lâm Đồng');
});

test('the same in English', () => {
	speak(() => 'en');
	expect(ageWords(61_000)).toBe('1 min');
	expect(targetWords({ operator: '>=', value: 62.5 }, { locale: 'en', unit: '%' })).toBe(
		'at least 62.5%',
	);
});
