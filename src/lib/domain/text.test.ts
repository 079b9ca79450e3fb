import { expect, test } from 'vitest';
import { foundBy, searchFold } from './text.ts';

test('accents, case and composition do not matter', () => {
	for (const typed of ['Đạ Tẻh', 'đạ tẻh'.normalize('NFD'), 'ĐẠ TẺH', 'da teh', ' Da  Teh ']) {
		expect(searchFold(typed)).toBe('da teh');
	}
});

test('dashes are spaces and apostrophes are nothing', () => {
	expect(searchFold('Phan Rang–Tháp Chàm')).toBe('phan rang thap cham');
	expect(searchFold("Ea H'leo")).toBe('ea hleo');
	expect(searchFold('M’Đrắk')).toBe('mdrak');
});

test('the words of a query may stand in any order and be cut short', () => {
	expect(foundBy('Huyện Đạ Tẻh', 'teh da')).toBe(true);
	expect(foundBy('Thành phố Bảo Lộc', 'bao l')).toBe(true);
	expect(foundBy('Thành phố Bảo Lộc', 'bao lam')).toBe(false);
	expect(foundBy('Đà Lạt', '')).toBe(true);
});
