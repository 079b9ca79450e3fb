/**
 * What becomes of a report of an office (a workbook or CSV that somebody keeps by hand), cell by cell. A figure is taken
 * with what it says of which unit, indicator and time; passed over with why; or refused with a reason. What the file leaves
 * open is asked, never guessed.
 */
import type { PeriodSource } from './reading.ts';

/** Where in the file: the sheet's name ('' in a CSV) and an address such as "C7". */
export type ReportPlace = { readonly sheet: string; readonly cell: string };

/** What fills the words of each reason, in `src/lib/messages/report/`. All are as the file or the catalogue writes them. */
export type ReasonFields = {
	// The file as a whole.
	'too-big': 'most';
	encrypted: never;
	'old-xls': never;
	ods: never;
	xlsb: never;
	'web-page': never;
	'no-workbook': never;
	'zip-bomb': never;
	damaged: 'part';
	entities: never;
	'no-utf8': never;
	'unclosed-quote': 'line';
	'too-heavy': never;
	'too-many-rows': 'most';
	'too-many-columns': 'most';
	'too-many-cells': 'most';
	'no-table': never;
	// Passed over.
	title: never;
	header: never;
	'no-figure': never;
	total: never;
	section: never;
	numbering: never;
	note: never;
	'other-column': 'header';
	'other-row': 'name';
	'same-again': 'cell';
	'nothing-there': never;
	// Refused.
	formula: never;
	'error-value': never;
	'hidden-sheet': never;
	'hidden-row': never;
	'hidden-column': never;
	'table-unread': never;
	'column-unnamed': never;
	'unit-missing': never;
	'unit-unknown': 'name' | 'nearest';
	'unit-code-unknown': 'code';
	'unit-not-then': 'name' | 'day';
	'unit-contradicts': 'names';
	'indicator-missing': never;
	'indicator-unknown': 'name' | 'nearest';
	'indicator-contradicts': 'names';
	'period-in-name': 'name';
	'measure-differs': 'given' | 'wanted';
	'period-unread': 'text';
	/** Figures that are expected and not counted. */
	estimate: 'text';
	'date-before-1900': never;
	'date-not-there': never;
	'not-begun': 'day';
	'no-number': never;
	'other-notation': never;
	'not-whole': 'value';
	'no-percent': 'unit';
	'date-as-figure': never;
	'out-of-range': 'min' | 'max';
	'no-yes-no': never;
	'both-marked': never;
	'no-stage': 'stages';
	contradicts: 'cell' | 'raw';
	/** A running total of what adds up or is averaged, up to a day within a month. */
	'so-far-in-month': 'day';
	/** A single day's, of what adds up or is averaged by the month or more seldom. */
	'day-of-months': 'day';
	/** Of what adds up or is averaged: `value` stands for the month that the day ends, in the cell or of the source that is named. */
	'day-beside-month': 'day' | 'month' | 'value' | 'source';
	/** The same the other way round; `batch`: the number of the delivery with the day's. */
	'month-beside-day': 'day' | 'month' | 'value' | 'source' | 'batch';
	/** Waits for the answer to the question of that id. */
	unanswered: 'question';
};

export type ReasonKind = keyof ReasonFields;

export type ReportReason<Kind extends ReasonKind = ReasonKind> = {
	[K in Kind]: { readonly kind: K } & Readonly<Record<ReasonFields[K], string>>;
}[Kind];

export type ReportRow = {
	readonly at: ReportPlace;
	/** What the cell shows, or the formula. */
	readonly raw: string;
} & (
	| ({ readonly kind: 'take' } & ReportFigure)
	| { readonly kind: 'skip'; readonly reason: ReportReason }
	| { readonly kind: 'refuse'; readonly reason: ReportReason }
);

export type ReportFigure = {
	readonly unitId: number;
	readonly indicatorId: number;
	/** Epoch milliseconds: in the last second of the period's last day in Vietnam (told-span.ts). */
	readonly observedAt: number;
	readonly timeSource: PeriodSource;
	/** In the indicator's unit; of a yes-no indicator 1 or 0; of stages the place from 0. */
	readonly value: number;
	/** The words beside it: a document's number, an address; at most 500 characters. */
	readonly evidence: string | null;
};

export type QuestionKind =
	| 'numbers'
	| 'percent'
	| 'period'
	| 'unit'
	| 'report-unit'
	| 'report-indicator'
	| 'year'
	| 'short-years'
	| 'former-units'
	| 'month-ends'
	| 'indicator'
	| 'indicator-words'
	| 'figure-column';

/** A label is of no language: "1.234,5", "Huyện Điện Biên (100)". Null: `choiceWords` has the words of the id. */
export type ReportChoice = { readonly id: string; readonly label: string | null };

export type ReportQuestion = {
	/** The same whenever the same file is read: `numbers`, `period:Sheet1`. The key of its answer. */
	readonly id: string;
	readonly kind: QuestionKind;
	/** A sheet's name, or the name that could be several; '' of the whole file. */
	readonly about: string;
	readonly choices: readonly ReportChoice[];
	/** Whether other words than a choice's id are an answer too, read as a cell's are: "tháng 11/2024". */
	readonly free: boolean;
	readonly examples: readonly { readonly at: ReportPlace; readonly raw: string }[];
	/** The answer that was given, where it is one; null while there is none. */
	readonly answer: string | null;
};

/** Answers by the question's id. */
export type ReportAnswers = Readonly<Record<string, string>>;

export type ReportRefused = { readonly kind: 'refused'; readonly reason: ReportReason };

export type ReadReport =
	| {
			readonly kind: 'report';
			readonly questions: readonly ReportQuestion[];
			/** In the order of the file. */
			readonly rows: readonly ReportRow[];
	  }
	| ReportRefused;
