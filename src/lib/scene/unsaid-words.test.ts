import { expect, test } from 'vitest';
import { unsaidWords } from './unsaid-words.ts';

test('what a map has no room for is told: names, values, or both; and of the home unit which', () => {
	const told = ([names, values]: readonly [number, number]) =>
		unsaidWords({ names, values, home: '' });
	expect(
		(
			[
				[0, 0],
				[0, 15],
				[1, 0],
				[1, 15],
				[124, 124],
			] as const
		).map(told),
	).toEqual([
		'',
		'15 trị số không đủ chỗ',
		'1 tên không đủ chỗ',
		'1 tên, 15 trị số không đủ chỗ',
		'124 tên, 124 trị số không đủ chỗ',
	]);
	expect(unsaidWords({ names: 0, values: 2, home: 'Bảo Lộc 86,9' })).toBe('Bảo Lộc 86,9');
});
