import { expect, test } from 'vitest';
import { steady } from './steady.ts';

const same = (a: { id: number; value: number }, b: { id: number; value: number }) =>
	a.id === b.id && a.value === b.value;

test('an equal list gives the earlier one, so that nothing is drawn anew', () => {
	const list = steady(same);
	const first = list([{ id: 1, value: 5 }]);
	expect(list([{ id: 1, value: 5 }])).toBe(first);
});

test('a list with a changed item, or one more or one less, is taken', () => {
	const list = steady(same);
	const first = list([{ id: 1, value: 5 }]);
	const changed = [{ id: 1, value: 6 }];
	expect(list(changed)).toBe(changed);
	const longer = [...changed, { id: 2, value: 0 }];
	expect(list(longer)).toBe(longer);
	expect(list([])).toEqual([]);
	expect(first).toHaveLength(1);
});
