import { expect, test } from 'vitest';
import type { MapUnit } from './types.ts';
import { unsaidOf } from './unsaid.ts';

function unit(value: number | null, home = false): MapUnit {
	return { value, home } as MapUnit;
}

test('names and values without room are counted; a unit without a value lacks none', () => {
	const whole = { unit: unit(70), name: true, value: true };
	const bare = { unit: unit(70), name: false, value: false };
	const named = { unit: unit(70), name: true, value: false };
	const none = { unit: unit(null), name: true, value: false };
	expect(unsaidOf([whole, bare, named, none])).toEqual({ names: 1, values: 2, home: null });
});

test('the home unit is told of by itself, and not counted, where its name or value has no room', () => {
	const home = unit(70, true);
	expect(unsaidOf([{ unit: home, name: true, value: false }])).toEqual({
		...{ names: 0, values: 0, home },
	});
	expect(unsaidOf([{ unit: home, name: true, value: true }]).home).toBeNull();
});
