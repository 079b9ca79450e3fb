/**
 * Periods as offices write them, each as the last day that it covers: "Tháng 11 năm 2024", "quý IV/2024", "6 tháng đầu năm
 * 2024", "đến ngày 15/12/2024". Days come before months, as in Vietnam; years have four digits here (open-period.ts has those of two).
 */
import type { LongSpan } from '#lib/domain/told-span.ts';
import { isDay } from '#lib/wire/rfc3339.ts';

export type Period = {
	/** ISO day, the last of the period. */
	readonly lastDay: string;
	readonly span: 'day' | 'month' | LongSpan;
};

type Found =
	| { readonly kind: 'period'; readonly period: Period; readonly asOf: boolean }
	| { readonly kind: 'before-1900' };

type Pattern = {
	readonly pattern: RegExp;
	/** Null where it is no period after all. */
	readonly read: (groups: Readonly<Record<string, string | undefined>>) => Found | null;
};

const QUARTERS: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
/** What so many months are, other than those of the year so far. */
const SPANS: Readonly<Record<number, Period['span']>> = {
	1: 'month',
	3: 'quarter',
	6: 'half-year',
	12: 'year',
};
const COUNTS: Readonly<Record<string, number>> = { ba: 3, sau: 6, chin: 9 };
/** "Lũy kế từ đầu năm đến hết": what follows is the end of the year so far. */
const SO_FAR = String.raw`(?<soFar>\bluy ke (?:tu dau nam )?(?:tinh )?(?:den )?(?:het )?)?`;

function soFarSpan(months: number): Period['span'] {
	return SPANS[months] ?? 'year-to-date';
}

/** The months from January on that end with a period; up to a day within a month it is that day's, as any report of one. */
export function soFarUntil(period: Period): Period {
	const { lastDay, span } = period;
	const month = Number(lastDay.slice(5, 7));
	if (span === 'day' && lastDay !== lastDayOf(lastDay.slice(0, 4), month)) return period;
	return { lastDay, span: soFarSpan(month) };
}

/** In the order in which they are looked for: what one has matched is none of the next ones’. */
const WITH_YEAR: readonly Pattern[] = [
	{
		pattern:
			/(?<from>\btu )?(?<until>\b(?:den|het|tinh den|thoi diem|ky) )?(?:het )?(?:ngay )?(?<day>\b\d{1,2})(?:[/.-]| thang )(?<month>\d{1,2})(?:[/.-]| nam )(?<year>\d{4})\b/,
		read: dayIn,
	},
	{
		pattern:
			/(?<from>\btu )?(?<until>\b(?:den|het|tinh den|thoi diem|ky) )?(?:het )?(?:ngay )?\b(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)\b/,
		read: dayIn,
	},
	{
		pattern:
			/\b(?<count>\d{1,2}|ba|sau|chin) thang (?:(?<half>dau|cuoi) (?:nam (?:nam )?)?|nam (?:nam )?)(?<year>\d{4})\b/,
		read: ({ count = '', half, year }) => {
			const months = COUNTS[count] ?? Number(count);
			const span = half === 'cuoi' ? (SPANS[months] ?? null) : soFarSpan(months);
			return span && endOfMonth(half === 'cuoi' ? 12 : months, { year, span });
		},
	},
	{
		pattern: new RegExp(
			String.raw`${SO_FAR}\b(?:thang |t)(?<month>\d{1,2})(?: nam |[/. -]| [/-] )(?<year>\d{4})\b`,
		),
		read: ({ soFar, month, year }) =>
			endOfMonth(Number(month), { year, span: soFar ? soFarSpan(Number(month)) : 'month' }),
	},
	{
		pattern: new RegExp(
			String.raw`${SO_FAR}\b(?:quy |q)(?<quarter>iv|iii|ii|i|[1-4])(?: nam |[/. -]| [/-] )(?<year>\d{4})\b`,
		),
		read: ({ soFar, quarter = '', year }) => {
			const month = (QUARTERS[quarter] ?? Number(quarter)) * 3;
			return endOfMonth(month, { year, span: soFar ? soFarSpan(month) : 'quarter' });
		},
	},
	{
		pattern: /\bnua (?<which>dau|cuoi) (?:nam (?:nam )?)?(?<year>\d{4})\b/,
		read: ({ which, year }) => endOfMonth(which === 'dau' ? 6 : 12, { year, span: 'half-year' }),
	},
	{
		pattern: /\b(?:(?:ca|tron) )?nam (?<year>\d{4})\b/,
		read: ({ year }) => endOfMonth(12, { year, span: 'year' }),
	},
];

/** These are periods only where nothing else stands: "11/2024/QĐ-UBND" is a document. */
const BARE: readonly Pattern[] = [
	{
		pattern: /^(?<month>\d{1,2})[/.-](?<year>\d{4})$/,
		read: ({ month, year }) => endOfMonth(Number(month), { year, span: 'month' }),
	},
	{
		pattern: /^(?<year>\d{4})-(?<month>\d\d)$/,
		read: ({ month, year }) => endOfMonth(Number(month), { year, span: 'month' }),
	},
	{
		pattern: /^(?<year>\d{4})[/. -]?q(?<quarter>[1-4])$/,
		read: ({ quarter, year }) => endOfMonth(Number(quarter) * 3, { year, span: 'quarter' }),
	},
	{
		pattern: /^(?:h(?<before>[12])[/. -])?(?<year>\d{4})(?:[/. -]?h(?<after>[12]))?$/,
		read: ({ before, year, after = before }) =>
			after === undefined || (before !== undefined && before !== after)
				? null
				: endOfMonth(Number(after) * 6, { year, span: 'half-year' }),
	},
	{ pattern: /^(?<year>\d{4})$/, read: ({ year }) => endOfMonth(12, { year, span: 'year' }) },
];

/** Words beside a period that change nothing of it. */
const BESIDE =
	/\b(?:ky|bao cao|so lieu|luy ke|tinh|den|het|cuoi|ngay|thuc hien|ket qua|uoc|trong|cua)\b/g;

export type WholePeriod =
	| { readonly kind: 'period'; readonly period: Period }
	| { readonly kind: 'before-1900' | 'unread' };

/** A text that is a period and nothing else; `year` completes one that says none: "Tháng 11". */
export function readPeriod(text: string, year: number | null = null): WholePeriod {
	const words = plainWords(text);
	for (const candidate of year === null ? [words] : [words, ...withYear(words, year)]) {
		const { found, rest } = allIn(candidate);
		const left = rest.replace(BESIDE, ' ').trim();
		const [only] = left === '' ? found : [];
		if (only !== undefined && found.length === 1) return whole(only);
		const bare = found.length === 0 ? firstOf(BARE, left)?.found : undefined;
		if (bare !== undefined) return whole(bare);
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

/**
 * The different periods that titles speak of. A year beside one of its months is that of a plan, say, and so may be one after
 * "kế hoạch": that is only perhaps the period. A day counts only as the end of something, for titles have the dates of
 * documents, too.
 */
export function periodsIn(titles: readonly string[]): {
	readonly sure: readonly Period[];
	readonly perhaps: readonly Period[];
} {
	const [sure, perhaps] = [new Map<string, Period>(), new Map<string, Period>()];
	for (const title of titles) {
		const words = plainWords(title);
		const ofPlan = /\b(?:ke hoach|phong trao|nghi quyet|chuong trinh)\b/.test(words);
		for (const one of allIn(words).found) {
			if (one.kind !== 'period' || !(one.asOf || one.period.span !== 'day')) continue;
			const { period } = one;
			const key = `${period.lastDay} ${period.span}`;
			(ofPlan && period.span === 'year' ? perhaps : sure).set(key, period);
		}
	}
	const all = [...sure.values(), ...perhaps.values()];
	const notFrame = ({ span, lastDay }: Period) =>
		span !== 'year' ||
		!all.some((other) => other.span !== 'year' && other.lastDay.startsWith(lastDay.slice(0, 4)));
	return {
		sure: [...sure.values()].filter(notFrame),
		perhaps: [...perhaps.values()].filter(notFrame),
	};
}

/** The text of a header without the period in it: "Thực hiện tháng 11/2024" is "thuc hien". */
export function withoutPeriod(text: string): string {
	return allIn(plainWords(text)).rest.replace(/\s+/g, ' ').trim();
}

function whole(found: Found): WholePeriod {
	return found.kind === 'period' ? { kind: 'period', period: found.period } : found;
}

function allIn(words: string): { readonly found: readonly Found[]; readonly rest: string } {
	const found: Found[] = [];
	let rest = words;
	for (;;) {
		const next = firstOf(WITH_YEAR, rest);
		if (next === null) return { found, rest };
		if (next.found !== undefined) found.push(next.found);
		rest = next.rest;
	}
}

/** `found` is missing where something was passed over: the beginning of a range, or months that are no period ("2 tháng cuối năm 2024"). */
function firstOf(
	patterns: readonly Pattern[],
	words: string,
): { readonly found?: Found; readonly rest: string } | null {
	for (const { pattern, read } of patterns) {
		const match = pattern.exec(words);
		if (match === null) continue;
		const found = read(match.groups ?? {});
		const { from, half } = match.groups ?? {};
		if (found === null && from === undefined && half === undefined) continue;
		const rest = `${words.slice(0, match.index)} | ${words.slice(match.index + match[0].length)}`;
		return { ...(found !== null && { found }), rest: rest.replaceAll('|', ' ') };
	}
	return null;
}

function dayIn({
	day = '',
	month = '',
	year = '',
	from,
	until,
}: Readonly<Record<string, string | undefined>>): Found | null {
	if (from !== undefined) return null;
	const lastDay = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	if (!isDay(lastDay) || year > '2100') return null;
	if (year < '1900') return { kind: 'before-1900' };
	return { kind: 'period', period: { lastDay, span: 'day' }, asOf: until !== undefined };
}

function endOfMonth(
	month: number,
	{ year = '', span }: { readonly year: string | undefined; readonly span: Period['span'] },
): Found | null {
	if (!(month >= 1 && month <= 12) || year > '2100') return null;
	if (year < '1900') return { kind: 'before-1900' };
	return { kind: 'period', period: { lastDay: lastDayOf(year, month), span }, asOf: true };
}

/** ISO day. */
function lastDayOf(year: string, month: number): string {
	// Day 0 of the month after.
	return new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10);
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
