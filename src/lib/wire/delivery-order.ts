/** What the command asks of deliveries of figures that were taken, and what it is told. */
import * as v from 'valibot';
import type { DeliveryEntry } from './report-import.ts';

export const deliveryOrder = v.variant('kind', [
	v.object({ kind: v.literal('list'), most: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
	v.object({
		kind: v.literal('undo'),
		batchId: v.pipe(v.number(), v.safeInteger()),
		by: v.string(),
		why: v.string(),
		/** Whether to take the rest back where later deliveries have corrected some of its figures. */
		withoutCorrected: v.boolean(),
	}),
]);

export type DeliveryOrder = v.InferOutput<typeof deliveryOrder>;
export type UndoOrder = Extract<DeliveryOrder, { kind: 'undo' }>;

/** Figures that are no more as a delivery told them, by the one that did. */
export type CorrectedBy = {
	readonly batchId: number;
	/** Of the file; of another system its source. */
	readonly fileName: string;
	readonly figures: number;
};

export type DeliveryAnswer =
	| {
			readonly kind: 'list';
			readonly total: number;
			/** The newest first. */
			readonly entries: readonly DeliveryEntry[];
	  }
	| {
			readonly kind: 'undone';
			readonly entry: DeliveryEntry;
			readonly removed: number;
			readonly restored: number;
			/** Those that stay. */
			readonly corrected: readonly CorrectedBy[];
	  }
	/** Nothing was undone. */
	| {
			readonly kind: 'corrected';
			readonly entry: DeliveryEntry;
			readonly corrected: readonly CorrectedBy[];
	  }
	| { readonly kind: 'already'; readonly undoneBy: string; readonly undoneAt: number }
	/** `fileName`: of an import that brought no figures, but boundaries, say; null: there is none of that number. */
	| { readonly kind: 'unknown'; readonly fileName: string | null };
