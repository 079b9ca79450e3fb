import type { choicesVi } from './vi.ts';
import type { QuestionKind, ReasonKind } from '#lib/domain/report.ts';
import type { LongSpan } from '#lib/domain/told-span.ts';

export const reasonsEn = {
	'too-big': 'The file is too big: {most} are the most that is taken.',
	encrypted: 'The file has a password. Remove it and save again.',
	'old-xls': 'This is an old Excel file (.xls). Save it as .xlsx.',
	ods: 'This is an OpenDocument spreadsheet (.ods). Save it as .xlsx.',
	xlsb: 'This is a binary Excel file (.xlsb). Save it as .xlsx.',
	'web-page':
		'This is a web page or XML under the name of a spreadsheet. Open it in Excel and save it as .xlsx.',
	'no-workbook': 'This is no Excel file (.xlsx) and no CSV.',
	'zip-bomb': 'The file unpacks to far more than its size. Copy the table into a new file.',
	damaged: 'The file is damaged: its part {part} cannot be read.',
	entities: 'The file declares XML entities, which Excel never writes. It is refused.',
	'no-utf8': 'The CSV is neither UTF-8 nor UTF-16. Save it as “CSV UTF-8”.',
	'unclosed-quote':
		'A quotation mark of line {line} is never closed: the rest of the file is in one cell.',
	'too-heavy': 'Reading the file takes too much time or memory. Divide it into smaller ones.',
	'too-many-rows': 'A sheet has too many rows: {most} are the most.',
	'too-many-columns': 'A sheet has too many columns: {most} are the most.',
	'too-many-cells': 'The file has too many cells: {most} are the most.',
	'no-table':
		'No table was found: a header row is wanted that has indicators and units, or indicators and results.',
	title: 'Title',
	header: 'Header of the table',
	'no-figure': 'No data',
	total: 'Total',
	section: 'Heading of a section',
	numbering: 'Numbers of the columns',
	note: 'Note or signature',
	'other-column': 'Column “{header}” holds no figures to take',
	'other-row': 'Row “{name}” holds no figures to take',
	'same-again': 'The same as in cell {cell}',
	'nothing-there': 'No figures',
	formula: 'The cell is a formula. Paste its value (Paste Values) in its place.',
	'error-value': 'The cell is an error of Excel’s.',
	'hidden-sheet': 'A hidden sheet has figures. Show the sheet or delete it.',
	'hidden-row': 'A hidden row has figures. Clear the filter, show the row or delete it.',
	'hidden-column': 'A hidden column has figures. Show the column or delete it.',
	'table-unread': 'The sheet has figures, but no header of a table was found.',
	'column-unnamed': 'The column has figures but no header.',
	'unit-missing': 'The row has figures but names no unit.',
	'unit-unknown': 'There is no unit “{name}”. The nearest is {nearest}.',
	'unit-code-unknown': 'No unit has the code “{code}”.',
	'unit-not-then':
		'On {day} there was no {name}, not yet or not any more. Read the file by the units of that day.',
	'unit-contradicts': 'The cells name different units: {names}.',
	'indicator-missing': 'The row has figures but names no indicator.',
	'indicator-unknown': 'There is no indicator “{name}”. The nearest is {nearest}.',
	'indicator-contradicts': 'The cells name different indicators: {names}.',
	'period-in-name':
		'The indicator’s name “{name}” has a period in it. Write the period in a column of its own.',
	'measure-differs': 'It is measured in “{given}” here, the indicator in “{wanted}”.',
	'period-unread':
		'The period “{text}” cannot be read. Right would be: 11/2024, quý IV/2024, 15/12/2024.',
	estimate:
		'“{text}”: an estimate (“ước thực hiện”) and no result, so it is not taken. Import the figure once it is counted.',
	'date-before-1900': 'A date before 1900 is not taken.',
	'not-begun':
		'This period does not begin before {day}. A figure of the future is not taken; check the year.',
	'date-not-there': 'The calendar has no such day.',
	'no-number': 'This is no number.',
	'other-notation': 'This number is written otherwise than the rest of the file.',
	'not-whole':
		'As the numbers of the file are written, this is {value}, but the indicator has no decimals.',
	'no-percent': 'This is a percentage, but the indicator is measured in “{unit}”.',
	'date-as-figure': 'The cell is a date, no figure.',
	'out-of-range': 'The value is outside the range from {min} to {max}.',
	'no-yes-no': 'This indicator wants “Có” (yes) or “Không” (no).',
	'both-marked': 'Both columns are marked, “Có” (yes) and “Không” (no).',
	'no-stage': 'This indicator wants one of the stages: {stages}.',
	contradicts: 'The same unit, indicator and period, but cell {cell} says otherwise: {raw}.',
	'so-far-in-month':
		'This is a running total (“lũy kế”) up to {day}, within a month, and the indicator adds up or is averaged over time: it is neither the figure of {day} alone nor that of whole months. Import the total up to the end of a month, or the figure of each month.',
	'day-of-months':
		'The period is only the day {day}, and the indicator adds up or is averaged over time and is told by the month or more seldom: whether this is that day’s figure or a running total is not said, and neither is of a period. Import the figure of a month, quarter or year, or the total up to the end of a month.',
	'day-beside-month':
		'This is told of the single day {day}, and a figure of the whole month {month} is there: {value} ({source}). The indicator adds up or is averaged over time, so a day’s figure takes no month’s place. If it is the month’s, write the period as “tháng {month}”.',
	'month-beside-day':
		'This is told of the whole month {month}, and a figure of the single day {day} is there: {value} ({source}). The indicator adds up or is averaged over time, so neither takes the other’s place. Undo import {batch}, then import this file again.',
	unanswered: 'Waits for the answer to the question above.',
} as const satisfies Record<ReasonKind, string>;

export const questionsEn = {
	numbers: 'How are the numbers in the file written?',
	percent: 'Sheet “{about}”: what do small percentages (0.95, 1.02) mean?',
	period: 'Sheet “{about}”: figures of which period?',
	unit: 'Which unit is “{about}”?',
	'report-unit': 'Sheet “{about}”: which unit’s report is it?',
	'report-indicator': 'Sheet “{about}”: figures of which indicator?',
	year: 'Sheet “{about}”: figures of which year?',
	'short-years': 'Years in the file have two digits. Which years are they?',
	'former-units':
		'Some units had ended on the day of their figures. Are the figures of the former area?',
	'month-ends':
		'Of some indicators that add up or are averaged over time the period is only the last day of a month. What are these figures of?',
	indicator: 'Which indicator is “{about}”?',
	'indicator-words': 'Are the figures of “{about}” those of this indicator?',
	'figure-column': 'Sheet “{about}”: which column has the figures to take?',
} as const satisfies Record<QuestionKind, string>;

/** By the id of a choice that has no label of its own. */
export const choicesEn = {
	take: 'Yes, take them for the former area',
	skip: 'No, leave them out',
	month: 'The whole month that ends on that day',
	'so-far': 'The year so far, to the end of that day',
} as const satisfies Record<keyof typeof choicesVi, string>;

/** What is told of more than the month that its day ends. */
export const spansEn = {
	quarter: 'quarter',
	'half-year': 'half-year',
	'year-to-date': 'year to date',
	year: 'whole year',
} as const satisfies Record<LongSpan, string>;
