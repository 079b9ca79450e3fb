import type { DeviceReport, Presence } from '../reading.ts';

/** What is known of a device at one moment. Times are epoch milliseconds. */
export type Facts = {
	/** Its newest word on itself; null where it has sent figures only. */
	readonly report: {
		readonly state: DeviceReport;
		readonly reason: string | null;
		/** Null: kept by the broker without a time; nobody knows how old it is. */
		readonly at: number | null;
		/** When it began to say so. */
		readonly since: number | null;
	} | null;
	/** Who watches over its word; null: nobody is known to. */
	readonly presence: Presence | null;
	/** Its newest sign of life; kept messages without a time are none. */
	readonly seenAt: number | null;
	/** Seconds between its signs of life, where the device or an operator says so. */
	readonly givenS: number | null;
	/** The gateway it hangs on, where that is known. */
	readonly gateway: {
		readonly device: string;
		readonly down: boolean;
		/** The planned works that it is judged to stand in. */
		readonly works: Works | null;
	} | null;
	/** Of cameras. */
	readonly stream: Stream | null;
	/** The planned works that it stands in now. */
	readonly maintenance: Works | null;
};

export type Works = {
	/** From when on they count: what was judged before they were entered stays as it was judged. */
	readonly from: number;
	readonly until: number;
	readonly words: string;
};

export type Figure = { readonly value: number; readonly at: number };

export type Stream = {
	readonly fps: Figure | null;
	readonly bitrateKbps: Figure | null;
	/** Above 0: the picture stands still. */
	readonly frozen: Figure | null;
};

/** Whether silence means something: how long ingest has been hearing the broker without a break. */
export type Hearing = {
	/** Null: never. */
	readonly from: number | null;
	/** Up to when that is known. */
	readonly until: number | null;
	/** It does not hear now. */
	readonly lost: boolean;
	/** Since when its connection to the broker has stood, or stood last; left out: no longer than `from`, for all we know. */
	readonly connectedAt?: number | undefined;
};
