/** What every payload family gives: devices speak as their makers taught them, and this is what becomes of it. */
import type { Reading, Rejected, TimeSource } from '#lib/domain/reading.ts';
import { isDeviceId } from '#lib/wire/mqtt-topic.ts';
import type { Received } from './decode.ts';
import { rejected, shown } from './fields.ts';
import type { MetricValue } from './telemetry.ts';
import { AHEAD_MS } from './time.ts';

/** A message of a family, and the site whose devices it tells of, which the centre's configuration names. */
export type FamilyMessage = Received & { readonly site: string };

/** A message may tell of several devices, or of none; what is at fault in it leaves the rest to be taken. */
export type Decoded = {
	readonly readings: readonly Reading[];
	readonly rejected: readonly Rejected[];
	/** To be published in answer, at QoS 0: such as the wish for a birth that was missed. */
	readonly requests: readonly { readonly topic: string; readonly payload: Uint8Array }[];
};

/**
 * Knows what earlier messages of its family said, and nothing else: the same messages in the same order give the same. Time
 * is that of the messages.
 */
export type FamilyDecoder = {
	/** Topic filters that it wants to hear now; more may come with what is decoded. */
	filters(): readonly string[];
	/** Never throws. */
	decode(message: FamilyMessage): Decoded;
};

/** What families leave unsaid of a device. */
export const BARE_INFO = {
	kind: 'info',
	unitCode: null,
	lat: null,
	lon: null,
	gateway: null,
	heartbeatS: null,
	sample: false,
} as const;

const CLOCK_OFFSET = 'clockOffsetS';

export const NOTHING: Decoded = { readings: [], rejected: [], requests: [] };

export function decoded(parts: Partial<Decoded>): Decoded {
	return { ...NOTHING, ...parts };
}

export function refused(...faults: readonly Rejected[]): Decoded {
	return { ...NOTHING, rejected: faults };
}

/** Whether they tell that a device is there, and no more: neither state nor figure. */
export function isMereSign(readings: readonly Reading[]): boolean {
	return readings.some(isSign) && readings.every((each) => each.kind === 'info' || isSign(each));
}

function isSign(reading: Reading): boolean {
	return (
		reading.kind === 'telemetry' && reading.values.every(([metric]) => metric === CLOCK_OFFSET)
	);
}

/** Of names that makers gave, joined by colons. Refused where MQTT or a screen could not hold it. */
export function deviceIdOf(...parts: readonly string[]): string | Rejected {
	const id = parts.join(':').normalize('NFC').trim();
	if (isDeviceId(id)) return id;
	return rejected(
		'bad-shape',
		`device: 1 to 128 printable characters without / + # are wanted, got ${shown(id)}`,
	);
}

/** Longer than a broker keeps a message for us: what is older by its device's clock comes from a wrong clock. */
export const BEHIND_MS = 7 * 86_400_000;

export type DeviceTime = {
	readonly observedAt: number;
	readonly receivedAt: number;
	readonly timeSource: TimeSource;
	/** Seconds by which the device's clock is ahead, where it is too wrong to be believed; else null. */
	readonly clockOffsetS: number | null;
};

/**
 * When it was observed. A clock that is years off is kept beside the reading as its offset, and the time of receipt counts.
 *
 * @param toldAt epoch ms by the device's clock; null where it told none
 */
export function deviceTime(
	toldAt: number | null,
	{
		receivedAt,
		retained,
		behindMs = BEHIND_MS,
	}: Pick<Received, 'receivedAt' | 'retained'> & { readonly behindMs?: number },
): DeviceTime {
	const unheard = {
		observedAt: receivedAt,
		receivedAt,
		timeSource: retained ? 'retained' : 'receipt',
	} as const;
	if (toldAt === null || !Number.isFinite(toldAt)) return { ...unheard, clockOffsetS: null };
	const aheadMs = toldAt - receivedAt;
	if (aheadMs > AHEAD_MS || (aheadMs < -behindMs && !retained)) {
		return { ...unheard, clockOffsetS: Math.round(aheadMs / 1000) };
	}
	return { observedAt: Math.floor(toldAt), receivedAt, timeSource: 'device', clockOffsetS: null };
}

/** A clock that is not believed is kept as `clockOffsetS` (s; ahead is positive), beside what it was to date. */
export function withClockOffset(
	values: readonly MetricValue[],
	{ clockOffsetS }: DeviceTime,
): readonly MetricValue[] {
	return clockOffsetS === null ? values : [...values, [CLOCK_OFFSET, clockOffsetS]];
}
