/** How a file is to be read, as it stands in the address: so that a preview survives a reload. */
import { isDay } from '#lib/wire/rfc3339.ts';
import type { ReportReading } from '#lib/wire/report-import.ts';
import { dayTyped } from '../../../day-typed.ts';

/** A choice; and other words, which go before it where there are any. */
export const CHOICE = 'a.';
export const WORDS = 'w.';

/** ISO day of the units. */
export const UNITS_ON = 'units';

const LONGEST = 200;

export function readingIn(parameters: URLSearchParams): ReportReading {
	const day = dayTyped(parameters.get(UNITS_ON) ?? '');
	return { answers: answersIn(parameters), unitsOn: isDay(day) ? day : null };
}

/** What was typed for the day of the units and is none; '' where nothing was. */
export function noDayIn(parameters: URLSearchParams): string {
	const typed = parameters.get(UNITS_ON) ?? '';
	return isDay(dayTyped(typed)) ? '' : typed.trim().slice(0, LONGEST);
}

function answersIn(parameters: URLSearchParams): Record<string, string> {
	const given = (prefix: string) =>
		[...parameters].flatMap(([name, value]) => {
			const answer = value.trim().slice(0, LONGEST);
			return name.startsWith(prefix) && answer !== ''
				? [[name.slice(prefix.length), answer] as const]
				: [];
		});
	return Object.fromEntries([...given(CHOICE), ...given(WORDS)]);
}
