/** What becomes of a file that is imported, row by row. */
import type { ReportPreview, ReportReading, ReportTaken } from './report-import.ts';
import type { Fault } from './device-fields.ts';
import type { FileProblem } from './yaml-file.ts';

export type ImportFile = { readonly fileName: string; readonly bytes: Uint8Array };

export type ImportHow = {
	/** ISO day by which codes of units are read. */
	readonly geographyDate: string;
	readonly importedBy: string;
	readonly now: number;
	/** Only to say what would be. */
	readonly dryRun: boolean;
};

/** What a report wants besides. */
export type ReportHow = ReportReading & {
	/** Slug of the centre. */
	readonly centre: string;
	/** Whether to take the rest where some figures cannot be taken. */
	readonly withoutRefused: boolean;
};

export type TakenRow = {
	readonly row: number;
	/** Of the unit, or `{site}/{device}`. */
	readonly code: string;
	readonly name: string;
	/** What was mended, and what looks odd. */
	readonly notes: readonly string[];
	/** False where it was so already. */
	readonly changed: boolean;
};

export type RefusedRow = {
	readonly row: number;
	readonly code: string | null;
	readonly name: string;
	readonly why: string;
	/** The same field by field, of a device. */
	readonly faults?: readonly Fault[];
};

/** Why a list of devices is refused as a whole. */
export type FileFault =
	| 'no-list'
	| 'too-big'
	| 'no-utf8'
	| 'empty'
	| 'unknown-column'
	| 'column-twice'
	| 'column-missing'
	| 'too-many';

export type ImportOutcome =
	| {
			readonly kind: 'read';
			readonly fileName: string;
			readonly geographyDate: string;
			/** Null in a dry run, and where nothing changed. */
			readonly batchId: number | null;
			readonly taken: readonly TakenRow[];
			readonly refused: readonly RefusedRow[];
	  }
	| {
			readonly kind: 'refused';
			readonly fileName: string;
			/** In English. */
			readonly why: string;
			/** The same of a list of devices, for words of another language; `given`: what it is about, or ''. */
			readonly fault?: { readonly kind: FileFault; readonly given: string };
	  };

/** What becomes of a catalogue file: it is taken as a whole or refused as a whole. */
export type CatalogueOutcome =
	| {
			readonly kind: 'catalogue';
			readonly fileName: string;
			readonly taken: readonly {
				readonly line: number;
				readonly what: 'indicator' | 'plan' | 'target' | 'index' | 'published result';
				readonly code: string;
				readonly name: string;
				/** Against what was installed before. */
				readonly change: 'new' | 'changed' | 'same';
			}[];
			/** What an earlier file of the same name named and this one doesn't, as "target X1". */
			readonly gone: readonly string[];
	  }
	| {
			readonly kind: 'bad-catalogue';
			readonly fileName: string;
			/** The first of them. */
			readonly problems: readonly FileProblem[];
			/** How many more there are. */
			readonly more: number;
	  };

/** What becomes of a report; `taken` null: it was only looked at. */
export type FiguresOutcome = {
	readonly kind: 'figures';
	readonly fileName: string;
	readonly preview: ReportPreview;
	readonly taken: ReportTaken | null;
};

export type FileOutcome = ImportOutcome | CatalogueOutcome | FiguresOutcome;
