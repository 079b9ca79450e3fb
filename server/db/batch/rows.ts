/** What is to be written of a batch's readings, once their ids are known. Pure. */
import { placeRefusal } from '#lib/domain/place.ts';
import type {
	DeviceInfo,
	DeviceRef,
	DeviceStatus,
	Observation,
	Presence,
	Telemetry,
	TimeSource,
} from '#lib/domain/reading.ts';
import type { BatchItem } from '../write-batch.ts';
import { deviceKey, type LookupSession, type ValueRange } from './lookups.ts';

type Timed = {
	/** Of the message in the batch. */
	readonly item: number;
	/** Epoch milliseconds, with microseconds as the fraction. */
	readonly at: number;
	/**
	 * What it is ordered and aged by: `at`, or the receipt where the device's clock is ahead of it. History keeps `at`, for
	 * it is the same whenever the message comes again.
	 */
	readonly countsFrom: number;
	readonly receivedAt: number;
	readonly timeSource: TimeSource;
};

export type TelemetryRow = Timed & {
	readonly device: number;
	readonly metric: number;
	readonly value: number;
};
export type StatusRow = Timed & {
	readonly device: number;
	readonly state: string;
	readonly reason: string | null;
	readonly presence: Presence | null;
};
/** That a device was heard, where nothing more was told. */
export type SignRow = Omit<Timed, 'at'> & { readonly device: number };
export type ObservationRow = Timed & {
	readonly indicator: number;
	readonly unit: number;
	readonly value: number;
	readonly source: number | null;
	readonly sample: boolean;
};
export type InfoRow = {
	readonly item: number;
	readonly device: number;
	readonly info: DeviceInfo;
	readonly unit: number | null;
};

export type Refusal = {
	readonly item: number;
	readonly reason:
		| 'unknown-unit'
		| 'unknown-indicator'
		| 'bad-number'
		| 'bad-place'
		| 'too-old'
		| 'conflict'
		| 'quarantine-full';
	readonly detail: string;
};

export type Rows = {
	readonly telemetry: TelemetryRow[];
	readonly signs: SignRow[];
	readonly statuses: StatusRow[];
	/** Retained messages without a time: nobody knows how old. */
	readonly retained: StatusRow[];
	readonly observations: ObservationRow[];
	/** Retained messages without a time: nobody knows how old. */
	readonly retainedObservations: ObservationRow[];
	readonly infos: InfoRow[];
	readonly refusals: Refusal[];
};

/**
 * Two messages without a time of their own may come in the same millisecond: they are different readings all the
 * same, so the later one is put a microsecond later. Holds the last millisecond only.
 */
export class ReceiptTimes {
	#ms = 0;
	readonly #last = new Map<string, number>();

	at(series: string, receivedAt: number): number {
		if (receivedAt > this.#ms) {
			this.#ms = receivedAt;
			this.#last.clear();
		}
		const times = (this.#last.get(series) ?? -1) + 1;
		if (receivedAt === this.#ms) this.#last.set(series, times);
		return receivedAt + Math.min(times, 999) / 1000;
	}
}

/** How many days history is kept; observations are kept for good. */
export type Retention = { readonly keepTelemetryDays: number; readonly keepStatusDays: number };

type Planning = {
	readonly rows: Rows;
	readonly ids: LookupSession;
	readonly receipts: ReceiptTimes;
	readonly retention: Retention;
};

export function planRows(items: readonly BatchItem[], known: Omit<Planning, 'rows'>): Rows {
	const rows: Rows = {
		telemetry: [],
		signs: [],
		statuses: [],
		retained: [],
		observations: [],
		retainedObservations: [],
		infos: [],
		refusals: [],
	};
	const planning = { ...known, rows };
	for (const [item, { reading }] of items.entries()) {
		if (reading.kind === 'observation') planObservation(planning, item, reading);
		else {
			const device = known.ids.id('device', deviceKey(reading));
			if (device === null) rows.refusals.push(withoutRoom(item, reading));
			else if (reading.kind === 'info') planInfo(planning, { item, device, info: reading });
			else {
				if (reading.kind === 'status') planStatus(planning, { item, device, reading });
				planValues(planning, { item, device, reading });
			}
		}
	}
	return rows;
}

function planObservation(
	{ rows, ids, receipts }: Planning,
	item: number,
	reading: Observation,
): void {
	const { value, sample, timeSource, receivedAt } = reading;
	const unit = ids.id('unit', reading.unitCode);
	const indicator = ids.id('indicator', reading.indicator);
	if (unit === null) rows.refusals.push(unknownUnit(item, reading.unitCode));
	else if (indicator === null) {
		const detail = `no indicator is called ${reading.indicator}`;
		rows.refusals.push({ item, reason: 'unknown-indicator', detail });
	} else if (outside(value, ids.range(indicator))) {
		const detail = `value: a number ${inWords(ids.range(indicator))} is wanted, got ${value}`;
		rows.refusals.push({ item, reason: 'bad-number', detail });
	} else {
		const source = reading.source === null ? null : ids.id('source', reading.source);
		const times = timesOf(receipts, reading, `o${indicator}/${unit}`);
		const row = { item, indicator, unit, value, ...times, receivedAt, timeSource, source, sample };
		(timeSource === 'retained' ? rows.retainedObservations : rows.observations).push(row);
	}
}

function planInfo({ rows, ids }: Planning, { item, device, info }: Omit<InfoRow, 'unit'>): void {
	const unit = info.unitCode === null ? null : ids.id('unit', info.unitCode);
	if (info.unitCode !== null && unit === null) rows.refusals.push(unknownUnit(item, info.unitCode));
	const { place, fault } = placeOf(info);
	if (fault !== null) rows.refusals.push({ item, reason: 'bad-place', detail: fault });
	rows.infos.push({ item, device, info: { ...info, ...place }, unit });
}

/** Without the place where it cannot be one, and why. */
function placeOf({ lat, lon }: DeviceInfo): {
	readonly place: Pick<DeviceInfo, 'lat' | 'lon'>;
	readonly fault: string | null;
} {
	if (lat === null || lon === null) return { place: { lat: null, lon: null }, fault: null };
	const fault = placeRefusal({ lat, lon });
	return { place: fault === null ? { lat, lon } : { lat: null, lon: null }, fault };
}

function planStatus(
	{ rows, receipts, retention }: Planning,
	{ item, device, reading }: { item: number; device: number; reading: DeviceStatus },
): void {
	const { state, reason, presence = null, receivedAt, timeSource } = reading;
	const days = retention.keepStatusDays;
	if (isOlder(reading, days)) {
		rows.refusals.push(tooOld(item, reading, { what: 'states', days }));
		return;
	}
	const times = timesOf(receipts, reading, `s${device}`);
	const row = { item, device, state, reason, presence, ...times, receivedAt, timeSource };
	(timeSource === 'retained' ? rows.retained : rows.statuses).push(row);
}

function planValues(
	{ rows, ids, receipts, retention }: Planning,
	{ item, device, reading }: { item: number; device: number; reading: DeviceStatus | Telemetry },
): void {
	const { receivedAt, timeSource, values } = reading;
	if (timeSource === 'retained') return;
	if (values.length === 0) {
		if (reading.kind === 'status') return;
		const { countsFrom } = timesOf(receipts, reading, `t${device}`);
		rows.signs.push({ item, device, countsFrom, receivedAt, timeSource });
		return;
	}
	const days = retention.keepTelemetryDays;
	if (isOlder(reading, days)) {
		rows.refusals.push(tooOld(item, reading, { what: 'figures', days }));
		return;
	}
	for (const [code, value] of values) {
		const metric = ids.id('metric', code);
		if (metric === null) throw new Error(`Metric ${code} was not resolved`);
		const times = timesOf(receipts, reading, `t${device}/${metric}`);
		rows.telemetry.push({ item, device, metric, value, ...times, receivedAt, timeSource });
	}
}

function timesOf(
	receipts: ReceiptTimes,
	{ timeSource, observedAt, receivedAt }: Times & { readonly timeSource: TimeSource },
	series: string,
): Pick<Timed, 'at' | 'countsFrom'> {
	if (timeSource !== 'receipt' && observedAt <= receivedAt)
		return { at: observedAt, countsFrom: observedAt };
	const received = receipts.at(series, receivedAt);
	return { at: timeSource === 'receipt' ? received : observedAt, countsFrom: received };
}

const DAY_MS = 86_400_000;

type Times = { readonly observedAt: number; readonly receivedAt: number };

function isOlder({ observedAt, receivedAt }: Times, days: number): boolean {
	return observedAt < receivedAt - days * DAY_MS;
}

/** It would be dropped at once, and make a chunk only for that. */
function tooOld(
	item: number,
	{ observedAt }: Times,
	{ what, days }: { what: string; days: number },
): Refusal {
	const detail = `ts: ${what} are kept for ${days} days, got ${new Date(observedAt).toISOString()}`;
	return { item, reason: 'too-old', detail };
}

function outside(value: number, { min, max }: ValueRange): boolean {
	return (min !== null && value < min) || (max !== null && value > max);
}

function inWords({ min, max }: ValueRange): string {
	return [...(min === null ? [] : [`from ${min}`]), ...(max === null ? [] : [`to ${max}`])].join(
		' ',
	);
}

/** Nobody has heard of it before, and it was not made. */
function withoutRoom(item: number, reading: DeviceRef): Refusal {
	const detail = `device ${deviceKey(reading)} is new and not kept: as many as may wait to be taken in do so already`;
	return { item, reason: 'quarantine-full', detail };
}

function unknownUnit(item: number, code: string): Refusal {
	return {
		item,
		reason: 'unknown-unit',
		detail: `no unit has the code ${code} on the centre’s geography date`,
	};
}
