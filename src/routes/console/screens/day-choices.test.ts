import { expect, test } from 'vitest';
import { dayChoices } from './day-choices.ts';

test('days are chosen together or one by one, and what was chosen otherwise stays', () => {
	const titles = (chosen: string) => dayChoices(chosen).map(({ title }) => title);
	expect(titles('').slice(0, 4)).toEqual([
		...['mọi ngày', 'thứ hai đến thứ sáu', 'thứ bảy, chủ nhật', 'Thứ hai'],
	]);
	expect(titles('')).toHaveLength(10);
	expect(titles('7').at(-1)).toBe('Chủ nhật');
	expect(dayChoices('135').at(-1)).toEqual({ value: '135', title: 'Thứ hai, Thứ tư, Thứ sáu' });
});
