/** What a payload family has told of its devices: what every one that keeps state between its messages needs. */
import type {
	DeviceInfo,
	DeviceRef,
	DeviceReport,
	DeviceStatus,
	Rejected,
	Telemetry,
} from '#lib/domain/reading.ts';
import { deviceIdOf, deviceTime, withClockOffset, type FamilyMessage } from './family.ts';
import { rejected, shown } from './fields.ts';
import type { MetricValue } from './telemetry.ts';

/** How a device is, in the words of the contract. */
export type Condition = { readonly state: DeviceReport; readonly reason: string | null };

type Told = {
	readonly device: string;
	readonly message: FamilyMessage;
	/** Epoch ms by the device's clock; null where it told none. */
	readonly toldAt: number | null;
	readonly values: readonly MetricValue[];
};

export type StatusTold = Pick<DeviceStatus, 'presence'> & { readonly goesOn?: boolean };

/** Whoever may publish can invent more. */
const MOST_DEVICES = 50_000;

type Known = { info: DeviceInfo | null; statusAt: number };

export class DeviceBook {
	readonly #known = new Map<string, Known>();
	readonly #most: number;

	constructor(most = MOST_DEVICES) {
		this.#most = most;
	}

	/** Why nothing of it is to be noted: it is new, and as many are known as can be. To be asked before all else. */
	refusal(ref: DeviceRef): Rejected | null {
		if (this.#known.size < this.#most || this.#known.has(keyOf(ref))) return null;
		return rejected('bad-topic', `${this.#most} devices are known already, and no more are taken`);
	}

	/** The info where it is new or differs from what was told before; else none. */
	info(info: DeviceInfo): readonly DeviceInfo[] {
		const known = this.#knownOf(info);
		if (known.info && isSame(known.info, info)) return [];
		known.info = info;
		return [info];
	}

	/**
	 * Of one device, what is told later is later, by a millisecond at least: its own clock beside that of the broker, which
	 * publishes its last will, or two topics within a millisecond would leave the earlier state standing. Only what was retained
	 * with a time of its own keeps that, unless it goes on since.
	 */
	status(told: Told & Condition & StatusTold): DeviceStatus {
		const { device, message, toldAt, values, state, reason, presence, goesOn = false } = told;
		const { site, receivedAt } = message;
		const time = deviceTime(toldAt, message);
		const known = this.#knownOf({ site, device });
		const before = known.statusAt;
		const keepsTime = message.retained && time.timeSource === 'device' && !goesOn;
		const observedAt = keepsTime ? time.observedAt : Math.max(time.observedAt, before + 1);
		known.statusAt = Math.max(observedAt, before);
		return {
			kind: 'status',
			site,
			device,
			observedAt,
			receivedAt,
			timeSource: time.timeSource,
			sample: false,
			state,
			reason,
			...(presence && { presence }),
			values: withClockOffset(values, time),
		};
	}

	#knownOf(ref: DeviceRef): Known {
		const key = keyOf(ref);
		const known = this.#known.get(key) ?? { info: null, statusAt: -Infinity };
		this.#known.set(key, known);
		return known;
	}
}

/** Refused where it was retained without a time: nobody knows how old it is. */
export function telemetry({ device, message, toldAt, values }: Told): Telemetry | Rejected {
	const time = deviceTime(toldAt, message);
	if (time.timeSource === 'retained') {
		return rejected('bad-time', 'retained numbers need a time, for nobody knows how old they are');
	}
	return {
		kind: 'telemetry',
		site: message.site,
		device,
		observedAt: time.observedAt,
		receivedAt: message.receivedAt,
		timeSource: time.timeSource,
		sample: false,
		values: withClockOffset(values, time),
	};
}

/** That it spoke, where it told nothing to be kept; of what was retained without a time that says nothing. */
export function signOfLife(told: Omit<Told, 'values'>): readonly Telemetry[] {
	const sign = telemetry({ ...told, values: [] });
	return sign.kind === 'rejected' ? [] : [sign];
}

/** Of the levels of its topic; under the family's name, so that it is not taken for another family's device. */
export function deviceIdIn(family: string, levels: readonly string[]): string | Rejected {
	if (levels.some((level) => level.trim() === '')) {
		return rejected('bad-topic', `a name is wanted in each level, got ${shown(levels.join('/'))}`);
	}
	return levels[0] === family ? deviceIdOf(...levels) : deviceIdOf(family, ...levels);
}

function isSame(one: DeviceInfo, other: DeviceInfo): boolean {
	return (
		one.deviceKind === other.deviceKind &&
		one.name === other.name &&
		one.gateway === other.gateway &&
		one.heartbeatS === other.heartbeatS &&
		one.unitCode === other.unitCode &&
		one.lat === other.lat &&
		one.lon === other.lon
	);
}

function keyOf({ site, device }: DeviceRef): string {
	return `${site}/${device}`;
}
