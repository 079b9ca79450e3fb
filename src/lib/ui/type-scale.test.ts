import { expect, test } from 'vitest';
import { readableFrom, textPx, typeScale, viewingFrom } from './type-scale.ts';

function px(distanceM: number, viewportHeightPx: number): [text: number, value: number] {
	const { text, value } = typeScale({ distanceM, panelHeightCm: 68.5 });
	return [Math.floor(text * viewportHeightPx), Math.floor(value * viewportHeightPx)];
}

test('three metres before a 55-inch panel want 31 and 39 px at 1080p, 62 and 78 at 4K', () => {
	expect(px(3, 1_080)).toEqual([31, 39]);
	expect(px(3, 2_160)).toEqual([62, 78]);
});

test('five metres want 52 and 65 px at 1080p', () => {
	expect(px(5, 1_080)).toEqual([52, 65]);
});

test('a screen too small for that has smaller text, and is read from nearer', () => {
	const viewing = { distanceM: 2, panelHeightCm: 15 };
	const tablet = { width: 768, height: 1_024 };
	expect(textPx(viewing, tablet)).toBeCloseTo(768 / 18);
	expect(readableFrom(viewing, tablet)).toBe(0.9);
	const wall = { width: 1_920, height: 1_080 };
	const usual = { distanceM: 2, panelHeightCm: 68.5 };
	expect(textPx(usual, wall)).toBeCloseTo(20.97, 1);
	expect(readableFrom(usual, wall)).toBe(2);
	expect(readableFrom(usual, { width: Infinity, height: 0 })).toBe(2);
});

test('the address says distance and panel height', () => {
	expect(viewingFrom(new URLSearchParams('distance=3&panel=120'))).toEqual({
		distanceM: 3,
		panelHeightCm: 120,
	});
});

test('what is missing or beyond reason is two metres and a 55-inch panel', () => {
	const usual = { distanceM: 2, panelHeightCm: 68.5 };
	expect(viewingFrom(new URLSearchParams())).toEqual(usual);
	expect(viewingFrom(new URLSearchParams('distance=far&panel='))).toEqual(usual);
	expect(viewingFrom(new URLSearchParams('distance=400&panel=-1'))).toEqual(usual);
});
