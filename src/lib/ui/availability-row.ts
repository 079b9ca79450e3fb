/** One unit, kind or all of them in the table of availability; texts are as shown, '–' where there is none. */
export type AvailabilityRow = {
	readonly key: string;
	readonly name: string;
	/** Of the unit; '' for a kind. */
	readonly unitCode: string;
	readonly sample: boolean;
	/** Up by known time, 0 to 1; null where nothing is known. */
	readonly share: number | null;
	readonly shareText: string;
	/** Of the month before. */
	readonly shareBefore: number | null;
	readonly shareBeforeText: string;
	readonly outages: number;
	readonly downText: string;
	readonly mtbfText: string;
	readonly mttrText: string;
	readonly degradedText: string;
	/** Parts of the month so far, which together are 1. */
	readonly parts: {
		readonly up: number;
		readonly degraded: number;
		readonly down: number;
		readonly maintenance: number;
		readonly unknown: number;
	};
};

/** The months that the table is of: "tháng 11", "tháng 10". */
export type AvailabilityHeading = { readonly month: string; readonly before: string };
