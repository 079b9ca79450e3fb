import { expect, test } from 'vitest';
import { nameWords } from './name-words.ts';

test('a name may break at its spaces and after a dash, and is whole again when joined', () => {
	expect(nameWords('Phan Rang–Tháp Chàm')).toEqual(['Phan ', 'Rang–', 'Tháp ', 'Chàm']);
	expect(nameWords('Đà Lạt').join('')).toBe('Đà Lạt');
});
