/** Which unit, indicator or period the words of a cell mean; asked where they could mean several. */
import type { ReportPlace, ReportReason } from '#lib/domain/report.ts';
import type { Names } from './header-words.ts';
import type { ReportIndicator } from './indicator-names.ts';
import { closedPeriod, openPeriod } from './open-period.ts';
import { readPeriod, saysEstimate } from './period.ts';
import type { Period } from './period-patterns.ts';
import type { Meant, Questions } from './questions.ts';
import type { ReportUnit } from './unit-names.ts';
import { besideOf } from './words-beside.ts';
import type { Cell } from './workbook.ts';

export type Example = { readonly at: ReportPlace; readonly raw: string };
/** Words with where they stand. */
export type Said = { readonly cell: Cell; readonly example: Example };

export type Asking = { readonly names: Names; readonly questions: Questions };

/**
 * Of one cell or of several that are to agree: a code beside a name, or a commune beside its district. `within` are units that
 * the table says they lie in, the nearest first.
 */
export function unitMeant(
	said: readonly Said[],
	{ names: { units }, questions, within }: Asking & { readonly within: readonly ReportUnit[] },
): Meant<ReportUnit> {
	let meant: readonly ReportUnit[] | null = null;
	for (const { cell } of said) {
		if (cell.kind === 'formula') return none({ kind: 'formula' });
		const found = units.find(cell.text, cell.kind === 'number');
		if (found.length === 0) {
			return none(unknownUnit(cell.text, units));
		}
		meant = meant === null ? found : inBoth(meant, found, units.isIn);
	}
	const [first, ...more] = meant ?? [];
	if (first === undefined) {
		const given = said.map(({ cell }) => cell.text).join(', ');
		return none(
			said.length === 0 ? { kind: 'unit-missing' } : { kind: 'unit-contradicts', names: given },
		);
	}
	if (more.length === 0) return { kind: 'one', one: first };
	const candidates = narrowed([first, ...more], within, units.isIn);
	const [only, ...others] = candidates;
	if (only !== undefined && others.length === 0) return { kind: 'one', one: only };
	return askedUnit(candidates, { said, names: { units }, questions });
}

function unknownUnit(text: string, { nearest }: Names['units']): ReportReason {
	return /^\d+$/.test(text)
		? { kind: 'unit-code-unknown', code: text }
		: { kind: 'unit-unknown', name: text, nearest: nearest(text) };
}

function askedUnit(
	candidates: readonly ReportUnit[],
	{
		said,
		names,
		questions,
	}: {
		readonly said: readonly Said[];
		readonly names: Pick<Names, 'units'>;
		readonly questions: Questions;
	},
): Meant<ReportUnit> {
	const about = said.map(({ cell }) => cell.text).join(', ');
	return questions.ask({
		id: `unit:${about.toLowerCase()}`,
		kind: 'unit',
		about,
		choices: candidates.map((unit) => unitChoice(unit, names)),
		read: (answer) => candidates.find(({ id }) => String(id) === answer) ?? null,
		example: said[0]?.example ?? { at: { sheet: '', cell: '' }, raw: about },
	});
}

/** "Huyện Điện Biên (100), Tỉnh Điện Biên" */
export function unitChoice(
	{ id, name, code, parentId }: ReportUnit,
	{ units }: Pick<Names, 'units'>,
): { readonly id: string; readonly label: string } {
	const parent = parentId === null ? undefined : units.byId(parentId);
	return { id: String(id), label: `${name} (${code})${parent ? `, ${parent.name}` : ''}` };
}

type IsIn = (unit: ReportUnit, place: ReportUnit) => boolean;

/** The same units, or those of the one that lie in some of the other. */
function inBoth(
	one: readonly ReportUnit[],
	other: readonly ReportUnit[],
	isIn: IsIn,
): readonly ReportUnit[] {
	const same = one.filter((unit) => other.includes(unit));
	if (same.length > 0) return same;
	const inner = other.filter((unit) => one.some((place) => isIn(unit, place)));
	return inner.length > 0 ? inner : one.filter((unit) => other.some((place) => isIn(unit, place)));
}

/** Units of one level are told apart by where they lie; a district and a commune of the same name are not. */
function narrowed(
	candidates: readonly ReportUnit[],
	within: readonly ReportUnit[],
	isIn: IsIn,
): readonly ReportUnit[] {
	if (new Set(candidates.map(({ level }) => level)).size > 1) return candidates;
	for (const place of within) {
		const inside = candidates.filter((unit) => isIn(unit, place));
		if (inside.length > 0) return inside;
	}
	return candidates;
}

export function indicatorMeant(
	said: readonly Said[],
	{ names: { indicators }, questions }: Asking,
): Meant<ReportIndicator> {
	let meant: readonly ReportIndicator[] | null = null;
	let isOpen = false;
	for (const { cell } of said) {
		if (cell.kind === 'formula') return none({ kind: 'formula' });
		const name = cell.text;
		const found = indicators.find(name);
		if (found.length === 0) {
			return none({ kind: 'indicator-unknown', name, nearest: indicators.nearest(name) });
		}
		const beside = besideOf(indicators.beside(name));
		if (beside.isOther) return none({ kind: 'other-row', name });
		if (beside.period !== null) return none({ kind: 'period-in-name', name });
		isOpen ||= beside.isOpen;
		meant = meant === null ? found : meant.filter((indicator) => found.includes(indicator));
	}
	const about = said.map(({ cell }) => cell.text).join(', ');
	if (meant === null) return none({ kind: 'indicator-missing' });
	if (meant.length === 0) return none({ kind: 'indicator-contradicts', names: about });
	return askedIndicator(meant, { about, isOpen, questions, example: said[0]?.example });
}

/** Asked of several, and of one where it is open what words beside its name say of the figures. */
export function askedIndicator(
	candidates: readonly ReportIndicator[],
	{
		about,
		isOpen,
		questions,
		example = { at: { sheet: '', cell: '' }, raw: about },
	}: {
		readonly about: string;
		readonly isOpen: boolean;
		readonly questions: Questions;
		readonly example: Example | undefined;
	},
): Meant<ReportIndicator> {
	const [only, ...others] = candidates;
	if (only !== undefined && others.length === 0 && !isOpen) return { kind: 'one', one: only };
	const kind = isOpen ? 'indicator-words' : 'indicator';
	const choices = candidates.map(({ code, name }) => ({ id: code, label: name }));
	const answer = questions.ask<ReportIndicator | 'skip'>({
		// The command tells a question's id from its answer by the equals sign.
		id: `${kind}:${about.toLowerCase().replaceAll('=', ' ')}`,
		kind,
		about,
		choices: isOpen ? [...choices, { id: 'skip', label: null }] : choices,
		read: (given) =>
			candidates.find(({ code }) => code === given) ?? (isOpen && given === 'skip' ? given : null),
		example,
	});
	if (answer.kind === 'none') return answer;
	if (answer.one === 'skip') return none({ kind: 'other-row', name: about });
	return { kind: 'one', one: answer.one };
}

/** Cells of one row that together say the period, each with the words over its column: "Tháng" 11, "Năm" 2024. */
export function periodMeant(
	said: readonly { readonly label: string; readonly cell: Cell }[],
	asking: {
		readonly questions: Questions;
		readonly titles: { readonly year: number | null; readonly years: readonly number[] };
		readonly example: Example;
	},
): Meant<Period> {
	const { year } = asking.titles;
	const [only, ...more] = said;
	const ways = [said.map(({ label, cell }) => `${label} ${cell.text}`).join(' ')];
	if (only !== undefined && more.length === 0) {
		const { cell } = only;
		if (cell.kind === 'formula') return none({ kind: 'formula' });
		if (cell.kind === 'no-date') return none({ kind: cell.why });
		if (cell.kind === 'date') return { kind: 'one', one: periodOf(cell) };
		ways.unshift(cell.text);
	}
	const [estimate] = ways.filter(saysEstimate);
	if (estimate !== undefined) return none({ kind: 'estimate', text: estimate });
	for (const words of ways) {
		const read = readPeriod(words, year);
		if (read.kind === 'period') return { kind: 'one', one: read.period };
		if (read.kind === 'before-1900') return none({ kind: 'date-before-1900' });
	}
	const [open] = ways.flatMap((words) => openPeriod(words) ?? []);
	if (open) return closedPeriod(open, { ...asking, years: asking.titles.years });
	return none({ kind: 'period-unread', text: said.map(({ cell }) => cell.text).join(', ') });
}

/** A date that shows only its month is that month. */
function periodOf({ day, precision }: Extract<Cell, { kind: 'date' }>): Period {
	if (precision === 'day') return { lastDay: day, span: 'day' };
	const month = precision === 'year' ? 12 : Number(day.slice(5, 7));
	const last = new Date(Date.UTC(Number(day.slice(0, 4)), month, 0));
	return { lastDay: last.toISOString().slice(0, 10), span: precision };
}

function none(reason: ReportReason): Meant<never> {
	return { kind: 'none', reason };
}
