import type { PeriodSource } from '#lib/domain/reading.ts';
import type { ReportReason } from '#lib/domain/report.ts';

/** What a file or another system says of one unit, one indicator and one time. */
export type FigureKey = {
	readonly indicatorId: number;
	readonly unitId: number;
	/** Epoch milliseconds. */
	readonly observedAt: number;
};

/** Where a figure stood, for provenance. */
export type FigurePlace = {
	/** Null where there are no sheets. */
	readonly sheet: string | null;
	/** "F12", or the place in a body: "observations[3]". */
	readonly cell: string;
	/** As it was written there. */
	readonly raw: string;
};

export type Figure = FigureKey &
	FigurePlace & {
		readonly value: number;
		readonly evidence: string | null;
		/** Of a period, at whose end it is observed, or of a time that the other system told. */
		readonly timeSource: PeriodSource | 'device';
	};

/** What is not taken, and why. */
export type LeftOut = FigurePlace & {
	readonly fate: 'refused' | 'skipped';
	readonly reason: ReportReason;
};

/** What becomes of a figure that is taken. */
export type FigureFate = 'new' | 'same' | 'correction';

/** One hand-over: a file, or a request of another system. */
export type Delivery = {
	readonly kind: 'report' | 'intake';
	/** Of the file; of another system the source it names. */
	readonly fileName: string;
	/** Of the bytes as they came. */
	readonly sha256: string;
	/** Who did it. */
	readonly by: string;
	/** Whose figures they are: what walls and the API name as their source. */
	readonly source: string;
	/** ISO day by which units were read; null: each by its own day. */
	readonly geographyDate: string | null;
	/** No two of the same unit, indicator and time. */
	readonly figures: readonly Figure[];
	readonly leftOut: readonly LeftOut[];
};

export function figureKey({ indicatorId, unitId, observedAt }: FigureKey): string {
	return `${indicatorId}/${unitId}/${observedAt}`;
}
