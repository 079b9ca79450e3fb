import type { Geography } from '#lib/domain/geography.ts';
import { formatDay } from '#lib/domain/time-format.ts';
import { m } from '#lib/messages/messages.ts';

/** For the map: nothing where the parts are no districts or communes. */
export function geographyNote(geography: Geography | null): string {
	const day = formatDay(geography?.day ?? '');
	switch (geography?.level) {
		case 'district':
			return m.districts_note({ day });
		case 'commune':
			return m.communes_note({ day });
		default:
			return '';
	}
}

/** The same with their number, for a list of screens. */
export function geographyWords({ level, count, day }: Geography): string {
	return level === 'commune'
		? m.screens_communes({ count, day: formatDay(day) })
		: m.screens_province({ count, day: formatDay(day) });
}
