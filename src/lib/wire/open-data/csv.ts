/** The table as CSV (RFC 4180): lines end with CR LF, fields with a comma, a quote or a line break are quoted. */
import { guardFormula } from '../device-list.ts';
import { OPEN_COLUMNS } from './figure.ts';
import type { OpenFigure } from './figure.ts';

/** A byte order mark, without which Excel shows accents as something else, and the names of the columns. */
export function csvHead(): string {
	return `\uFEFF${OPEN_COLUMNS.map(({ name }) => name).join(',')}\r\n`;
}

export function csvLine(figure: OpenFigure): string {
	return `${OPEN_COLUMNS.map(({ name }) => cell(figure[name])).join(',')}\r\n`;
}

/** A number is not text: its minus sign makes no formula. */
function cell(value: string | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const guarded = guardFormula(value);
	return /[",;\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
