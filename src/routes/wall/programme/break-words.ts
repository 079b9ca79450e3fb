/** What became of a unit, and what it came of, in sentences. */
import { compareNames, type Locale } from '#lib/domain/locale.ts';
import { formatDay } from '#lib/domain/time-format.ts';
import { u } from '#lib/messages/unit-card/words.ts';
import { unitName } from '#lib/ui/words.ts';
import type { UnitBreak, UnitNames } from '#lib/wire/unit-past.ts';

const MOST_NAMES = 4;

/** "Từ 01/12/2024 nhập vào Huyện Đạ Huoai (NQ 1245/NQ-UBTVQH15)" */
export function breakWords(
	{ happenedOn, type, legalBasis, role, inPart, units }: UnitBreak,
	locale: Locale,
): string {
	const basis = basisWords(legalBasis);
	const day = formatDay(happenedOn);
	const names = namesOf(units, locale);
	if (inPart) return u.break_came_in_part({ day, units: names, basis });
	if (role === 'came') {
		return type === 'rename'
			? u.break_renamed({ day, units: names, basis })
			: u.break_came({ day, units: names, basis });
	}
	if (units.length === 0) return u.break_ended({ day, basis });
	return type === 'split'
		? u.break_split({ day, units: names, basis })
		: u.break_went({ day, units: names, basis });
}

/** All of them, and whose the figures are since the unit has ended; '' where nothing has changed. */
export function breaksWords(breaks: readonly UnitBreak[], locale: Locale): string {
	const ended = breaks.some(({ role }) => role === 'went');
	return [
		...breaks.map((own) => breakWords(own, locale)),
		...(ended ? [u.break_former_area()] : []),
	].join('; ');
}

/** Of a list in a decision the words are ours; a document's own number is what it is. */
function basisWords(legalBasis: string): string {
	const [, number] = /^danh mục tại QĐ (\S+)$/.exec(legalBasis) ?? [];
	return number === undefined ? legalBasis : u.basis_catalogue({ number });
}

function namesOf(units: readonly UnitNames[], locale: Locale): string {
	const more = units.length - MOST_NAMES;
	const named = units
		.map((unit) => unitName(unit, locale))
		.toSorted((a, b) => compareNames(a, b, locale))
		.slice(0, MOST_NAMES)
		.join(', ');
	return more > 0 ? u.break_more({ units: named, count: more }) : named;
}
