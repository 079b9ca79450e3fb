/** What the words over a table say of all of it: the period, and of a report of one unit, whose it is. */
import type { Grid } from './grid.ts';
import type { ReportIndicator } from './indicator-names.ts';
import { formatDay } from '#lib/domain/time-format.ts';
import { unitChoice } from './meanings.ts';
import type { Asking, Example } from './meanings.ts';
import { readPeriod } from './period.ts';
import { soFarUntil } from './period-patterns.ts';
import type { Period } from './period-patterns.ts';
import { firstDayOf } from './period-times.ts';
import { sheetQuestion } from './questions.ts';
import type { Meant } from './questions.ts';
import { titlePeriods } from './title-periods.ts';
import type { ReportUnit } from './unit-names.ts';
import { besideOf, bracketsIn } from './words-beside.ts';

export type Titles = {
	/** The only year that is spoken of. */
	readonly year: number | null;
	/** All of them. */
	readonly years: readonly number[];
	/** Whether they, or the sheet's name, name an indicator. */
	readonly namesIndicator: boolean;
	/** Units that are named, deepest first where one lies in another. */
	readonly units: readonly ReportUnit[];
	/** The title that calls figures of that period estimates. */
	estimateOf(period: Period): string | null;
	/** Asked where the titles say none, or several, or more of time than is understood; of the year so far (`isSoFar`) also where they say only which year. */
	period(example: Example, column: { readonly isSoFar: boolean }): Meant<Period>;
	/** Whose report it is. */
	unit(example: Example): Meant<ReportUnit>;
	/** Of a table whose header names none: which the figures are of. Asked, too, where they may be what was planned of it. */
	indicator(example: Example): Meant<ReportIndicator>;
};

export function titlesOf(
	{ sheet }: Grid,
	{
		titles,
		names,
		questions,
	}: Asking & {
		/** Right above the table, and at the top of the sheet; the first that says something counts. */
		readonly titles: readonly (readonly Example[])[];
	},
): Titles {
	const written = titles.map((some) => some.map(({ raw }) => raw));
	const periods = titlePeriods(written, sheet.name);
	const { sure, perhaps, year, years, quoted, estimateOf } = periods;
	const shown = titles.flat().find(({ raw }) => quoted.includes(raw));
	const named = written.map((some) => unitsNamed(some, names)).find(({ length }) => length > 0);
	const units = named ?? names.units.find(sheet.name);
	const measured =
		written.map((some) => indicatorsNamed(some, names)).find(({ length }) => length > 0) ??
		names.indicators.find(sheet.name);
	return {
		...{ year, years, estimateOf },
		namesIndicator: measured.length > 0,
		units,
		period(example, { isSoFar }) {
			const [own, ...more] = sure;
			const lacksMonth = isSoFar && own?.span === 'year';
			const mayBeSoFar = periods.saysSoFar && !isSoFar;
			const lengths = own ? lengthsOf(own, mayBeSoFar) : [];
			const isSure = periods.isClear && more.length === 0 && !lacksMonth;
			const [only, ...others] = lengths;
			if (only && isSure && others.length === 0) return { kind: 'one', one: only };
			const offered = [...(more.length === 0 ? lengths : sure), ...perhaps];
			const estimated = offered.map(estimateOf);
			const [estimate = estimateOf(null)] = estimated.every((one) => one !== null) ? estimated : [];
			if (estimate !== null) return { kind: 'none', reason: { kind: 'estimate', text: estimate } };
			const choices = periodChoices(offered);
			return questions.ask({
				id: sheetQuestion('period', sheet.name),
				kind: 'period',
				about: sheet.name,
				choices: choices.map(({ id, label }) => ({ id, label })),
				free: true,
				read(answer) {
					const chosen = choices.find(({ id }) => id === answer);
					if (chosen) return chosen.period;
					const read = readPeriod(answer);
					return read.kind === 'period' ? read.period : null;
				},
				example: shown ?? example,
			});
		},
		unit(example) {
			const [only, ...more] = units;
			if (only !== undefined && more.length === 0) return { kind: 'one', one: only };
			return questions.ask({
				id: sheetQuestion('report-unit', sheet.name),
				kind: 'report-unit',
				about: sheet.name,
				choices: units.map((unit) => unitChoice(unit, names)),
				free: true,
				read(answer) {
					const chosen = units.find(({ id }) => String(id) === answer);
					const [found, ...others] = names.units.find(answer);
					return chosen ?? (others.length === 0 ? (found ?? null) : null);
				},
				example,
			});
		},
		indicator(example) {
			const [only, ...more] = measured;
			const isResult = ![...written.flat(), sheet.name].some((text) => saysOther(text, names));
			if (only !== undefined && more.length === 0 && isResult) return { kind: 'one', one: only };
			return questions.ask({
				id: sheetQuestion('report-indicator', sheet.name),
				kind: 'report-indicator',
				about: sheet.name,
				choices: measured.map(({ code, name }) => ({ id: code, label: name })),
				free: true,
				read(answer) {
					const [found, ...others] = names.indicators.find(answer);
					return others.length === 0 ? (found ?? null) : null;
				},
				example,
			});
		},
	};
}

/** Also the year so far, where it may be meant; of a day within a month only that. */
function lengthsOf(period: Period, mayBeSoFar: boolean): readonly Period[] {
	const soFar = soFarUntil(period);
	if (mayBeSoFar && soFar.isSoFar) return [soFar];
	return mayBeSoFar && soFar.span !== period.span ? [period, soFar] : [period];
}

function periodChoices(periods: readonly Period[]) {
	const choices = periods.map((period) => ({ period, ...periodChoice(period) }));
	return choices.filter(({ id }, at) => choices.findIndex((one) => one.id === id) === at);
}

/** Of a quarter or more both ends: a month may end on the same day. */
function periodChoice(period: Period): { readonly id: string; readonly label: string } {
	const { lastDay, span, isSoFar } = period;
	if (isSoFar) {
		const label = `${formatDay(`${lastDay.slice(0, 4)}-01-01`)} – ${formatDay(lastDay)}`;
		return { id: `so-far ${lastDay}`, label };
	}
	if (span === 'day' || span === 'month') return { id: lastDay, label: formatDay(lastDay) };
	const label = `${formatDay(firstDayOf(period))} – ${formatDay(lastDay)}`;
	return { id: `${span} ${lastDay}`, label };
}

/** "BIỂU TỔNG HỢP TỶ LỆ HỒ SƠ TTHC TRỰC TUYẾN", "Chỉ tiêu: Dữ liệu mở". */
function indicatorsNamed(
	texts: readonly string[],
	{ indicators }: Asking['names'],
): readonly ReportIndicator[] {
	const found = texts.flatMap((text) => {
		const [, after = ''] = /:\s*([^:]+)$/.exec(text) ?? [];
		const said = indicators.find(after);
		return said.length > 0 ? said : indicators.within(text);
	});
	return [...new Set(found)];
}

/** Whether the figures below may be others than what was reached: "Chỉ tiêu: Dữ liệu mở (kế hoạch)". */
function saysOther(text: string, { indicators }: Asking['names']): boolean {
	const [, after = text] = /:\s*([^:]+)$/.exec(text) ?? [];
	const beside = [...indicators.beside(after), ...bracketsIn(text)];
	return besideOf(beside).isOther;
}

/** "UBND HUYỆN ĐẠ TẺH" under "UBND TỈNH LÂM ĐỒNG" is Đạ Tẻh: whoever is over it is no other. */
function unitsNamed(texts: readonly string[], { units }: Asking['names']): readonly ReportUnit[] {
	const found = new Set<ReportUnit>();
	for (const text of texts) {
		for (const unit of units.within(text)) found.add(unit);
		const [, after] = /:\s*([^:]+)$/.exec(text) ?? [];
		for (const unit of after === undefined ? [] : units.find(after)) found.add(unit);
	}
	return [...found].filter((unit) => ![...found].some((other) => units.isIn(other, unit)));
}
