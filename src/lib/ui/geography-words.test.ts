import { expect, test } from 'vitest';
import { geographyNote, geographyWords } from './geography-words.ts';

const DISTRICTS = { level: 'district', count: 12, day: '2024-11-30' } as const;
const COMMUNES = { level: 'commune', count: 124, day: '2025-07-01' } as const;

test('a wall says whether it draws districts or communes, and of when', () => {
	expect(geographyNote(DISTRICTS)).toBe('Cấp huyện, địa giới 30/11/2024');
	expect(geographyNote(COMMUNES)).toBe('Cấp xã từ 01/07/2025');
	expect(geographyWords(DISTRICTS)).toBe('12 địa bàn cấp huyện, địa giới 30/11/2024');
	expect(geographyWords(COMMUNES)).toBe('124 xã, phường, đặc khu từ 01/07/2025');
});

test('of provinces, and where there are no parts, nothing is told', () => {
	expect(geographyNote({ level: 'province', count: 34, day: '2025-07-01' })).toBe('');
	expect(geographyNote(null)).toBe('');
});
