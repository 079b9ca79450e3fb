/** What the table of availability shows. */
import { compareNames, type Locale } from '#lib/domain/locale.ts';
import { formatMeasure } from '#lib/domain/number-format.ts';
import { formatDate, formatTime } from '#lib/domain/time-format.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { dv } from '#lib/messages/devices/words.ts';
import type { AvailabilityRow } from '#lib/ui/availability-row.ts';
import { lengthWords } from '#lib/ui/length-words.ts';
import { kindWord } from '#lib/ui/words.ts';
import type { AvailabilityAnswer, AvailabilityAnswerRow } from '#lib/wire/api/availability.ts';

/** The month that is asked for, and the one before. */
export type TwoMonths = { readonly now: AvailabilityAnswer; readonly before: AvailabilityAnswer };

type Named = { readonly key: string; readonly name: string; readonly unitCode: string };

/**
 * A row for each part of the scope that has devices, the least available first, those of which nothing is known last. A
 * unit with real devices and samples has a row for each sort.
 */
export function unitRows(
	months: TwoMonths,
	{ parts, locale }: { readonly parts: readonly Unit[]; readonly locale: Locale },
): AvailabilityRow[] {
	const names = new Map(parts.map(({ code, shortName }) => [code, shortName]));
	return rowsOf(months, locale, (row) => {
		const code = 'unit' in row && !('device' in row) ? row.unit : null;
		const name = code === null ? undefined : names.get(code);
		return code === null || name === undefined ? null : { key: code, name, unitCode: code };
	});
}

export function kindRows(months: TwoMonths, locale: Locale): AvailabilityRow[] {
	return rowsOf(months, locale, (row) =>
		'kind' in row && !('device' in row)
			? { key: row.kind, name: kindWord(row.kind), unitCode: '' }
			: null,
	);
}

/** Of all devices of the scope; none where there are no devices. */
export function wholeRows(
	months: TwoMonths,
	{ scope, locale }: { readonly scope: Unit; readonly locale: Locale },
): AvailabilityRow[] {
	return unitRows(months, { parts: [{ ...scope, shortName: dv.availability_all() }], locale });
}

/** "01/11 – 23/11 11:25", or "01/10 – 31/10" of a month that is over. */
export function spanWords({ from, to }: Pick<AvailabilityAnswer, 'from' | 'to'>): string {
	const short = (at: number): string => formatDate(at).slice(0, 5);
	const [begun, ended] = [Date.parse(from), Date.parse(to)];
	const whole = formatTime(ended) === '00:00';
	const until = whole ? short(ended - 1) : `${short(ended)} ${formatTime(ended)}`;
	return dv.availability_span({ from: short(begun), to: until });
}

/** "tháng 11", "Nov". */
export function monthWords({ month }: Pick<AvailabilityAnswer, 'month'>, locale: Locale): string {
	if (locale === 'vi') return dv.availability_month({ month: String(Number(month.slice(5))) });
	const name = { month: 'short', timeZone: 'UTC' } as const;
	return new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en', name);
}

function rowsOf(
	{ now, before }: TwoMonths,
	locale: Locale,
	nameOf: (row: AvailabilityAnswerRow) => Named | null,
): AvailabilityRow[] {
	const past = new Map<string, AvailabilityAnswerRow>();
	for (const row of before.rows) {
		const named = nameOf(row);
		if (named) past.set(keyOf(named, row), row);
	}
	return now.rows
		.flatMap((row) => {
			const named = nameOf(row);
			return named ? [toRow(named, { row, past: past.get(keyOf(named, row)), locale })] : [];
		})
		.toSorted(
			(a, b) =>
				Number(a.sample) - Number(b.sample) ||
				(a.share ?? Infinity) - (b.share ?? Infinity) ||
				compareNames(a.name, b.name, locale),
		);
}

function keyOf({ key }: Named, { sample }: AvailabilityAnswerRow): string {
	return sample ? `${key} sample` : key;
}

function toRow(
	named: Named,
	{
		row,
		past,
		locale,
	}: { row: AvailabilityAnswerRow; past: AvailabilityAnswerRow | undefined; locale: Locale },
): AvailabilityRow {
	const { upS, degradedS, downS, maintenanceS, unknownS } = row;
	const whole = upS + downS + maintenanceS + unknownS;
	const part = (seconds: number): number => (whole > 0 ? seconds / whole : 0);
	const length = (seconds: number | null): string =>
		seconds === null ? '–' : lengthWords(seconds, locale);
	return {
		...named,
		key: keyOf(named, row),
		sample: row.sample,
		share: row.uptimeShare,
		shareText: shareWords(row.uptimeShare, locale),
		shareBefore: past?.uptimeShare ?? null,
		shareBeforeText: shareWords(past?.uptimeShare ?? null, locale),
		outages: row.outages,
		downText: downS > 0 ? length(downS) : '–',
		mtbfText: length(row.mtbfS),
		mttrText: length(row.mttrS),
		degradedText: shareWords(row.degradedShare, locale),
		parts: {
			up: part(upS - degradedS),
			degraded: part(degradedS),
			down: part(downS),
			maintenance: part(maintenanceS),
			unknown: part(unknownS),
		},
	};
}

/** Not rounded up to all: "99,99%" at most where there was an outage; '–' where nothing is known, never 0. */
function shareWords(share: number | null, locale: Locale): string {
	if (share === null) return '–';
	const shown = share < 1 ? Math.min(share, 0.9999) : 1;
	const decimals = shown > 0.999 && shown < 1 ? 2 : 1;
	return formatMeasure(shown * 100, { locale, decimals, unit: '%' });
}
