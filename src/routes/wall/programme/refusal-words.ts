import { formatDay } from '#lib/domain/time-format.ts';
import { m } from '#lib/messages/messages.ts';
import { p } from '#lib/messages/programme/words.ts';
import type { ProgrammeRefusal } from '#lib/wire/api/programme.ts';

export function refusalStatus({ kind }: ProgrammeRefusal): 400 | 404 {
	return kind === 'unknown-province' || kind === 'unknown-close' ? 404 : 400;
}

/** For whoever wrote the address. */
export function refusalWords(refusal: ProgrammeRefusal): string {
	const { kind, given, parameter } = refusal;
	switch (kind) {
		case 'not-a-day':
			return p.refused_not_a_day({ given, parameter });
		case 'day-to-come':
			return p.refused_day_to_come({ given, parameter });
		case 'before-units':
			return p.refused_before_units({ given, parameter });
		case 'other-geography':
			return p.refused_other_geography({ given, day: formatDay(refusal.geographyDate) });
		case 'unknown-province':
			return m.error_unknown_province({ code: given });
		case 'unknown-close':
			return p.refused_unknown_close({ given });
		default:
			return kind satisfies never;
	}
}
