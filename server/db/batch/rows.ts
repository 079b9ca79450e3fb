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
import type { MetricSession } from './device-metrics.ts';
import { deviceKey, type LookupSession, type ValueRange } from './lookups.ts';
import type { DeviceIds } from './resolve-ids.ts';
import type { ClockSession } from './slow-clocks.ts';
import {
	dated,
	timesOf,
	type ReceiptTimes,
	type Retention,
	type RowTimes,
	type Times,
} from './times.ts';

type Timed = RowTimes & {
	/** Of the message in the batch. */
	readonly item: number;
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
		| 'quarantine-full'
		| 'too-many-metrics';
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

type Planning = {
	readonly rows: Rows;
	readonly ids: LookupSession;
	readonly room: MetricSession;
	readonly clocks: ClockSession;
	readonly receipts: ReceiptTimes;
	readonly retention: Retention;
};

type Told = {
	readonly item: number;
	readonly device: number;
	readonly reading: DeviceStatus | Telemetry;
	/** By how much the device's clock is known to be behind. */
	readonly behindMs: number;
};

export function planRows(
	items: readonly BatchItem[],
	{ devices, ...known }: Omit<Planning, 'rows'> & { readonly devices: DeviceIds },
): Rows {
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
	for (const [item, { reading, redelivered }] of items.entries()) {
		if (reading.kind === 'observation') planObservation(planning, item, reading);
		else {
			const device = devices[item] ?? null;
			if (device === null) rows.refusals.push(withoutRoom(item, reading));
			else if (reading.kind === 'info') planInfo(planning, { item, device, info: reading });
			else {
				const behindMs = known.clocks.behindMs(device, { reading, redelivered });
				if (reading.kind === 'status') planStatus(planning, { item, device, reading, behindMs });
				planValues(planning, { item, device, reading, behindMs });
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
		const times = timesOf(receipts, reading, { series: `o${indicator}/${unit}`, behindMs: 0 });
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
	{ item, device, reading: told, behindMs }: Told & { readonly reading: DeviceStatus },
): void {
	const days = retention.keepStatusDays;
	const reading = dated(told, { days, behindMs });
	if (reading === null) {
		rows.refusals.push(tooOld(item, told, { what: 'states', days }));
		return;
	}
	const { state, reason, presence = null, receivedAt, timeSource } = reading;
	const times = timesOf(receipts, reading, { series: `s${device}`, behindMs });
	const row = { item, device, state, reason, presence, ...times, receivedAt, timeSource };
	(timeSource === 'retained' ? rows.retained : rows.statuses).push(row);
}

function planValues(
	{ rows, ids, room, receipts, retention }: Planning,
	{ item, device, reading: told, behindMs }: Told,
): void {
	if (told.timeSource === 'retained') return;
	if (told.values.length === 0) {
		planSign({ rows, receipts }, { item, device, reading: told, behindMs });
		return;
	}
	const days = retention.keepTelemetryDays;
	const reading = dated(told, { days, behindMs });
	if (reading === null) {
		rows.refusals.push(tooOld(item, told, { what: 'figures', days }));
		return;
	}
	const { receivedAt, timeSource } = reading;
	const values = reading.values.filter(([code]) => room.has(device, code));
	if (values.length < reading.values.length) {
		rows.refusals.push(tooManyMetrics(item, reading, { device, room }));
		if (values.length === 0) planSign({ rows, receipts }, { item, device, reading, behindMs });
	}
	for (const [code, value] of values) {
		const metric = ids.id('metric', code);
		if (metric === null) throw new Error(`Metric ${code} was not resolved`);
		const times = timesOf(receipts, reading, { series: `t${device}/${metric}`, behindMs });
		rows.telemetry.push({ item, device, metric, value, ...times, receivedAt, timeSource });
	}
}

/** It spoke all the same. */
function planSign(
	{ rows, receipts }: Pick<Planning, 'rows' | 'receipts'>,
	{ item, device, reading, behindMs }: Told,
): void {
	if (reading.kind === 'status') return;
	const { receivedAt, timeSource } = reading;
	const { countsFrom } = timesOf(receipts, reading, { series: `t${device}`, behindMs });
	rows.signs.push({ item, device, countsFrom, receivedAt, timeSource });
}

function tooManyMetrics(
	item: number,
	reading: DeviceStatus | Telemetry,
	{ device, room }: { readonly device: number; readonly room: MetricSession },
): Refusal {
	const [first, ...more] = reading.values.filter(([code]) => !room.has(device, code));
	const which =
		more.length === 0
			? `metric ${first?.[0]} is`
			: `metrics ${first?.[0]} and ${more.length} more are`;
	const why = `device ${deviceKey(reading)} has ${room.most} metrics, as many as one may`;
	return { item, reason: 'too-many-metrics', detail: `${which} new and not kept: ${why}` };
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
