/** Devices that are heard for the first time: made with the evidence of it, and taken in where a rule says so. */
import { admittedBy, type AdmitRule, type FirstSight } from '#lib/domain/admission.ts';
import type { Queryable } from '../database.ts';
import type { BatchItem } from '../write-batch.ts';
import { float8s, int4s } from './columns.ts';
import { VERSION } from './feed.ts';

/** So much of the first payload is kept as evidence. */
const PAYLOAD_KEPT = 2_048;

/** What is known of a device before it has a row. */
export type Newcomer = FirstSight & {
	readonly sample: boolean;
	readonly receivedAt: number;
	readonly payload: Uint8Array;
	readonly payloadBytes: number;
};

export type EnsuredDevice = {
	readonly id: number;
	readonly site: string;
	readonly device: string;
	readonly made: boolean;
	/** It stands in the register by a list of devices, and was never heard. */
	readonly awaited: boolean;
};

const FIND_DEVICES = `
	select d.id, site, device, false as made, d.family = '' as awaited
	from unnest($1::text[], $2::text[]) as w (site, device) join device d using (site, device)`;

/** A device that nobody has described is made, by the name of its id, and described later by its info. */
const ENSURE_DEVICES = `
	with wanted as (
		select * from unnest($1::text[], $2::text[], $3::boolean[], $4::float8[], $5::text[], $6::text[], $7::bytea[], $8::int[])
			as w (site, device, sample, received_ms, family, topic, payload, payload_bytes)
	),
	made as (
		insert into device (site, device, name, sample, first_seen_at, family, version)
		select site, device, device, sample, to_timestamp(received_ms / 1000), family, 0
		from wanted order by site, device
		on conflict do nothing returning id, site, device
	),
	seen as (
		insert into device_sighting (device_id, first_at, first_topic, first_payload, first_payload_bytes)
		select id, to_timestamp(received_ms / 1000), topic, payload, payload_bytes
		from made join wanted using (site, device)
	)
	select id, site, device, true as made, false as awaited from made
	union all
	select d.id, d.site, d.device, false, d.family = '' from device d join wanted using (site, device)`;

/** Those that somebody else has heard meanwhile are left alone. */
const HEAR_AWAITED = `
	with wanted as (
		select * from unnest($1::int[], $2::float8[], $3::text[], $4::text[], $5::bytea[], $6::int[])
			as w (device_id, received_ms, family, topic, payload, payload_bytes)
	),
	heard as (
		update device d set family = w.family, first_seen_at = to_timestamp(w.received_ms / 1000)
		from wanted w where d.id = w.device_id and d.family = '' returning d.id
	)
	insert into device_sighting (device_id, first_at, first_topic, first_payload, first_payload_bytes)
	select device_id, to_timestamp(received_ms / 1000), topic, payload, payload_bytes
	from heard join wanted on wanted.device_id = heard.id
	on conflict do nothing`;

/** What an operator has set stays; the rule goes before what the device says of itself. */
const ADMIT = `
	with ruled as (
		select * from unnest($1::int[], $2::int[], $3::int[], $4::float8[])
			as r (device_id, unit_id, heartbeat_s, at_ms)
	),
	admitted as (
		update device d set version = ${VERSION}, registered = true, admitted_by = 'rule',
			admitted_at = to_timestamp(r.at_ms / 1000),
			set_unit_id = coalesce(d.set_unit_id, r.unit_id), unit_id = coalesce(d.set_unit_id, r.unit_id),
			set_heartbeat_s = coalesce(d.set_heartbeat_s, r.heartbeat_s),
			heartbeat_s = coalesce(d.set_heartbeat_s, r.heartbeat_s, d.heartbeat_s)
		from ruled r where d.id = r.device_id and not d.registered and d.retired_at is null
		returning d.id, r.unit_id, r.heartbeat_s, r.at_ms
	)
	insert into device_change (device_id, changed_at, changed_by, what, detail)
	select id, to_timestamp(at_ms / 1000), 'rule', 'admit',
		jsonb_strip_nulls(jsonb_build_object('unitId', unit_id, 'heartbeatS', heartbeat_s))
	from admitted
	returning device_id as id`;

export function newcomerOf(
	{ site, device, sample, receivedAt }: Pick<Newcomer, 'site' | 'device' | 'sample' | 'receivedAt'>,
	{ family, topic, payload }: Pick<BatchItem, 'family' | 'topic' | 'payload'>,
): Newcomer {
	return {
		site,
		device,
		sample,
		receivedAt,
		family,
		topic: storable(topic),
		payload: payload.subarray(0, PAYLOAD_KEPT),
		payloadBytes: payload.length,
	};
}

export function findDevices(tx: Queryable, wanted: readonly Newcomer[]): Promise<EnsuredDevice[]> {
	return tx.query<EnsuredDevice>(FIND_DEVICES, [
		wanted.map(({ site }) => site),
		wanted.map(({ device }) => device),
	]);
}

export function ensureDevices(
	tx: Queryable,
	wanted: readonly Newcomer[],
): Promise<EnsuredDevice[]> {
	return tx.query<EnsuredDevice>(ENSURE_DEVICES, [
		wanted.map(({ site }) => site),
		wanted.map(({ device }) => device),
		wanted.map(({ sample }) => sample),
		wanted.map(({ receivedAt }) => receivedAt),
		wanted.map(({ family }) => family),
		wanted.map(({ topic }) => topic),
		wanted.map(bytesOf),
		wanted.map(({ payloadBytes }) => payloadBytes),
	]);
}

/** The first word of devices that were in the register before it. The transaction has grown the feed. */
export async function hearAwaited(
	tx: Queryable,
	awaited: readonly { readonly id: number; readonly sight: Newcomer }[],
): Promise<void> {
	if (awaited.length === 0) return;
	await tx.query(HEAR_AWAITED, [
		int4s(awaited.map(({ id }) => id)),
		float8s(awaited.map(({ sight }) => sight.receivedAt)),
		awaited.map(({ sight }) => sight.family),
		awaited.map(({ sight }) => sight.topic),
		awaited.map(({ sight }) => bytesOf(sight)),
		int4s(awaited.map(({ sight }) => sight.payloadBytes)),
	]);
}

function bytesOf({ payload: { buffer, byteOffset, byteLength } }: Newcomer): Buffer {
	return Buffer.from(buffer, byteOffset, byteLength);
}

export type Sighted = { readonly id: number; readonly sight: FirstSight };

export type Admission = {
	readonly id: number;
	readonly unitId: number;
	readonly heartbeatS: number | null;
	/** Epoch milliseconds. */
	readonly at: number;
};

/** Those that a rule takes; a rule whose unit the catalogue does not know takes nobody. */
export function admissions(
	sighted: readonly Sighted[],
	{
		rules,
		unitId,
		at,
	}: {
		readonly rules: readonly AdmitRule[];
		readonly unitId: (code: string) => number | null;
		readonly at: number;
	},
): Admission[] {
	return sighted.flatMap(({ id, sight }) => {
		const rule = admittedBy(rules, sight);
		const unit = rule && unitId(rule.unit);
		return rule && unit !== null ? [{ id, unitId: unit, heartbeatS: rule.heartbeatS, at }] : [];
	});
}

/** Resolves to the ids of those taken. The transaction has grown the feed. */
export async function admitByRule(
	tx: Queryable,
	admitted: readonly Admission[],
): Promise<number[]> {
	if (admitted.length === 0) return [];
	const taken = await tx.query<{ id: number }>(ADMIT, [
		int4s(admitted.map(({ id }) => id)),
		int4s(admitted.map(({ unitId }) => unitId)),
		int4s(admitted.map(({ heartbeatS }) => heartbeatS)),
		float8s(admitted.map(({ at }) => at)),
	]);
	return taken.map(({ id }) => id);
}

/** PostgreSQL's text has no U+0000. */
function storable(text: string): string {
	return text.replaceAll('\u0000', '\ufffd');
}
