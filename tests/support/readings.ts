/** Batch items for tests: plausible wholes, of which a test states what matters to it. */
import type {
	DeviceInfo,
	DeviceStatus,
	Observation,
	Reading,
	Telemetry,
} from '#lib/domain/reading.ts';
import type { Queryable } from '#server/db/database.ts';
import type { Batch, BatchItem, DeadLetter } from '#server/db/write-batch.ts';

export const T0 = Date.parse('2026-11-22T01:00:00Z');

export function item(reading: Reading, { redelivered = false, family = 'ioc' } = {}): BatchItem {
	return {
		reading,
		family,
		topic: `test/${reading.kind}`,
		payload: new TextEncoder().encode('{}'),
		redelivered,
	};
}

export function batch(...items: BatchItem[]): Batch {
	return { items, deadLetters: [] };
}

export function aStatus(some: Partial<DeviceStatus> = {}): DeviceStatus {
	const observedAt = some.observedAt ?? T0;
	return {
		kind: 'status',
		site: 'bao-loc',
		device: 'cam-01',
		observedAt,
		receivedAt: observedAt,
		timeSource: 'device',
		sample: false,
		state: 'online',
		reason: null,
		values: [],
		...some,
	};
}

export function aTelemetry(some: Partial<Telemetry> = {}): Telemetry {
	const observedAt = some.observedAt ?? T0;
	return {
		kind: 'telemetry',
		site: 'bao-loc',
		device: 'cam-01',
		observedAt,
		receivedAt: observedAt,
		timeSource: 'device',
		sample: false,
		values: [['pm25', 31.2]],
		...some,
	};
}

export function anObservation(some: Partial<Observation> = {}): Observation {
	const observedAt = some.observedAt ?? T0;
	return {
		kind: 'observation',
		site: 'bao-loc',
		unitCode: '673',
		indicator: 'ho-so-truc-tuyen',
		observedAt,
		receivedAt: observedAt,
		timeSource: 'device',
		sample: false,
		value: 87.2,
		source: null,
		...some,
	};
}

export function anInfo(some: Partial<DeviceInfo> = {}): DeviceInfo {
	return {
		kind: 'info',
		site: 'bao-loc',
		device: 'cam-01',
		receivedAt: T0,
		deviceKind: 'camera',
		name: 'Camera ngã tư Trần Phú',
		unitCode: '673',
		lat: 11.548,
		lon: 107.807,
		gateway: null,
		heartbeatS: 30,
		sample: false,
		...some,
	};
}

export function aDeadLetter(some: Partial<DeadLetter> = {}): DeadLetter {
	return {
		receivedAt: T0,
		topic: 'ioc/v1/bao-loc/device/cam-01/status',
		payload: new TextEncoder().encode('{not json'),
		payloadBytes: 9,
		reason: 'bad-json',
		detail: 'position 1',
		messages: 1,
		redelivered: false,
		...some,
	};
}

/** Bảo Lộc (673) until 30/06/2025, and one indicator. */
export async function installTestCatalogue(database: Queryable): Promise<void> {
	await database.query(`
		with made as (
			insert into unit (slug, level, kind, label_lon, label_lat, area_km2, valid_to)
			values ('d-673-bao-loc', 'district', 'city', 107.81, 11.55, 233.8, '2025-06-30')
			returning id
		)
		insert into unit_code (unit_id, value, valid_to) select id, '673', '2025-06-30' from made;
		insert into indicator
			(code, name, name_en, pillar, measure, direction, decimals, interval_s, scored)
		values ('ho-so-truc-tuyen', 'Hồ sơ trực tuyến', 'Files online', 'government', '%', 'higher', 1, 3600, true)`);
}
