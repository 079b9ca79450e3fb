import { expect, test } from 'vitest';
import { initialled, nameWords } from './name-words.ts';

test('a name may break at its spaces and after a dash, and is whole again when joined', () => {
	expect(nameWords('Phan Rang–Tháp Chàm')).toEqual(['Phan ', 'Rang–', 'Tháp ', 'Chàm']);
	expect(nameWords('Đà Lạt').join('')).toBe('Đà Lạt');
});

test('a name is short with all but its last word as initials; one word cannot be', () => {
	expect(['Bảo Lộc', 'Phan Rang–Tháp Chàm', "Ea H'leo", 'Lắk'].map(initialled)).toEqual([
		'B.Lộc',
		'P.R.T.Chàm',
		"E.H'leo",
		null,
	]);
});
