import { areFormer } from '#lib/domain/former-areas.ts';
import { geographyOf } from '#lib/domain/geography.ts';
import { formatDay } from '#lib/domain/time-format.ts';
import { p } from '#lib/messages/programme/words.ts';
import { geographyNote } from '#lib/ui/geography-words.ts';
import type { Programme } from '#lib/wire/api/programme.ts';

/** Which units are shown: those of a day, or the areas of what is no more. */
export function unitsNote({
	parts,
	day,
	geographyDate,
}: Pick<Programme, 'parts' | 'day' | 'geographyDate'>): string {
	const geography = geographyOf(parts, geographyDate);
	return geography?.level === 'district' && areFormer(parts, day)
		? p.former_districts({ day: formatDay(geography.day) })
		: geographyNote(geography);
}
