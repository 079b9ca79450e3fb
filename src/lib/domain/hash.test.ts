import { expect, test } from 'vitest';
import { hashShare } from './hash.ts';

test('the same text gives the same share, from 0 to 1', () => {
	expect(hashShare('Đạ Tẻh')).toBe(hashShare('Đạ Tẻh'));
	expect(hashShare('Đạ Tẻh')).not.toBe(hashShare('Đạ Tẻh '));
});

test('shares are spread evenly', () => {
	const tenths = new Array<number>(10).fill(0);
	for (let at = 0; at < 10_000; at++) {
		const tenth = Math.floor(hashShare(`series ${at}`) * 10);
		tenths[tenth] = (tenths[tenth] ?? 0) + 1;
	}
	for (const count of tenths) {
		expect(count).toBeGreaterThan(850);
		expect(count).toBeLessThan(1150);
	}
});
