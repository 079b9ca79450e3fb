/** Days as people write them here, dd/mm/yyyy: a browser's own field for one speaks the browser's language. */
import { formatDay } from '#lib/domain/time-format.ts';
import { isDay } from '#lib/wire/rfc3339.ts';

/** The ISO day; what is none stays as it was typed. */
export function dayTyped(text: string): string {
	const typed = text.trim();
	const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? [];
	const iso = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].join('-');
	return isDay(iso) ? iso : typed;
}

/** How a day stands in its field; what is no ISO day as it is. */
export function dayText(day: string): string {
	return isDay(day) ? formatDay(day) : day;
}
