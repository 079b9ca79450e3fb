/**
 * Dates that end a month ("30/11/2024", "đến ngày 30/11/2024") over figures that add up or are averaged: one of that day, of its month
 * and of the year so far are of different size, and offices write all three so. Which is meant is asked, once a file.
 */
import type { ReportRow } from '#lib/domain/report.ts';
import { endOfDay, formatDay, isoDay } from '#lib/domain/time-format.ts';
import type { Figure } from './ledger.ts';
import { soFarUntil, type Period } from './period-patterns.ts';
import type { Meant, Questions } from './questions.ts';

const LENGTHS = ['month', 'so-far', 'day'] as const;

type Length = (typeof LENGTHS)[number];

/** What is told more often than by the month has a figure of each day. */
const MONTH_S = 28 * 86_400;

/** The figures, of what is meant; and those that wait for the answer. */
export function ofMonthEnds(
	figures: readonly Figure[],
	questions: Questions,
): { readonly meant: readonly Figure[]; readonly waiting: ReadonlyMap<Figure, ReportRow> } {
	const meant: Figure[] = [];
	const waiting = new Map<Figure, ReportRow>();
	for (const figure of figures) {
		const length = mayBeLonger(figure) ? asked(figure, questions) : null;
		if (length === null) meant.push(figure);
		else if (length.kind === 'one') {
			meant.push({ ...figure, period: periodOf(figure.period, length.one) });
		} else {
			const { at, cell } = figure;
			waiting.set(figure, { at, raw: cell.text, kind: 'refuse', reason: length.reason });
		}
	}
	return { meant, waiting };
}

function mayBeLonger({ period: { span, lastDay }, indicator }: Figure): boolean {
	const { overTime = 'last', intervalS = MONTH_S } = indicator;
	const endsMonth = isoDay(endOfDay(lastDay)).endsWith('-01');
	return span === 'day' && endsMonth && overTime !== 'last' && intervalS >= MONTH_S;
}

function asked({ at, indicator, period }: Figure, questions: Questions): Meant<Length> {
	return questions.ask({
		...{ id: 'month-ends', kind: 'month-ends', about: '' },
		choices: LENGTHS.map((id) => ({ id, label: null })),
		read: (answer) => LENGTHS.find((one) => one === answer) ?? null,
		example: { at, raw: `${indicator.name}: ${formatDay(period.lastDay)}` },
	});
}

function periodOf(period: Period, length: Length): Period {
	if (length === 'so-far') return soFarUntil(period);
	return length === 'month' ? { lastDay: period.lastDay, span: 'month' } : period;
}
