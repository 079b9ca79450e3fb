/**
 * The periods that one title speaks of, and how: as that of the figures, or, by the words before it, as that of something else
 * (a plan, a comparison, a decision, what comes next, an estimate).
 */
import { ofThisCentury } from './open-period.ts';
import { WITHOUT_YEAR } from './period-patterns.ts';
import type { Found, Pattern, Period } from './period-patterns.ts';
import { ESTIMATE, periodsAmong, plainWords, readPeriod, SO_FAR, uniform } from './period.ts';
import type { Among } from './period.ts';

export type Said = {
	readonly period: Period;
	/** Whether it is that of the figures, as far as the words before it tell. */
	readonly isOwn: boolean;
	readonly isEstimate: boolean;
};

/** A period that lacks its year. */
export type Open = Omit<Said, 'period'> & {
	readonly isDay: boolean;
	readonly inYear: (year: string) => Period | null;
};

export type Spoken = {
	readonly text: string;
	readonly said: readonly Said[];
	readonly open: readonly Open[];
	/** Whether it calls figures estimates without saying of which period. */
	readonly isEstimate: boolean;
	/** Whether words of time are left that are no period. */
	readonly isUnclear: boolean;
	/** Whether it says "lũy kế" apart from any period. */
	readonly saysSoFar: boolean;
};

/** Before a period they make it that of something else. */
const OF_OTHERS =
	/\b(?:nhiem vu|phuong huong|dinh huong|(?<!\btai chinh[ -])ke hoach(?! va dau tu)|muc tieu|du kien|du bao|so voi|so sanh|cung ky|ky truoc|nam truoc|quyet dinh|cong van|to trinh|(?:bao cao|thong bao|van ban|huong dan) so|nhiem ky|giai doan(?! (?:19|20)\d\d))\b/;
/** And these a year. */
const OF_OTHER_YEARS =
	/\b(?:phong trao|nghi quyet|chuong trinh|chi thi|nghi dinh|thong tu|luat|de an|du an)\b/;
/** Right before a period these make it only a part of it, or leave its number open. */
const PART = /\b(?:dau|cuoi|giua|nua|ban nien|truoc|sau|(?<!\bdau )tu|quy|tuan|thang)[ .]*$/;
/** A letter's date whose day, or more, is still to be filled in; after "đến" it would be the end of a period. */
const LETTER_DATE =
	/(?<until>\b(?:den|het) )?\bngay(?=[ ./]*(?:thang|\/))[ ./]*(?:thang\b[ ./]*)?(?:\d{1,2}\b)?[ ./]*(?:nam\b[ ./]*)?(?:\d{4}\b)?/g;
/** What is left of time where no period was understood. */
const UNCLEAR =
	/\b(?:thang|quy (?:mot|hai|ba|bon|tu)|tuan (?:thu )?(?:\d+|[ivx]+)|(?:hang|cac|moi|tung) (?:quy|tuan)|(?:dot|ky) (?:\d+|[ivx]+)|den nay|tu dau|\d{1,2}t)\b|(?<![\d/.-])(?:19|20)\d\d(?![\d/-])|\b\d{1,2}\/(?:19|20)\d\d\b(?!\/)/;
/** "T1" may be the first table, "Q1" a district, and "đến 9/11" nine of eleven. */
const MAY_BE_NONE = /^[tq]\d|^(?!.*(?:ngay|luy ke|cong don|dau nam)).*\d\/\d/;
/** Any that is a leap year: it only tells that a year is all that is missing. */
const SOME_YEAR = '2000';

/** `above` is the title over it: its last words may be about what comes first here. */
export function spokenIn(text: string, above = ''): Spoken {
	const words = uniform(plainWords(text));
	const letter = [...words.matchAll(LETTER_DATE)];
	const dated = words.replace(LETTER_DATE, (match) => ' '.repeat(match.length));
	const lead = plainWords(above).split(' ').slice(-2).join(' ');
	const before = ({ from }: Among) => `${lead} ${dated.slice(0, from)}`;
	const full = periodsAmong(dated);
	const lacking = periodsAmong(full.rest, ofYear(SOME_YEAR));
	const said = full.found.flatMap((one): Said[] => {
		const { found } = one;
		if (found.kind !== 'period' || isLettersDay(found)) return [];
		const { period } = found;
		return [{ period, ...standing(before(one), period.span === 'year') }];
	});
	const ofTables = lacking.found.filter(({ found }) => !isLettersDay(found));
	const open = ofTables.map((one): Open => {
		const written = dated.slice(one.from, one.to);
		const { isOwn, isEstimate } = standing(before(one), false);
		return {
			inYear: (year) => inYear(written, year),
			isOwn: isOwn && !MAY_BE_NONE.test(written),
			isEstimate,
			isDay: one.found.kind === 'period' && one.found.period.span === 'day',
		};
	});
	const all = [...said, ...open];
	const short = readPeriod(text).kind === 'unread' ? ofThisCentury(text) : null;
	if (short) said.push({ period: short, isOwn: false, isEstimate: false });
	const isUnread = (one: Among) =>
		one.found.kind === 'unread' && !/\b(?:giai doan|nhiem ky) $/.test(before(one));
	const found = [...full.found, ...lacking.found];
	return {
		...{ text, said, open },
		isEstimate: ESTIMATE.test(words) && !all.some(({ isEstimate }) => isEstimate),
		isUnclear:
			found.some((one) => isUnread(one) || PART.test(before(one))) ||
			letter.some(({ groups }) => groups?.until !== undefined) ||
			UNCLEAR.test(lacking.rest) ||
			text.normalize('NFC').toLowerCase().includes('tuần'),
		saysSoFar: SO_FAR.test(lacking.rest),
	};
}

/** A day up to which nothing is told is that of a letter or a decision. */
function isLettersDay(found: Found): boolean {
	return found.kind === 'period' && found.period.span === 'day' && !found.asOf;
}

/** A sheet may be named by its period and nothing else: "11-2024". */
export function spokenByName(name: string): Spoken {
	const whole = readPeriod(name);
	if (whole.kind !== 'period') return spokenIn(name);
	const said = [{ period: whole.period, isOwn: true, isEstimate: false }];
	return { text: name, said, open: [], isEstimate: false, isUnclear: false, saysSoFar: false };
}

function standing(before: string, isYear: boolean): Omit<Said, 'period'> {
	const isEstimate = ESTIMATE.test(before);
	const isOther = OF_OTHERS.test(before) || (isYear && OF_OTHER_YEARS.test(before));
	return { isOwn: !isEstimate && !isOther, isEstimate };
}

function inYear(words: string, year: string): Period | null {
	const [one] = periodsAmong(words, ofYear(year)).found;
	return one?.found.kind === 'period' ? one.found.period : null;
}

function ofYear(year: string): readonly Pattern[] {
	return WITHOUT_YEAR.map(({ pattern, read }) => ({
		pattern,
		read: (groups) => read({ ...groups, year }),
	}));
}
