/** How often figures are expected, in the words of the EU's list of frequencies, which catalogues of data are told in. */

export type Frequency =
	'hourly' | 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'half-yearly' | 'yearly' | 'other';

const DAY_S = 86_400;

/** Months and years have several lengths. */
const LENGTHS: readonly (readonly [Frequency, leastS: number, mostS: number])[] = [
	['hourly', 3_600, 3_600],
	['daily', DAY_S, DAY_S],
	['weekly', 7 * DAY_S, 7 * DAY_S],
	['monthly', 28 * DAY_S, 31 * DAY_S],
	['quarterly', 90 * DAY_S, 92 * DAY_S],
	['half-yearly', 180 * DAY_S, 184 * DAY_S],
	['yearly', 365 * DAY_S, 366 * DAY_S],
];

/** Of the expected seconds between two figures. */
export function frequencyOf(intervalS: number): Frequency {
	return LENGTHS.find(([, least, most]) => intervalS >= least && intervalS <= most)?.[0] ?? 'other';
}

const CODES: Readonly<Record<Frequency, string>> = {
	hourly: 'HOURLY',
	daily: 'DAILY',
	weekly: 'WEEKLY',
	monthly: 'MONTHLY',
	quarterly: 'QUARTERLY',
	'half-yearly': 'ANNUAL_2',
	yearly: 'ANNUAL',
	other: 'OTHER',
};

/** https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/frequency */
export function frequencyIri(intervalS: number): string {
	return `http://publications.europa.eu/resource/authority/frequency/${CODES[frequencyOf(intervalS)]}`;
}
