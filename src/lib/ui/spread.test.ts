import { expect, test } from 'vitest';
import { spread } from './spread.ts';

test('labels that are apart stay, others are moved down until they are', () => {
	expect(spread([50, 10, 55], 10)).toEqual([50, 10, 60]);
	expect(spread([5, 5, 5], 10)).toEqual([5, 15, 25]);
	expect(spread([], 10)).toEqual([]);
});
