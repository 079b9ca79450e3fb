import type { DeviceReport, TimeSource } from './reading.ts';
import type { Freshness } from './freshness.ts';
import type { Evidence, IntervalBasis } from './liveness/evidence.ts';

/** What a device is judged to be; `unknown` where there is no evidence, or not yet a judgement. */
export type DeviceState = DeviceReport | 'maintenance' | 'unknown';

export type Device = {
	/** Database id; small and stable, what deltas refer to. */
	readonly id: number;
	readonly site: string;
	/** The id the device calls itself by in its topics. */
	readonly device: string;
	readonly kind: string;
	readonly name: string;
	readonly unitId: number | null;
	readonly lat: number | null;
	readonly lon: number | null;
	readonly gateway: string | null;
	/** Seconds between signs of life, as the device, a rule or an operator gave them; null: nobody did. */
	readonly heartbeatS: number | null;
	/** False until an info message (or an operator) has said what it is: an unknown device. */
	readonly registered: boolean;
	readonly sample: boolean;
};

export type DeviceStanding = {
	readonly id: number;
	readonly state: DeviceState;
	readonly reason: string | null;
	/** When the present state began. */
	readonly since: number | null;
	/** Its last sign of life, of whatever kind. */
	readonly seenAt: number | null;
	readonly timeSource: TimeSource | null;
	readonly freshness: Freshness;
	/** What the state rests on. */
	readonly evidence: Evidence;
	/** Expected seconds between signs of life, and who says so. */
	readonly intervalS: number;
	readonly intervalBasis: IntervalBasis;
	/** It changes so often that it is shown as one long trouble, whatever its state is now. */
	readonly flapping: boolean;
};

/** Seconds between signs of life that are expected of a device that did not say. */
export const DEFAULT_HEARTBEAT_S = 60;

/** A device that nobody has judged yet. `givenS`: seconds between its signs of life, where somebody gave them. */
export function unjudged(id: number, givenS: number | null): DeviceStanding {
	return {
		id,
		state: 'unknown',
		reason: null,
		since: null,
		seenAt: null,
		timeSource: null,
		freshness: 'none',
		evidence: { kind: 'none' },
		intervalS: givenS ?? DEFAULT_HEARTBEAT_S,
		intervalBasis: givenS === null ? 'assumed' : 'given',
		flapping: false,
	};
}
