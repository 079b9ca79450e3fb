/**
 * Words that would be a period if one knew the year ("Tháng 1", "quý II"), or the century of it ("T11/24", "15/12/24"). What
 * is missing is asked, never guessed. "11/12" is none: it may be a day, too.
 */
import { plainWords, readPeriod } from './period.ts';
import type { Period } from './period-patterns.ts';
import type { Example } from './meanings.ts';
import { sheetQuestion } from './questions.ts';
import type { Meant, Questions } from './questions.ts';

export type OpenPeriod = { readonly lacks: 'year' | 'century'; readonly words: string };

/** Any that is a leap year: it only tells that a year is all that is missing. */
const SOME_YEAR = 2000;

/** Null where the words are a whole period, or none at all. */
export function openPeriod(words: string): OpenPeriod | null {
	if (readPeriod(words).kind !== 'unread') return null;
	if (readPeriod(words, SOME_YEAR).kind === 'period') return { lacks: 'year', words };
	return ofThisCentury(words) === null ? null : { lacks: 'century', words };
}

/** What would be the period in the years from 2000 to 2099, of words with a year of two digits and nothing else. */
export function ofThisCentury(words: string): Period | null {
	for (const pattern of SHORT_YEARS) {
		const whole = plainWords(words).replace(pattern, '$<before>20$<year>');
		const read = readPeriod(whole);
		if (read.kind === 'period' && read.period.lastDay > '2000') return read.period;
	}
	return null;
}

/** Of plain words. Behind a month alone only what is no day of a month, and no month. */
const SHORT_YEARS: readonly RegExp[] = [
	/(?<before>\b\d{1,2}(?:[/.-]| thang )\d{1,2}(?:[/.-]| nam ))(?<year>\d\d)\b(?![/.-])/,
	/(?<before>\b(?:thang |t)\d{1,2}(?: nam |[/. -]))(?<year>\d\d)\b(?![/.-])/,
	/(?<before>\b(?:quy |q)(?:iv|iii|ii|i|[1-4])(?: nam |[/. -]))(?<year>\d\d)\b(?![/.-])/,
	/(?<before>\b(?:\d{1,2}|ba|sau|chin) thang (?:(?:dau|cuoi) )?nam )(?<year>\d\d)\b(?![/.-])/,
	/^(?<before>\d{1,2}[/.-])(?<year>1[3-9]|[2-9]\d)$/,
];

/** The last day of the period, once what is missing was told. */
export function closedPeriod(
	{ lacks, words }: OpenPeriod,
	{
		questions,
		example,
		years,
	}: {
		readonly questions: Questions;
		readonly example: Example;
		/** Those that the titles speak of. */
		readonly years: readonly number[];
	},
): Meant<Period> {
	const unread = { kind: 'none', reason: { kind: 'period-unread', text: words } } as const;
	const { sheet } = example.at;
	if (lacks === 'century') {
		const said = questions.ask({
			...{ id: 'short-years', kind: 'short-years', about: '' },
			choices: [{ id: '2000', label: '24 = 2024' }],
			read: (answer) => (answer === '2000' ? ofThisCentury : null),
			example,
		});
		if (said.kind === 'none') return said;
		return meant(said.one(words)) ?? unread;
	}
	const year = questions.ask({
		...{ id: sheetQuestion('year', sheet), kind: 'year', about: sheet, free: true },
		choices: years.map((one) => ({ id: String(one), label: String(one) })),
		read: (answer) => (/^(?:19|20)\d\d$/.test(answer.trim()) ? Number(answer) : null),
		example,
	});
	if (year.kind === 'none') return year;
	const read = readPeriod(words, year.one);
	return (read.kind === 'period' ? meant(read.period) : null) ?? unread;
}

function meant(period: Period | null): Meant<Period> | null {
	return period && { kind: 'one', one: period };
}
