/** How an office's report is looked at, taken, listed and undone; times are epoch milliseconds. */
import type { ReportFigure, ReportPlace, ReportQuestion, ReportReason } from '../domain/report.ts';

/** What becomes, or has become, of a cell. */
export type ReportFate = 'new' | 'same' | 'correction' | 'refused' | 'skipped';

export const REPORT_FATES: readonly ReportFate[] = [
	'new',
	'correction',
	'same',
	'refused',
	'skipped',
];

export type FateCounts = Readonly<Record<ReportFate, number>>;

export type ReportRowFigure = Omit<ReportFigure, 'unitId' | 'indicatorId'> & {
	readonly unit: string;
	readonly indicator: { readonly name: string; readonly nameEn: string };
	/** Unit of measure. */
	readonly measure: string;
	/** What it takes the place of; null: of nothing. */
	readonly before: { readonly value: number; readonly source: string | null } | null;
};

export type ReportImportRow = {
	readonly at: ReportPlace;
	/** As it stands in the file. */
	readonly raw: string;
	readonly fate: ReportFate;
	/** Of what is left out. */
	readonly reason: ReportReason | null;
	/** Null where it is left out. */
	readonly figure: ReportRowFigure | null;
};

/** That the same file was taken, and has not been undone since. */
export type EarlierImport = {
	readonly batchId: number;
	readonly importedBy: string;
	readonly importedAt: number;
};

export type ReportPreview =
	| { readonly kind: 'refused'; readonly fileName: string; readonly reason: ReportReason }
	| {
			readonly kind: 'report';
			readonly fileName: string;
			readonly sha256: string;
			/** ISO day by which names and codes of units are read. */
			readonly geographyDate: string;
			readonly earlier: EarlierImport | null;
			readonly questions: readonly ReportQuestion[];
			/** In the order of the file. */
			readonly rows: readonly ReportImportRow[];
			readonly counts: FateCounts;
			/** Of the figures to take, each once, ascending. */
			readonly observedAt: readonly number[];
	  };

export type ReportTaken =
	| { readonly kind: 'stored'; readonly batchId: number; readonly counts: FateCounts }
	| ({ readonly kind: 'already' } & EarlierImport)
	/** There are figures that cannot be taken, and nobody has said that the others shall be taken without them. */
	| { readonly kind: 'unconsented'; readonly refused: number }
	/** There is no figure to take. */
	| { readonly kind: 'nothing' }
	| { readonly kind: 'refused'; readonly reason: ReportReason }
	/** It was never handed in, or so long ago that it was swept. */
	| { readonly kind: 'gone' };

export type KeptReport =
	| { readonly kind: 'kept'; readonly sha256: string }
	/** It is no workbook that can be read; nothing was kept. */
	| { readonly kind: 'refused'; readonly reason: ReportReason };

/** How a file is to be read, as a person says. */
export type ReportReading = {
	/** By the question's id. */
	readonly answers: Readonly<Record<string, string>>;
	/** ISO day by which names and codes of units are read; null: the centre's geography date. */
	readonly unitsOn: string | null;
};

/** What the person who imports has said. */
export type ReportConsent = ReportReading & {
	readonly by: string;
	/** Whether to take the rest where some figures cannot be taken. */
	readonly withoutRefused: boolean;
};

/** A delivery that was taken. */
export type DeliveryEntry = {
	readonly batchId: number;
	/** `intake`: of another system. */
	readonly kind: 'report' | 'intake';
	/** Of the file; of another system its source. */
	readonly fileName: string;
	/** What walls name as the source of its figures. */
	readonly source: string | null;
	readonly by: string;
	readonly at: number;
	readonly counts: FateCounts;
	readonly geographyDate: string | null;
	/** Whether the file itself is kept. */
	readonly hasFile: boolean;
	readonly undone: { readonly by: string; readonly at: number; readonly why: string } | null;
};

export type UndoneDelivery =
	| {
			readonly kind: 'undone';
			/** Figures that left without another in their place. */
			readonly removed: number;
			/** Figures in whose place the one before returned. */
			readonly restored: number;
	  }
	/** There is no such delivery of figures. */
	| { readonly kind: 'unknown' }
	| { readonly kind: 'already'; readonly undoneBy: string; readonly undoneAt: number };

export type ReportImports = {
	/** Keeps a file to be looked at; what nobody imports is swept after a day. */
	keep(
		file: { readonly fileName: string; readonly bytes: Uint8Array },
		by: string,
	): Promise<KeptReport>;
	/** Null: it was never handed in, or was swept. */
	preview(sha256: string, reading: ReportReading): Promise<ReportPreview | null>;
	take(sha256: string, consent: ReportConsent): Promise<ReportTaken>;
	/** The newest first. */
	list(query: { readonly limit: number; readonly offset: number }): Promise<{
		readonly total: number;
		readonly entries: readonly DeliveryEntry[];
	}>;
	find(batchId: number): Promise<DeliveryEntry | null>;
	undo(
		batchId: number,
		deed: { readonly by: string; readonly why: string },
	): Promise<UndoneDelivery>;
	/** The file as it was handed in; null where there is none. */
	file(batchId: number): Promise<{ readonly fileName: string; readonly bytes: Uint8Array } | null>;
};
