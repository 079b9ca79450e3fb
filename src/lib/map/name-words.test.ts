import { expect, test } from 'vitest';
import { initialled, initialledLines, nameWords, shortForms } from './name-words.ts';

test('a name may break at its spaces and after a dash, and is whole again when joined', () => {
	expect(nameWords('Phan Rang–Tháp Chàm')).toEqual(['Phan ', 'Rang–', 'Tháp ', 'Chàm']);
	expect(nameWords('Đà Lạt').join('')).toBe('Đà Lạt');
});

test('a name is short with all but its last word as initials; one word cannot be, nor one of which too little is left', () => {
	const names = ['Bảo Lộc', 'Phan Rang–Tháp Chàm', "Ea H'leo", 'Lắk', 'Tân An', 'Ea Súp'];
	expect(names.map(initialled)).toEqual([
		...['B.Lộc', 'P.R.T.Chàm', "E.H'leo", null, null],
		'E.Súp',
	]);
});

test('initials of a name of three words and more have two lines, broken at its dash or before its last word', () => {
	expect(initialledLines('Phan Rang–Tháp Chàm')).toEqual(['P.Rang–', 'T.Chàm']);
	expect(initialledLines('Buôn Ma Thuột')).toEqual(['B.M.', 'Thuột']);
	expect(initialledLines('Đà Lạt')).toBeNull();
	expect(initialledLines('Lắk')).toBeNull();
});

test('of names on one map it is known which are the same with initials, on one line or on two', () => {
	const form = shortForms(['Hiệp Thạnh', 'Hòa Thạnh', 'Bảo Lộc', 'Lắk']);
	expect(form('Hiệp Thạnh')).toEqual({ short: 'H.Thạnh', split: null, shared: true });
	expect(form('Hòa Thạnh').shared).toBe(true);
	expect(form('Bảo Lộc')).toEqual({ short: 'B.Lộc', split: null, shared: false });
	expect(form('Lắk')).toEqual({ short: null, split: null, shared: false });
	const long = shortForms(['Đạ Tẻh Hai', 'Đức Trọng Hai', 'Đạ Tông Hai', 'Buôn Ma Thuột']);
	expect(long('Đạ Tẻh Hai').shared).toBe(true);
	expect(long('Buôn Ma Thuột')).toMatchObject({ split: ['B.M.', 'Thuột'], shared: false });
	expect(shortForms(['Hòa Thạnh', 'Hòa Thạnh'])('Hòa Thạnh').shared).toBe(true);
});
