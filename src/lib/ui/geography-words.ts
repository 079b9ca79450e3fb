import { areFormer } from '#lib/domain/former-areas.ts';
import { geographyOf, type Geography } from '#lib/domain/geography.ts';
import { formatDay } from '#lib/domain/time-format.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { m } from '#lib/messages/messages.ts';

/**
 * Which units a wall shows on an ISO day: those of a day, or the areas of what is no more; nothing where they are neither
 * districts nor communes.
 */
export function geographyNote({
	parts,
	day: today,
	geographyDate,
}: {
	readonly parts: readonly Pick<Unit, 'level' | 'validFrom' | 'validTo'>[];
	readonly day: string;
	readonly geographyDate: string;
}): string {
	const geography = geographyOf(parts, geographyDate);
	const day = formatDay(geography?.day ?? '');
	switch (geography?.level) {
		case 'district':
			return areFormer(parts, today) ? m.former_districts({ day }) : m.districts_note({ day });
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
