/** Where a figure comes from, in sentences. */
import type { Locale } from '#lib/domain/locale.ts';
import { formatTight } from '#lib/domain/number-format.ts';
import { formatDateTime } from '#lib/domain/time-format.ts';
import { m } from '#lib/messages/messages.ts';
import { u } from '#lib/messages/unit-card/words.ts';
import type { Provenance, ProvenanceOrigin, ProvenanceVersion } from '#lib/wire/api/provenance.ts';
import { told } from '#lib/ui/words.ts';
import { MISSING, type Fact } from './fact.ts';
import { periodWords, spanWords } from './told-period.ts';

const MOST_BEFORE = 2;
const DECIMALS = 5;

/** Of when it is, who says so, how it came, on what evidence; then what was believed in its place before. */
export function originFacts({ figure, versions }: Provenance, locale: Locale): readonly Fact[] {
	const { origin, source, sample } = figure;
	const before = versions.filter(
		({ believedFrom, value }) =>
			Date.parse(believedFrom) < Date.parse(figure.believedFrom) && value !== figure.value,
	);
	const number = (value: number): string => formatTight(value, { locale, decimals: DECIMALS });
	return [
		{ label: u.fact_time(), words: timeWords(figure) },
		{ label: u.fact_source(), words: sample ? m.sample() : (source ?? MISSING) },
		...deliveryFacts(figure, number),
		...(origin.kind === 'file' || origin.kind === 'system'
			? [{ label: u.fact_evidence(), words: origin.evidence ?? MISSING }]
			: []),
		...before.slice(0, MOST_BEFORE).map(({ value, believedTo }) => ({
			label: u.fact_before(),
			words: u.origin_before({
				value: number(value),
				at: believedTo ? timeOf(believedTo) : MISSING,
			}),
		})),
	];
}

/** A time that is the end of a period is that period. */
function timeWords({ observedAt, timeSource }: ProvenanceVersion): string {
	const at = Date.parse(observedAt);
	switch (timeSource) {
		case 'day':
		case 'period':
		case 'quarter':
		case 'half-year':
		case 'year-to-date':
		case 'year':
			return periodWords({ observedAt: at, timeSource });
		case 'receipt':
			return u.origin_received({ at: formatDateTime(at) });
		case 'retained':
			return m.time_unknown();
		case 'device':
			return formatDateTime(at);
		default:
			return timeSource satisfies never;
	}
}

function deliveryFacts(
	{ origin, believedFrom, value }: ProvenanceVersion,
	number: (value: number) => string,
): Fact[] {
	const came = (words: string): Fact => ({ label: u.fact_came(), words });
	switch (origin.kind) {
		case 'sample':
			return [];
		case 'reading':
			return [came(u.origin_reading({ at: timeOf(believedFrom) }))];
		case 'file':
			return [came(fileWords(origin))];
		case 'system': {
			const { by, batch, key, place, raw } = origin;
			const period = namedPeriod(raw);
			const sent = { by, value: number(value), at: timeOf(origin.deliveredAt) };
			return [
				came(told(u.origin_system(sent), period !== '' && u.origin_of_period({ period }))),
				{
					label: u.fact_delivery(),
					words: told(
						u.origin_batch({ batch: String(batch) }),
						key !== null && u.origin_key({ key }),
						place,
					),
				},
			];
		}
		default:
			return origin satisfies never;
	}
}

function fileWords({ fileName, sheet, cell, raw, by, deliveredAt }: FileOrigin): string {
	const at = timeOf(deliveredAt);
	const [, line] = /^line (\d+)$/.exec(cell) ?? [];
	// What is built in has been imported by nobody.
	if (line !== undefined) return u.origin_catalogue({ file: fileName, line, at });
	const place = sheet === null ? cell : `${sheet}!${cell}`;
	return u.origin_file({ file: fileName, cell: place, raw, by, at });
}

type FileOrigin = Extract<ProvenanceOrigin, { kind: 'file' }>;

function timeOf(rfc3339: string): string {
	return formatDateTime(Date.parse(rfc3339));
}

const PERIOD = /"period":"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d)(?:-(\d\d))?))?"/;

/** The period that a system named; '' where it named a time. */
function namedPeriod(raw: string): string {
	const [, year = '', half, quarter, month, day] = PERIOD.exec(raw) ?? [];
	if (year === '') return '';
	const ending = (last: number): string => `${year}-${String(last).padStart(2, '0')}`;
	if (half !== undefined) return spanWords('half-year', ending(Number(half) * 6));
	if (quarter !== undefined) return spanWords('quarter', ending(Number(quarter) * 3));
	if (month === undefined) return spanWords('year', year);
	return day === undefined ? `${month}/${year}` : `${day}/${month}/${year}`;
}
