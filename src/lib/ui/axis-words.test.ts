import { expect, test } from 'vitest';
import { axisWords } from './axis-words.ts';

test('values of an axis have their measure, and are told in words where they are large', () => {
	const style = { measure: '%', locale: 'vi' } as const;
	expect(axisWords([0, 0.0005, 80], style)).toEqual(['0%', '0,0005%', '80%']);
	expect(axisWords([-1e15, 1.2e15], { ...style, measure: ' m³' })).toEqual([
		'-1 triệu tỷ',
		'1,2 triệu tỷ',
	]);
});
