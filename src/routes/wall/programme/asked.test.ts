import { expect, test } from 'vitest';
import { askedOf, asking, stepped } from './asked.ts';

test('the address says by which indicator, and whose card', () => {
	expect(askedOf(new URLSearchParams('indicator=ho-so-cong-viec&unit=682'))).toEqual({
		indicator: 'ho-so-cong-viec',
		unit: '682',
	});
	expect(askedOf(new URLSearchParams('unit='))).toEqual({ indicator: null, unit: null });
});

test('to ask for something else leaves the screen’s own settings as they are', () => {
	const url = new URL('http://x/wall/programme?distance=3&unit=682');
	expect(asking(url, { unit: null })).toBe('/wall/programme?distance=3');
	expect(asking(url, { indicator: 'a' })).toBe('/wall/programme?distance=3&unit=682&indicator=a');
	expect(asking(new URL('http://x/wall/programme?unit=1'), { unit: null })).toBe('/wall/programme');
});

test('one steps from the score through the indicators, and round', () => {
	const codes = ['a', 'b'];
	expect(stepped(codes, { from: null, by: 1 })).toBe('a');
	expect(stepped(codes, { from: 'b', by: 1 })).toBeNull();
	expect(stepped(codes, { from: null, by: -1 })).toBe('b');
	expect(stepped(codes, { from: 'gone', by: 1 })).toBe('a');
});
