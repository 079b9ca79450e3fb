/** Which columns of a table hold the figures to take, and what becomes of the others. */
import { searchFold } from '#lib/domain/text.ts';
import type { ReportReason } from '#lib/domain/report.ts';
import type { Header, HeaderColumn } from './find-header.ts';
import type { Grid } from './grid.ts';
import { isTotal } from './header-words.ts';
import type { Names } from './header-words.ts';
import { askedIndicator, unitMeant } from './meanings.ts';
import type { Asking } from './meanings.ts';
import type { ReportIndicator } from './indicator-names.ts';
import { closedPeriod, openPeriod } from './open-period.ts';
import { readPeriod } from './period.ts';
import type { Period } from './period-patterns.ts';
import { observedAtOf } from './period-times.ts';
import { sheetQuestion } from './questions.ts';
import type { Meant } from './questions.ts';
import type { Titles } from './titles.ts';
import type { ReportUnit } from './unit-names.ts';
import { besideOf } from './words-beside.ts';

export type FigureColumn = {
	readonly column: number;
	/** Of two columns of which one is marked, that of no; `column` is that of yes. */
	readonly no: number | null;
	/** What the header says; null where the rows do. */
	readonly unit: Meant<ReportUnit> | null;
	readonly indicator: Meant<ReportIndicator> | null;
	/** Null where the header says none. */
	readonly period: Meant<Period> | null;
	/** Whether the figures are of the year so far, up to the end of what the period is said to be. */
	readonly isSoFar: boolean;
};

export type ColumnFate = {
	readonly column: HeaderColumn;
	readonly kind: 'skip' | 'refuse';
	readonly reason: ReportReason;
};

type Chosen = {
	readonly figures: readonly FigureColumn[];
	readonly others: readonly ColumnFate[];
};

/** Columns that say of a row what it is, and are no figures. */
const OF_THE_ROW = new Set(['order', 'unit', 'indicator', 'measure', 'period', 'evidence', 'note']);

export function figureColumns(
	grid: Grid,
	header: Header,
	asking: Asking & { readonly titles: Titles },
): Chosen {
	const others: ColumnFate[] = [];
	const groups = new Map<string, HeaderColumn[]>();
	const chosen = header.choices.filter(({ yes: { indicators } }) => {
		return header.layout !== 'units-down' || indicators.length > 0;
	});
	const inChoices = new Set(chosen.flatMap(({ yes, no }) => [yes, no]));
	for (const column of header.columns) {
		if ((column.role !== null && OF_THE_ROW.has(column.role)) || inChoices.has(column)) continue;
		const fate = left(grid, column, { header, names: asking.names });
		if (fate !== null) {
			others.push({ column, ...fate });
			continue;
		}
		const key = groupKey(column, header);
		groups.set(key, [...(groups.get(key) ?? []), column]);
	}
	const figures = chosen.map(({ yes, no }): FigureColumn => {
		return { ...figureColumn(grid, yes, { header, asking }), no: no.column };
	});
	for (const group of groups.values()) {
		// The same month twice is of two indicators, whatever they are.
		if (
			header.layout === 'one-indicator' &&
			group.filter(({ onlyPeriod }) => onlyPeriod).length > 1
		) {
			for (const column of group)
				others.push({ column, kind: 'refuse', reason: { kind: 'indicator-missing' } });
			continue;
		}
		const { taken, passed } = chosenOf(grid, group, asking);
		others.push(...passed);
		for (const column of taken) {
			const figure = figureColumn(grid, column, { header, asking });
			const { indicator } = figure;
			const isOther = indicator?.kind === 'none' && indicator.reason.kind === 'other-row';
			if (isOther) others.push(passedOver(column));
			else figures.push(figure);
		}
	}
	return { figures, others };
}

/** Columns of one group are about the same figure. */
function groupKey({ units, indicators, period, open }: HeaderColumn, { layout }: Header): string {
	const about = layout === 'units-down' ? indicators : layout === 'indicators-down' ? units : [];
	const told = period ? observedAtOf(period) : (open?.words ?? '');
	return `${about.map(({ id }) => id).join(',')} ${told}`;
}

/** Null where the column may hold figures. */
function left(
	grid: Grid,
	column: HeaderColumn,
	{
		header: { layout, bottom },
		names: { units, indicators },
	}: { readonly header: Header; readonly names: Names },
): Pick<ColumnFate, 'kind' | 'reason'> | null {
	const isPeriod = (text: string) =>
		readPeriod(text).kind !== 'unread' || openPeriod(text) !== null;
	const name = column.texts.findLast((text) => !isPeriod(text)) ?? column.texts.at(-1) ?? '';
	const other: Pick<ColumnFate, 'kind' | 'reason'> = {
		kind: 'skip',
		reason: { kind: 'other-column', header: name },
	};
	if (column.role === 'plan' || column.role === 'other') {
		// Of an indicator it may be the words over its name that say so.
		const header = column.indicators.length > 0 ? column.texts.join(', ') : name;
		return { kind: 'skip', reason: { kind: 'other-column', header } };
	}
	if (column.texts.some(isTotal)) return { kind: 'skip', reason: { kind: 'total' } };
	if (column.unread !== null)
		return { kind: 'refuse', reason: { kind: 'period-unread', text: column.unread } };
	if (layout === 'long' || layout === 'one-unit' || layout === 'one-indicator') {
		const figures = column.role === 'value' || column.role === 'rate' || column.onlyPeriod;
		return figures ? null : other;
	}
	const known = layout === 'units-down' ? column.indicators : column.units;
	if (known.length > 0) return null;
	if (!hasNumbers(grid, column.column, bottom)) return other;
	const reason =
		layout === 'units-down'
			? ({ kind: 'indicator-unknown', name, nearest: indicators.nearest(name) } as const)
			: ({ kind: 'unit-unknown', name, nearest: units.nearest(name) } as const);
	return { kind: 'refuse', reason };
}

function hasNumbers(grid: Grid, column: number, bottom: number): boolean {
	return grid.sheet.rows.some(({ row, cells }) => {
		const cell = row > bottom ? cells.get(column) : undefined;
		return cell !== undefined && (cell.kind !== 'text' || /^[\d.,%\s]+$/.test(cell.text));
	});
}

/**
 * What was carried out, before what has no more words, before a rate; but a share may be just that rate beside the counts it
 * is made of. Asked where several could be meant.
 */
function candidatesOf(group: readonly HeaderColumn[]): readonly HeaderColumn[] {
	const ofRole = (role: HeaderColumn['role']) => group.filter((column) => column.role === role);
	const [values, bare, rates] = [ofRole('value'), ofRole(null), ofRole('rate')];
	const indicators = group.flatMap((column) => column.indicators);
	const mayBeShare = indicators.length === 0 || indicators.some(({ unit }) => unit.startsWith('%'));
	if (values.length > 0) return mayBeShare ? [...values, ...rates] : values;
	if (bare.length === 0 || (rates.length > 0 && mayBeShare)) return rates;
	return bare;
}

function chosenOf(
	{ sheet, place }: Grid,
	group: readonly HeaderColumn[],
	{ questions }: Asking,
): { readonly taken: readonly HeaderColumn[]; readonly passed: readonly ColumnFate[] } {
	const candidates = candidatesOf(group);
	const passed = group
		.filter((column) => !candidates.includes(column))
		.map((column) => passedOver(column));
	const [first, ...more] = candidates;
	if (first === undefined || more.length === 0) return { taken: candidates, passed };
	const idOf = ({ texts }: HeaderColumn) => searchFold(texts.at(-1) ?? '');
	const ids = [...new Set([first, ...more].map(idOf))];
	// Two columns under the same words are the same figure twice: what they say is compared.
	if (ids.length === 1) return { taken: candidates, passed };
	const answer = questions.ask({
		id: sheetQuestion('figure-column', sheet.name),
		kind: 'figure-column',
		about: sheet.name,
		choices: [first, ...more].map((column) => ({
			id: idOf(column),
			label: column.texts.at(-1) ?? '',
		})),
		read: (id) => (ids.includes(id) ? id : null),
		example: { at: place(first.row, first.column), raw: first.texts.join(', ') },
	});
	if (answer.kind === 'none') {
		const waiting = [first, ...more].map((column): ColumnFate => {
			return { column, kind: 'refuse', reason: answer.reason };
		});
		return { taken: [], passed: [...passed, ...waiting] };
	}
	const taken = candidates.filter((column) => idOf(column) === answer.one);
	const rest = candidates.filter((column) => !taken.includes(column));
	return { taken, passed: [...passed, ...rest.map(passedOver)] };
}

function passedOver(column: HeaderColumn): ColumnFate {
	return {
		column,
		kind: 'skip',
		reason: { kind: 'other-column', header: column.texts.at(-1) ?? '' },
	};
}

function figureColumn(
	grid: Grid,
	column: HeaderColumn,
	{
		header: { layout },
		asking,
	}: {
		readonly header: Header;
		readonly asking: Asking & { readonly titles: Titles };
	},
): FigureColumn {
	const { texts, indicators, units, period, open, isSoFar } = column;
	const { titles, questions } = asking;
	const example = { at: grid.place(column.row, column.column), raw: texts.at(-1) ?? '' };
	// The words that named it: over it there may be a pillar, under it "Thực hiện".
	const words = (about: readonly unknown[], find: (text: string) => readonly unknown[]) =>
		texts.findLast((text) => find(text).length === about.length && about.length > 0) ?? '';
	const measured = words(indicators, (text) => asking.names.indicators.find(text));
	const isCount = isCountOfShare(column);
	const indicator =
		layout === 'units-down'
			? askedIndicator(indicators, {
					about: isCount ? texts.join(', ') : measured,
					isOpen: isCount || besideOf(asking.names.indicators.beside(measured)).isOpen,
					questions,
					example,
				})
			: layout === 'one-indicator'
				? titles.indicator(example)
				: null;
	const unit =
		layout === 'indicators-down'
			? unitMeant(
					[
						{
							cell: { kind: 'text', text: words(units, (text) => asking.names.units.find(text)) },
							example,
						},
					],
					{ ...asking, within: titles.units },
				)
			: null;
	const said = open && closedPeriod(open, { questions, example, years: titles.years });
	const own = period === null ? said : ({ kind: 'one', one: period } as const);
	return { column: column.column, no: null, unit, indicator, period: own, isSoFar };
}

/** "Số lượng" below the name of a share may be how many there are. */
function isCountOfShare({ texts, indicators }: HeaderColumn): boolean {
	const isCount = /^(?:tong )?so(?: luong)?$/.test(searchFold(texts.at(-1) ?? ''));
	return isCount && indicators.every(({ unit }) => unit.startsWith('%'));
}
