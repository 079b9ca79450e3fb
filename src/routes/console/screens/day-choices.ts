import { d } from '#lib/messages/console/screens/words.ts';
import { spokenLocale } from '#lib/messages/locale.ts';
import { formatWeekday } from '#lib/domain/time-format.ts';

/** 05/01/1970 was a Monday. */
const MONDAY = 4 * 86_400_000;

function dayName(day: number): string {
	return formatWeekday(MONDAY + (day - 1) * 86_400_000, spokenLocale());
}

/** Days of a scene that can be chosen, and those that were chosen otherwise; 1 is Monday. */
export function dayChoices(chosen: string): { value: string; title: string }[] {
	const choices = [
		{ value: '', title: d.days_all() },
		{ value: '12345', title: d.days_work() },
		{ value: '67', title: d.days_rest() },
		...[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), title: dayName(day) })),
	];
	if (choices.some(({ value }) => value === chosen)) return choices;
	const title = [...chosen].map((day) => dayName(Number(day))).join(', ');
	return [...choices, { value: chosen, title }];
}
