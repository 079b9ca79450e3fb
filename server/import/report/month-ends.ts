/**
 * Dates that end a month ("30/11/2024", "đến ngày 30/11/2024") over figures that add up or are averaged by the month: one of its month
 * and one of the year so far are of different size, and offices write both so. Which is meant is asked, once a file.
 */
import type { ReportRow } from '#lib/domain/report.ts';
import { endOfDay, formatDay, isoDay } from '#lib/domain/time-format.ts';
import type { Figure } from './ledger.ts';
import { soFarUntil, type Period } from './period-patterns.ts';
import { isReportedByMonths } from './period-times.ts';
import type { Meant, Questions } from './questions.ts';

const LENGTHS = ['month', 'so-far'] as const;

type Length = (typeof LENGTHS)[number];

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
	const endsMonth = isoDay(endOfDay(lastDay)).endsWith('-01');
	return span === 'day' && endsMonth && isReportedByMonths(indicator);
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
	return length === 'so-far' ? soFarUntil(period) : { lastDay: period.lastDay, span: 'month' };
}
