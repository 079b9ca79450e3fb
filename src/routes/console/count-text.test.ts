import { expect, test } from 'vitest';
import { countText } from './count-text.ts';

test('a count has its thousands apart', () => {
	expect([7, 7_192].map(countText)).toEqual(['7', '7.192']);
});
