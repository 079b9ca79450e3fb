import type { DeviceReport } from '../reading.ts';

/**
 * Who says how often a device gives a sign of life: somebody, its own cadence so far, or nobody yet; or nobody needs to, for its
 * presence is watched over.
 */
export type IntervalBasis = 'given' | 'learned' | 'assumed' | 'session';

export type Interval = { readonly intervalS: number; readonly intervalBasis: IntervalBasis };

/** Figures of a camera's stream that tell whether there is a picture. */
export type StreamMetric = 'fps' | 'bitrateKbps' | 'frozen';

/** Reasons of the judge's own, beside the words that devices give. */
export type JudgedReason =
	'no-video' | 'frozen' | 'low-rate' | 'late' | 'flapping' | 'silent' | 'gateway' | 'broker';

/** What a judged state rests on. Times are epoch milliseconds. */
export type Evidence =
	/** Nothing was ever heard of it, or only what the broker kept, of which nobody knows the age. */
	| { readonly kind: 'none' }
	/** It gives its signs of life in time. */
	| { readonly kind: 'heard' }
	/** It said then that it is offline, or its last will did, and gives its signs of life all the same. */
	| { readonly kind: 'resumed'; readonly saidAt: number }
	/** Its own word, or its last will; `at` null: kept by the broker, of unknown age. */
	| { readonly kind: 'report'; readonly said: DeviceReport; readonly at: number | null }
	/** Its sign of life is overdue; `seenAt`: the last there was. */
	| { readonly kind: 'silence'; readonly seenAt: number }
	/** It is away, and so is the gateway of this id that it hangs on. */
	| { readonly kind: 'gateway'; readonly gateway: string; readonly seenAt: number | null }
	/** Nobody could hear it: broker or ingest have been away. */
	| { readonly kind: 'broker'; readonly seenAt: number }
	| {
			readonly kind: 'stream';
			readonly metric: StreamMetric;
			readonly value: number;
			/** What is usual of this device, where that was compared. */
			readonly usual: number | null;
			/** When the stream began to be so. */
			readonly since: number;
	  }
	/** Weighted share of changes among its last checks (%); whatever it is now, it is one trouble since it began. */
	| { readonly kind: 'flapping'; readonly changePercent: number; readonly since: number }
	| { readonly kind: 'maintenance'; readonly until: number; readonly words: string };
