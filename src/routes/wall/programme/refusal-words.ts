import { formatDay } from '#lib/domain/time-format.ts';
import { refused } from '#lib/messages/refused/words.ts';
import type { ProgrammeRefusal } from '#lib/wire/api/programme.ts';

export function refusalStatus({ kind }: ProgrammeRefusal): 400 | 404 {
	return kind === 'unknown-province' || kind === 'unknown-close' ? 404 : 400;
}

/** For whoever wrote the address. */
export function refusalWords(refusal: ProgrammeRefusal): string {
	const { kind, given, parameter } = refusal;
	switch (kind) {
		case 'not-a-day':
			return refused.refused_not_a_day({ given, parameter });
		case 'day-to-come':
			return refused.refused_day_to_come({ given, parameter });
		case 'before-units':
			return refused.refused_before_units({ given, parameter });
		case 'other-geography':
			return refused.refused_other_geography({ given, day: formatDay(refusal.geographyDate) });
		case 'unknown-province':
			return refused.error_unknown_province({ code: given });
		case 'unknown-close':
			return refused.refused_unknown_close({ given });
		default:
			return kind satisfies never;
	}
}
