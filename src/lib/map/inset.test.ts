import { expect, test } from 'vitest';
import { insetOf } from './inset.ts';

const FONT_PX = 20;
const inset = insetOf({ type: 'MultiPolygon', coordinates: [] }, [], FONT_PX);

test('both archipelagos are in the inset, south and east of the mainland, with room for their names', () => {
	expect(inset.archipelagos.map(({ name }) => name)).toEqual(['hoangSa', 'truongSa']);
	for (const { islands, lines } of inset.archipelagos) {
		for (const { x, y } of islands) {
			expect(x).toBeGreaterThan(inset.width * 0.45);
			expect(x).toBeLessThan(inset.width);
			expect(y).toBeLessThan(inset.height);
		}
		for (const y of lines) {
			expect(y).toBeGreaterThan(FONT_PX);
			expect(y).toBeLessThan(inset.height - FONT_PX * 0.25);
		}
	}
});

test('their names and islands do not lie over each other', () => {
	const [hoangSa, truongSa] = inset.archipelagos;
	const bottom = Math.max(...(hoangSa?.islands.map(({ y }) => y) ?? []));
	const top = Math.min(...(truongSa?.islands.map(({ y }) => y) ?? []));
	expect(bottom).toBeLessThan(top);
	expect(Math.max(...(hoangSa?.lines ?? []))).toBeLessThan(
		Math.min(...(hoangSa?.islands.map(({ y }) => y) ?? [])),
	);
	expect(Math.min(...(truongSa?.lines ?? []))).toBeGreaterThan(
		Math.max(...(truongSa?.islands.map(({ y }) => y) ?? [])),
	);
});
