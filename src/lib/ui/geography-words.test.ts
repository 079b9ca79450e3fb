import { expect, test } from 'vitest';
import type { Unit } from '#lib/domain/unit.ts';
import { geographyNote, geographyWords } from './geography-words.ts';

const district = { level: 'district', validFrom: null, validTo: '2025-06-30' } as Unit;
const commune = { level: 'commune', validFrom: '2025-07-01', validTo: null } as Unit;

test.each([
	['2024-12-15', '2024-12-15', district, 'Cấp huyện, địa giới 15/12/2024'],
	['2025-06-30', '2025-06-30', district, 'Cấp huyện, địa giới 30/06/2025'],
	['2025-07-01', '2024-11-30', district, 'Địa bàn huyện cũ, địa giới 30/11/2024'],
	['2026-11-23', '2026-11-23', commune, 'Cấp xã từ 01/07/2025'],
])('a wall of %s says which units it shows', (day, geographyDate, unit, words) => {
	expect(geographyNote({ day, geographyDate, parts: [unit] })).toBe(words);
});

test('of provinces, and where there are no parts, nothing is told', () => {
	const day = '2026-11-23';
	const province = { ...commune, level: 'province' } as const;
	expect(geographyNote({ day, geographyDate: day, parts: [province] })).toBe('');
	expect(geographyNote({ day, geographyDate: day, parts: [] })).toBe('');
});

test('a list of screens says how many they are', () => {
	const districts = { level: 'district', count: 12, day: '2024-11-30' } as const;
	const communes = { level: 'commune', count: 124, day: '2025-07-01' } as const;
	expect(geographyWords(districts)).toBe('12 địa bàn cấp huyện, địa giới 30/11/2024');
	expect(geographyWords(communes)).toBe('124 xã, phường, đặc khu từ 01/07/2025');
});
