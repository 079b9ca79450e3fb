/**
 * Periods as offices write them, each as the last day that it covers: "Tháng 11 năm 2024", "quý IV/2024", "6 tháng đầu năm
 * 2024", "đến ngày 15/12/2024". Days come before months, as in Vietnam; years have four digits here (open-period.ts has those of two).
 */
import { BARE, soFarUntil, WITH_YEAR } from './period-patterns.ts';
import type { Found, Pattern, Period } from './period-patterns.ts';

/** Words beside a period that change nothing of it. */
const BESIDE =
	/\b(?:ky|bao cao|so lieu|luy ke|cong don|tu dau nam|tinh|den|het|cuoi|ngay|thuc hien|ket qua|trong|cua)\b/g;

export type WholePeriod =
	| { readonly kind: 'period'; readonly period: Period }
	| { readonly kind: 'before-1900' | 'unread' };

/** A text that is a period and nothing else; `year` completes one that says none: "Tháng 11". */
export function readPeriod(text: string, year: number | null = null): WholePeriod {
	const words = plainWords(text);
	for (const candidate of year === null ? [words] : [words, ...withYear(words, year)]) {
		const { found, rest } = periodsAmong(candidate);
		const left = rest.replace(BESIDE, ' ').trim();
		const [only] = left === '' ? found : [];
		if (only !== undefined && found.length === 1) return whole(only.found, rest);
		const bare = found.length === 0 ? firstOf(BARE, left)?.found : undefined;
		if (bare !== undefined) return whole(bare, rest);
	}
	return { kind: 'unread' };
}

/** "Tháng 11" of 2024. "Cả năm" has no other word of its period. */
function withYear(words: string, year: number): readonly string[] {
	if (words === 'ca nam') return [`nam ${year}`];
	if (/\b\d{4}\b/.test(words)) return [];
	return /\b(?:thang|quy|nua (?:dau|cuoi)|[tq]\d|q[iv])/.test(words)
		? [`${words} nam ${year}`]
		: [];
}

/** The text of a header without the period in it: "Thực hiện tháng 11/2024" is "thuc hien". */
export function withoutPeriod(text: string): string {
	return periodsAmong(plainWords(text)).rest.replace(/\s+/g, ' ').trim();
}

/** Figures that somebody expects and nobody has counted: "Ước thực hiện tháng 12". */
export function saysEstimate(text: string): boolean {
	return ESTIMATE.test(plainWords(text));
}

/** Of plain words; "công ước", "quy ước", "hương ước" are none. */
export const ESTIMATE = /(?<!\b(?:cong|quy|huong|thoa|hiep) )\buoc\b/;

/** Words that say that figures are told from the beginning of the year on; of plain words. */
export const SO_FAR = /\b(?:luy ke|cong don|tu dau nam)\b/;

function whole(found: Found, beside: string): WholePeriod {
	if (found.kind !== 'period') return found;
	const { period } = found;
	const isPart = period.span === 'day' || period.span === 'month' || period.span === 'quarter';
	return { kind: 'period', period: isPart && SO_FAR.test(beside) ? soFarUntil(period) : period };
}

export type Among = {
	readonly found: Found;
	/** Where in the words it stands. */
	readonly from: number;
	readonly to: number;
};

/** All periods in plain words, in their order, and the words without them, each letter of which stands where it stood. */
export function periodsAmong(
	words: string,
	patterns: readonly Pattern[] = WITH_YEAR,
): { readonly found: readonly Among[]; readonly rest: string } {
	const found: Among[] = [];
	let rest = uniform(words);
	for (;;) {
		const next = firstOf(patterns, rest);
		if (next === null) return { found: found.sort((one, other) => one.from - other.from), rest };
		found.push(next);
		rest = `${rest.slice(0, next.from)}${' '.repeat(next.to - next.from)}${rest.slice(next.to)}`;
	}
}

/** Plain words with "2024-12-15" as "15/12/2024", and "6T đầu năm", "6T/2024" as months. */
export function uniform(words: string): string {
	return words
		.replace(/\b(\d{4})-(\d\d)-(\d\d)\b/g, '$3/$2/$1')
		.replace(/\b(\d{1,2})t (?=(?:dau|cuoi|nam)\b)/g, '$1 thang ')
		.replace(/\b(\d{1,2})t[/.-](?=\d{4}\b(?![/.-]))/g, '$1 thang nam ');
}

function firstOf(patterns: readonly Pattern[], words: string): Among | null {
	for (const { pattern, read } of patterns) {
		const match = pattern.exec(words);
		if (match === null) continue;
		const found = read(match.groups ?? {});
		if (found === null) continue;
		return { found, from: match.index, to: match.index + match[0].length };
	}
	return null;
}

/** Without accents and case; slashes, dots and hyphens are kept. */
export function plainWords(text: string): string {
	return text
		.normalize('NFD')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replaceAll('đ', 'd')
		.replace(/[–—]/g, '-')
		.replace(/[^\p{L}\p{N}/.-]+/gu, ' ')
		.replace(/ ?([/-]) ?/g, '$1')
		.trim();
}
