/** What there is of one published indicator, and of all of them. */
import type { Centre } from '../../domain/centre.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { Licence } from './licence.ts';

export type OpenDataset = {
	readonly indicator: Indicator;
	readonly figures: number;
	/** Units that have at least one figure. */
	readonly unitsWithFigures: number;
	/** Epoch milliseconds of the oldest and the newest figure; null where there is none. */
	readonly firstAt: number | null;
	readonly lastAt: number | null;
	/** When a figure last came, was corrected or was taken back (epoch milliseconds); null where none ever came. */
	readonly modifiedAt: number | null;
};

/** A file of boundaries that somebody imported. */
export type BoundarySource = {
	readonly fileName: string;
	/** Epoch milliseconds. */
	readonly importedAt: number;
	readonly units: number;
};

export type OpenDatasets = {
	readonly centre: Centre;
	/** Of the unit whose parts are compared, and which is among the units. */
	readonly scopeName: string;
	readonly units: number;
	readonly unitsWithBoundary: number;
	readonly boundaries: readonly BoundarySource[];
	readonly licence: Licence | null;
	readonly datasets: readonly OpenDataset[];
};
