import type { DeviceReport, TimeSource } from './reading.ts';
import type { Freshness } from './freshness.ts';

/** What a screen calls a device: its last report, or `unknown` where it never made one. */
export type DeviceState = DeviceReport | 'unknown';

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
	/** Expected seconds between signs of life. */
	readonly heartbeatS: number;
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
};

/** Seconds between signs of life that are expected of a device that did not say. */
export const DEFAULT_HEARTBEAT_S = 60;
