/** The words of periods as patterns of plain words (without accents and case): one month, a range, a list, the year so far. */
import type { LongSpan } from '#lib/domain/told-span.ts';
import { isDay } from '#lib/wire/rfc3339.ts';

export type Period = {
	/** ISO day, the last of the period. */
	readonly lastDay: string;
	readonly span: 'day' | 'month' | LongSpan;
	/** Of a day within a month: that a total runs up to it ("lũy kế đến 15/11/2024"), which is neither the day's nor whole months'. */
	readonly isSoFar?: true;
};

export type Found =
	| { readonly kind: 'period'; readonly period: Period; readonly asOf: boolean }
	/** `unread` are words of time that are no period that can be told of: "2 tháng cuối năm 2024", a range across two years. */
	| { readonly kind: 'before-1900' | 'unread' };

export type Groups = Readonly<Record<string, string | undefined>>;

export type Pattern = {
	readonly pattern: RegExp;
	/** Null where it is no period after all. */
	readonly read: (groups: Groups) => Found | null;
};

const UNREAD: Found = { kind: 'unread' };
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
const SO_FAR = String.raw`(?<soFar>\b(?:(?:luy ke|cong don) (?:(?:so lieu|thuc hien|ket qua|tinh) )*(?:tu dau nam (?:\d{4} )?)?|tu dau nam (?:\d{4} )?)(?:tinh )?(?:den )?(?:het )?(?:ngay )?)?`;
const YEAR = String.raw`(?: nam |[/. -]| [/-] )(?<year>\d{4})\b`;
/** Behind words without their year. */
const NO_YEAR = String.raw`\b(?![/.-]?\d| nam \d)`;
const TO = '(?: den (?:het )?|-)';
const MONTH = String.raw`\b(?:thang |t)`;
const QUARTER = String.raw`\b(?:quy |q)`;
const ROMAN = '(?:iv|iii|ii|i|[1-4])';
const BETWEEN_YEARS = String.raw`(?:(?: nam |[/.])(?<firstYear>\d{4}))?`;
/** "16 giờ 30 phút", "16h30" */
const CLOCK = String.raw`\d{1,2} ?(?:gio|h|g)(?: ?\d{1,2})?(?: phut)?`;
const COUNT = String.raw`\b(?<count>\d{1,2}|ba|sau|chin) thang`;

/** What may also stand without its year, which another title then says. */
const OF_A_YEAR: readonly { readonly words: string; readonly read: Pattern['read'] }[] = [
	{
		words: String.raw`(?:\btu )?${MONTH}(?<first>\d{1,2})${BETWEEN_YEARS}${TO}(?:thang |t)?(?<last>\d{1,2})`,
		read: ({ first, firstYear, last, year }) =>
			months(Number(first), { last: Number(last), firstYear, year }),
	},
	{
		words: String.raw`${MONTH}(?<list>\d{1,2}(?:(?: va)? \d{1,2})+)`,
		read: ({ list = '', year }) => inARow(list.match(/\d+/g)?.map(Number) ?? [], { year, each: 1 }),
	},
	{
		words: String.raw`(?:\btu )?${QUARTER}(?<first>${ROMAN})${BETWEEN_YEARS}${TO}(?:quy |q)?(?<last>${ROMAN})`,
		read: ({ first, firstYear, last, year }) =>
			months(quarterOf(first) * 3 - 2, { last: quarterOf(last) * 3, firstYear, year }),
	},
	{
		words: String.raw`${QUARTER}(?<list>${ROMAN}(?:(?: va)? ${ROMAN})+)`,
		read: ({ list = '', year }) =>
			inARow(list.replaceAll(' va ', ' ').split(' ').map(quarterOf), { year, each: 3 }),
	},
	{
		words: String.raw`${SO_FAR}${MONTH}(?<month>\d{1,2})`,
		read: ({ soFar, month, year }) =>
			endOfMonth(Number(month), { year, span: soFar ? soFarSpan(Number(month)) : 'month' }),
	},
	{
		words: String.raw`${SO_FAR}${QUARTER}(?<quarter>${ROMAN})`,
		read: ({ soFar, quarter, year }) => {
			const month = quarterOf(quarter) * 3;
			return endOfMonth(month, { year, span: soFar ? soFarSpan(month) : 'quarter' });
		},
	},
];

const UNTIL = String.raw`(?<from>\btu )?(?<until>\b(?:den|het|tinh den|thoi diem|ky) (?:${CLOCK} )?)?(?:het )?`;
const dayOfMonth = (between: string) => String.raw`(?<day>\d{1,2})(?:${between})(?<month>\d{1,2})`;

/** A day's numbers, in groups whose names end with `which`. */
function dayWords(which: '' | 'First'): string {
	const year = String.raw`(?:[/.-]| nam )(?<year${which}>\d{4})\b`;
	const words = String.raw`\b(?<day${which}>\d{1,2})(?:[/.-]| thang )(?<month${which}>\d{1,2})`;
	return which === '' ? words + year : `${words}(?:${year})?`;
}

/** In the order in which they are looked for: what one has matched is none of the next ones’. */
export const WITH_YEAR: readonly Pattern[] = [
	{
		pattern: new RegExp(
			String.raw`(?:\btu )?(?:ngay )?${dayWords('First')}${TO}(?:ngay )?${dayWords('')}`,
		),
		read: ({ yearFirst, year, ...rest }) =>
			between(isoOf(rest.dayFirst, rest.monthFirst, yearFirst ?? year), {
				last: isoOf(rest.day, rest.month, year),
			}),
	},
	{
		pattern: new RegExp(String.raw`${SO_FAR}${UNTIL}(?:ngay )?${dayWords('')}`),
		read: dayIn,
	},
	{
		pattern: new RegExp(
			String.raw`(?:\btu )?\b(?<first>\d{1,2})/(?<firstYear>\d{4})${TO}(?<last>\d{1,2})/(?<year>\d{4})\b`,
		),
		read: ({ first, firstYear, last, year }) =>
			months(Number(first), { last: Number(last), firstYear, year }),
	},
	{
		pattern: new RegExp(
			String.raw`${COUNT} (?:(?<half>dau|cuoi) (?:nam (?:nam )?)?|nam (?:nam )?)(?<year>\d{4})\b`,
		),
		read: monthsOf,
	},
	...OF_A_YEAR.map(({ words, read }) => ({ pattern: new RegExp(words + YEAR), read })),
	{
		pattern: /\bnua (?<which>dau|cuoi) (?:nam (?:nam )?)?(?<year>\d{4})\b/,
		read: halfOf,
	},
	{
		pattern:
			/(?:\btu )?(?:\bnam )?\b(?:19|20)\d\d(?:-| den (?:het )?)(?:nam )?(?:19|20)\d\d\b(?!\/)/,
		read: () => UNREAD,
	},
	{
		pattern: /\b(?:(?:ca|tron) )?nam (?<year>\d{4})\b/,
		read: ({ year }) => endOfMonth(12, { year, span: 'year' }),
	},
];

/** The same words without their year. */
export const WITHOUT_YEAR: readonly Pattern[] = [
	{
		pattern: new RegExp(
			String.raw`${SO_FAR}${UNTIL}\bngay ${dayOfMonth('[/.-]| thang ')}${NO_YEAR}`,
		),
		read: dayIn,
	},
	{
		// "15/11" alone may be anything.
		pattern: new RegExp(String.raw`${SO_FAR}${UNTIL}\b${dayOfMonth('/| thang ')}${NO_YEAR}`),
		read: (groups) =>
			groups['soFar'] === undefined && groups['until'] === undefined ? null : dayIn(groups),
	},
	...OF_A_YEAR.slice(0, 4).map(({ words, read }) => ({
		pattern: new RegExp(words + NO_YEAR),
		read,
	})),
	{
		pattern: new RegExp(
			String.raw`${COUNT}\b(?! \d)(?: (?<half>dau|cuoi)\b)?(?: nam\b)?(?!(?: nam)?[ /]?\d)`,
		),
		read: monthsOf,
	},
	...OF_A_YEAR.slice(4).map(({ words, read }) => ({ pattern: new RegExp(words + NO_YEAR), read })),
	{
		pattern: /\bnua (?<which>dau|cuoi) nam\b(?! \d)/,
		read: halfOf,
	},
];

/** These are periods only where nothing else stands: "11/2024/QĐ-UBND" is a document. */
export const BARE: readonly Pattern[] = [
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

/** The months from January on that end with a period; a day within a month stays one, up to which a total runs. */
export function soFarUntil(period: Period): Period {
	const { lastDay, span } = period;
	const month = Number(lastDay.slice(5, 7));
	if (span === 'day' && lastDay !== lastDayOf(lastDay.slice(0, 4), month))
		return { ...period, isSoFar: true };
	return { lastDay, span: soFarSpan(month) };
}

function soFarSpan(month: number): Period['span'] {
	return SPANS[month] ?? 'year-to-date';
}

function quarterOf(words = ''): number {
	return QUARTERS[words] ?? Number(words);
}

function monthsOf({ count = '', half, year }: Groups): Found | null {
	const number = COUNTS[count] ?? Number(count);
	if (half !== 'cuoi') return endOfMonth(number, { year, span: soFarSpan(number) });
	const span = SPANS[number];
	return span === undefined ? UNREAD : endOfMonth(12, { year, span });
}

function halfOf({ which, year }: Groups): Found | null {
	return endOfMonth(which === 'dau' ? 6 : 12, { year, span: 'half-year' });
}

/** Months or quarters that follow each other: "quý I, II, III". */
function inARow(
	numbers: readonly number[],
	{ year, each }: { readonly year: string | undefined; readonly each: 1 | 3 },
): Found {
	const [first = 0] = numbers;
	if (numbers.some((number, at) => number !== first + at)) return UNREAD;
	return months((first - 1) * each + 1, { last: (first + numbers.length - 1) * each, year });
}

/** Of one year; `firstYear` only where it is said, too. */
function months(
	first: number,
	{
		last,
		firstYear,
		year = '',
	}: {
		readonly last: number;
		readonly firstYear?: string | undefined;
		readonly year: string | undefined;
	},
): Found {
	if (first < 1 || last < first || last > 12) return UNREAD;
	return between(isoOf('1', String(first), firstYear ?? year), { last: lastDayOf(year, last) });
}

/** From one ISO day to another; only what is a month, a quarter, a half or the whole of a year, or begins with it. */
function between(first: string, { last }: { readonly last: string }): Found {
	if (!isDay(first) || !isDay(last) || last > '2101') return UNREAD;
	if (first < '1900') return { kind: 'before-1900' };
	const [year, from, to] = [last.slice(0, 4), Number(first.slice(5, 7)), Number(last.slice(5, 7))];
	const isWhole = first.endsWith('-01') && last === lastDayOf(year, to);
	if (!isWhole || !first.startsWith(year) || to < from) return UNREAD;
	const count = to - from + 1;
	const span = from === 1 ? soFarSpan(to) : to % count === 0 ? SPANS[count] : undefined;
	return span === undefined
		? UNREAD
		: { kind: 'period', period: { lastDay: last, span }, asOf: true };
}

function isoOf(day = '', month = '', year = ''): string {
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function dayIn({ day, month, year = '', from, until, soFar }: Groups): Found | null {
	if (from !== undefined) return UNREAD;
	const lastDay = isoOf(day, month, year);
	if (!isDay(lastDay) || year > '2100') return null;
	if (year < '1900') return { kind: 'before-1900' };
	const period: Period = { lastDay, span: 'day' };
	if (soFar !== undefined) return { kind: 'period', period: soFarUntil(period), asOf: true };
	return { kind: 'period', period, asOf: until !== undefined };
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
