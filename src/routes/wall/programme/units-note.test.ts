import { expect, test } from 'vitest';
import type { Unit } from '#lib/domain/unit.ts';
import { unitsNote } from './units-note.ts';

const district = { level: 'district', validFrom: null, validTo: '2025-06-30' } as Unit;
const commune = { level: 'commune', validFrom: '2025-07-01', validTo: null } as Unit;

test.each([
	['2024-12-15', '2024-12-15', district, 'Cấp huyện, địa giới 15/12/2024'],
	['2025-06-30', '2025-06-30', district, 'Cấp huyện, địa giới 30/06/2025'],
	['2025-07-01', '2024-11-30', district, 'Địa bàn huyện cũ, địa giới 30/11/2024'],
	['2026-11-23', '2026-11-23', commune, 'Cấp xã từ 01/07/2025'],
])('a wall of %s says which units it shows', (day, geographyDate, unit, words) => {
	expect(unitsNote({ day, geographyDate, parts: [unit] })).toBe(words);
});
