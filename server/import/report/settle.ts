/** The figures of a file judged together: units that ended, notation, percentages, range, and the same figure twice. */
import type { ReportFigure, ReportReason, ReportRow } from '#lib/domain/report.ts';
import { formatDay, monthText, startOfDay } from '#lib/domain/time-format.ts';
import { cellValue } from './cell-values.ts';
import { ofStandingUnits } from './former-units.ts';
import type { ReportIndicator } from './indicator-names.ts';
import type { Figure } from './ledger.ts';
import { notationOf } from './notation.ts';
import type { Judged } from './notation.ts';
import { ofMonthEnds } from './month-ends.ts';
import { percentOf } from './percent.ts';
import type { Plain } from './percent.ts';
import { firstDayOf, isReportedByMonths, observedAtOf, sourceOf } from './period-times.ts';
import type { Questions } from './questions.ts';

/** A clock ahead by more is wrong, as it is for readings (ingest/decode/time.ts). */
const AHEAD_MS = 5 * 60_000;

/** `now`: epoch milliseconds. */
export function settle(
	given: readonly Figure[],
	{ questions, now }: { readonly questions: Questions; readonly now: number },
): ReadonlyMap<Figure, ReportRow> {
	const { meant: figures, waiting } = ofMonthEnds(given, questions);
	const hasBegun = ({ period }: Figure) => startOfDay(firstDayOf(period)) <= now + AHEAD_MS;
	const isTaken = (figure: Figure) =>
		hasBegun(figure) && !runsIntoMonth(figure) && !isDayOfMonths(figure);
	const { kept, others } = ofStandingUnits(figures.filter(isTaken), questions);
	const settled = new Map([...waiting, ...others]);
	const refuse = (figure: Figure, reason: ReportReason) => {
		settled.set(figure, { at: figure.at, raw: figure.cell.text, kind: 'refuse', reason });
	};
	for (const figure of figures) {
		const { period } = figure;
		if (!hasBegun(figure)) {
			refuse(figure, { kind: 'not-begun', day: formatDay(firstDayOf(period)) });
		} else if (runsIntoMonth(figure)) {
			refuse(figure, { kind: 'so-far-in-month', day: formatDay(period.lastDay) });
		} else if (isDayOfMonths(figure)) {
			refuse(figure, { kind: 'day-of-months', day: formatDay(period.lastDay) });
		}
	}
	const judged: readonly Judged[] = kept.map((figure) => ({
		figure,
		value: cellValue(figure.cell, figure.indicator),
	}));
	const byNotation = notationOf(judged, questions);
	const plains: Plain[] = [];
	const values = new Map<Figure, number>();
	for (const { figure, value } of judged) {
		if (value.kind === 'refused') refuse(figure, value.reason);
		else if (value.kind === 'settled') values.set(figure, value.value);
		else {
			const number = byNotation({ figure, value });
			if (number.kind === 'none') refuse(figure, number.reason);
			else plains.push({ figure, value: number.one, share: value.share });
		}
	}
	const shares = plains.filter(({ figure }) => isShare(figure.indicator));
	const inPercent = percentOf(shares, questions);
	for (const plain of plains) {
		const { figure, value, share } = plain;
		const { unit } = figure.indicator;
		if (isShare(figure.indicator)) {
			const percent = inPercent(plain);
			if (percent.kind === 'none') refuse(figure, percent.reason);
			else values.set(figure, percent.one);
		} else if (share === null) values.set(figure, value);
		else refuse(figure, { kind: 'no-percent', unit });
	}
	for (const [figure, value] of values) {
		const outside = outOfRange(value, figure.indicator);
		if (outside === null) continue;
		refuse(figure, outside);
		values.delete(figure);
	}
	for (const [figure, row] of compared(values)) settled.set(figure, row);
	return settled;
}

function isShare({ unit }: ReportIndicator): boolean {
	return unit.startsWith('%');
}

function outOfRange(value: number, { kind, min, max }: ReportIndicator): ReportReason | null {
	if (kind === 'yes-no' || kind === 'stages') return null;
	const [least, most] = [min ?? -Infinity, max ?? Infinity];
	if (value >= least && value <= most) return null;
	return {
		kind: 'out-of-range',
		min: least === -Infinity ? '−∞' : String(least),
		max: most === Infinity ? '∞' : String(most),
	};
}

/** The same unit, indicator and period: once where all say the same, not at all where they don't. */
function compared(values: ReadonlyMap<Figure, number>): ReadonlyMap<Figure, ReportRow> {
	const byKey = new Map<string, Figure[]>();
	for (const figure of values.keys()) {
		const key = `${figure.unit.id}:${figure.indicator.id}:${observedAtOf(figure.period)}`;
		const same = byKey.get(key);
		if (same) same.push(figure);
		else byKey.set(key, [figure]);
	}
	const rows = new Map<Figure, ReportRow>();
	for (const same of byKey.values()) {
		const month = same.find(({ period }) => period.span === 'month');
		const days = month ? same.filter(isOwnDay) : [];
		for (const figure of days) if (month) rows.set(figure, besideMonth(figure, month));
		const alike = same.filter((figure) => !days.includes(figure));
		const [first] = alike;
		for (const figure of alike) {
			const { at, cell } = figure;
			const value = values.get(figure) ?? NaN;
			const other = alike.find((one) => values.get(one) !== value);
			if (other !== undefined) {
				const reason = {
					kind: 'contradicts',
					cell: nameOf(other, figure),
					raw: other.cell.text,
				} as const;
				rows.set(figure, { at, raw: cell.text, kind: 'refuse', reason });
			} else if (first !== undefined && first !== figure) {
				const reason = { kind: 'same-again', cell: nameOf(first, figure) } as const;
				rows.set(figure, { at, raw: cell.text, kind: 'skip', reason });
			} else {
				rows.set(figure, { at, raw: cell.text, kind: 'take', ...taken(figure, value) });
			}
		}
	}
	return rows;
}

/** Of what tells how things stand a running total is told as of its day. */
function runsIntoMonth({ period, indicator }: Figure): boolean {
	return period.isSoFar === true && (indicator.overTime ?? 'last') !== 'last';
}

/** What is told by the month has no figure of a day, nor can a running total be told from one. */
function isDayOfMonths({ period, indicator }: Figure): boolean {
	return period.span === 'day' && isReportedByMonths(indicator);
}

/** Of what adds up or is averaged a day's figure is none of the month that it ends. */
function isOwnDay({ period, indicator }: Figure): boolean {
	return sourceOf(period, indicator) === 'day';
}

function besideMonth(figure: Figure, month: Figure): ReportRow {
	const { at, cell, period } = figure;
	const told = { day: formatDay(period.lastDay), month: monthText(period.lastDay) };
	const stands = { value: month.cell.text, source: nameOf(month, figure) };
	const reason = { kind: 'day-beside-month', ...told, ...stands } as const;
	return { at, raw: cell.text, kind: 'refuse', reason };
}

/** "C7", or "Trang 2!C7" of another sheet. */
function nameOf({ at }: Figure, seenFrom: Figure): string {
	return at.sheet === seenFrom.at.sheet ? at.cell : `${at.sheet}!${at.cell}`;
}

function taken({ unit, indicator, period, evidence }: Figure, value: number): ReportFigure {
	return {
		unitId: unit.id,
		indicatorId: indicator.id,
		observedAt: observedAtOf(period),
		timeSource: sourceOf(period, indicator),
		value,
		evidence,
	};
}
