import { expect, test } from 'vitest';
import { linesOf, textEm } from './text-em.ts';

test('text is never planned narrower than it is set', () => {
	// Measured in Be Vietnam Pro 400 by a browser.
	for (const [text, em] of [
		['Đ', 0.79 - 0.01],
		['trực tuyến', 4.97],
		['m', 0.89],
		['100', 3 * 0.68],
	] as const) {
		expect(textEm(text), text).toBeGreaterThanOrEqual(em);
		expect(textEm(text), text).toBeLessThan(em * 1.15);
	}
});

test('accents have no width, composed or not', () => {
	expect(textEm('Tẻh'.normalize('NFD'))).toBe(textEm('Teh'));
	expect(textEm('Tẻh'.normalize('NFC'))).toBe(textEm('Teh'));
});

test('a name is broken between words into lines that fit, as few as there may be', () => {
	expect(linesOf('Hồ sơ TTHC trực tuyến', 6.5)).toEqual(['Hồ sơ TTHC', 'trực tuyến']);
	expect(linesOf('Hồ sơ TTHC trực tuyến', 99)).toEqual(['Hồ sơ TTHC trực tuyến']);
	expect(linesOf('Hồ sơ TTHC trực tuyến', 2)).toBeNull();
});

test('the lines are about as long, so that no word stands alone below a full line', () => {
	const lines = linesOf('DVC trực tuyến toàn trình (mức độ 4)', 8) ?? [];
	expect(lines.length).toBeLessThan(5);
	expect(lines.join(' ')).toBe('DVC trực tuyến toàn trình (mức độ 4)');
	expect(lines.at(-1)).not.toBe('4)');
});
