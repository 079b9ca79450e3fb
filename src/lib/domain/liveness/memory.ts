import type { DeviceState } from '../device.ts';
import { NO_CADENCE, type Cadence } from './cadence.ts';
import type { Evidence, Interval } from './evidence.ts';
import { NO_FLAPS, type Flaps } from './flapping.ts';
import type { Resumption } from './resumption.ts';
import { NO_STREAM, type StreamMemory } from './stream.ts';

/** What a device is judged to be. Times are epoch milliseconds. */
export type Verdict = Interval & {
	readonly state: DeviceState;
	/** A device's own word, or one of `JudgedReason`. */
	readonly reason: string | null;
	/** When this state or reason began; of each verdict later than that of the one before. */
	readonly at: number;
	/** When the state began, whatever its reasons, or the outage (`isUp`), whatever its states; null where nobody knows. */
	readonly since: number | null;
	readonly evidence: Evidence;
	/** It changes so often that it is one trouble, whatever its state is. */
	readonly flapping: boolean;
};

/** All that the judge has to remember of a device. */
export type Memory = {
	/** Null: never judged. */
	readonly verdict: Verdict | null;
	readonly cadence: Cadence;
	readonly stream: StreamMemory;
	readonly flaps: Flaps;
	readonly resumption: Resumption | null;
	/**
	 * When it went on the last time without taking back that it is offline (epoch ms); null: never. What it said up to then is
	 * of an outage that is over, though it has said nothing else since.
	 */
	readonly backAt: number | null;
	/** When it was found to be away (epoch ms), whatever was judged since; null: it was heard after that. */
	readonly missedAt: number | null;
};

export const NO_MEMORY: Memory = {
	verdict: null,
	cadence: NO_CADENCE,
	stream: NO_STREAM,
	flaps: NO_FLAPS,
	resumption: null,
	backAt: null,
	missedAt: null,
};
