/** What closing a period comes to, as the console and the command tell of it. */
import * as v from 'valibot';
import type { ProgrammeClose, ProgrammeRefusal } from './api/programme.ts';

/** What would be closed: a line for each part, and what it is made of. */
export type CloseSummary = {
	/** Of all that would be kept, so that nobody closes anything else than he has seen. */
	readonly digest: string;
	/** Name of the unit whose parts are ranked. */
	readonly unit: string;
	/** ISO day. */
	readonly day: string;
	/** Of the scores. */
	readonly scale: number;
	readonly figures: number;
	readonly targets: number;
	readonly plans: number;
	readonly stale: number;
	readonly samples: number;
	readonly parts: readonly {
		readonly id: number;
		readonly name: string;
		readonly score: number | null;
		readonly rank: number | null;
		readonly withData: number;
		readonly possible: number;
	}[];
};

/** What the command closes. */
export const closeOrder = v.object({
	/** Slug or code of a province; null: what the centre's wall is of. */
	province: v.nullable(v.string()),
	/** ISO day, which is over. */
	day: v.string(),
	/** Of the review. */
	name: v.string(),
	by: v.string(),
	/** Of the summary that was looked at; null: it is only said what would be closed. */
	digest: v.nullable(v.string()),
	/** Only to say what would be closed, whatever the digest. */
	dryRun: v.boolean(),
});

export type CloseOrder = Readonly<v.InferOutput<typeof closeOrder>>;

/** Why a period cannot be closed; `before-figures`: on its last day nothing had been observed, so there is nothing to close. */
export type CloseRefusal =
	| ProgrammeRefusal
	| { readonly kind: 'before-figures'; readonly parameter: 'day'; readonly given: string };

/** The very same was closed by the same name; nothing was closed. */
export type ClosedBefore = { readonly kind: 'closed-before'; readonly close: ProgrammeClose };

export type CloseOutcome =
	| { readonly kind: 'looked-at'; readonly summary: CloseSummary }
	| { readonly kind: 'closed'; readonly id: number; readonly summary: CloseSummary }
	/** The figures have changed since they were looked at; nothing was closed. */
	| { readonly kind: 'changed'; readonly summary: CloseSummary }
	| ClosedBefore
	| CloseRefusal;
