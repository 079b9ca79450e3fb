/** Whose clock is behind, and by how much: found while batches are written, and known to whoever writes the next one. */
import {
	BELIEVED,
	clockAfter,
	type ClockRun,
	type DeviceClock,
} from '#lib/domain/liveness/slow-clock.ts';
import type { DeviceStatus, Telemetry } from '#lib/domain/reading.ts';
import type { Queryable } from '../database.ts';
import type { BatchItem } from '../write-batch.ts';
import { float8s, int4s } from './columns.ts';
import { deviceKey, type LookupSession } from './lookups.ts';

const FIND = `
	select device_id as id, behind_ms as "behindMs" from device_clock where device_id = any($1::int[])`;

const KEEP = `
	insert into device_clock (device_id, behind_ms)
	select * from unnest($1::int[], $2::float8[])
	on conflict (device_id) do update set behind_ms = excluded.behind_ms`;

const DROP = 'delete from device_clock where device_id = any($1::int[])';

/** Those that told a time. */
export function datingDevices(items: readonly BatchItem[], ids: LookupSession): Set<number> {
	const devices = new Set<number>();
	for (const { reading } of items) {
		if (reading.kind !== 'status' && reading.kind !== 'telemetry') continue;
		const device = reading.timeSource === 'device' ? ids.id('device', deviceKey(reading)) : null;
		if (device !== null) devices.add(device);
	}
	return devices;
}

/** What may show that a clock is behind is remembered by each process for itself, of what it has heard. */
export class SlowClocks {
	readonly #runs = new Map<number, ClockRun>();

	/** For one transaction. */
	async open(tx: Queryable, devices: ReadonlySet<number>): Promise<ClockSession> {
		const known =
			devices.size === 0
				? []
				: await tx.query<{ id: number; behindMs: number }>(FIND, [int4s([...devices])]);
		return new ClockSession(this.#runs, new Map(known.map(({ id, behindMs }) => [id, behindMs])));
	}

	/** After the commit. */
	remember({ runs }: ClockSession): void {
		for (const [device, run] of runs) {
			if (run === null) this.#runs.delete(device);
			else this.#runs.set(device, run);
		}
	}

	/** Where devices may be others by the same ids. */
	forget(): void {
		this.#runs.clear();
	}
}

export class ClockSession {
	/** By how much clocks are behind since this transaction (ms); null: believed again. */
	readonly set = new Map<number, number | null>();
	/** What this transaction has heard; null: nothing that shows a clock to be behind. */
	readonly runs = new Map<number, ClockRun | null>();
	readonly #runsBefore: ReadonlyMap<number, ClockRun>;
	readonly #known: ReadonlyMap<number, number>;

	constructor(runsBefore: ReadonlyMap<number, ClockRun>, known: ReadonlyMap<number, number>) {
		this.#runsBefore = runsBefore;
		this.#known = known;
	}

	/**
	 * By how much the device's clock is known to be behind (ms; 0: it is believed), with this message, which is to be asked
	 * for in the order of receipt. What is told again shows nothing of its clock.
	 */
	behindMs(
		device: number,
		told: { readonly reading: DeviceStatus | Telemetry; readonly redelivered: boolean },
	): number {
		const before = this.#clock(device);
		if (told.reading.timeSource !== 'device' || told.redelivered) return before.behindMs ?? 0;
		const after = clockAfter(before, told.reading);
		if (after.run !== before.run) this.runs.set(device, after.run);
		if (after.behindMs !== before.behindMs) this.set.set(device, after.behindMs);
		return after.behindMs ?? 0;
	}

	#clock(device: number): DeviceClock {
		const isSet = this.set.has(device);
		const behindMs = (isSet ? this.set.get(device) : this.#known.get(device)) ?? null;
		const isHeard = this.runs.has(device);
		const run = (isHeard ? this.runs.get(device) : this.#runsBefore.get(device)) ?? null;
		return behindMs === null && run === null ? BELIEVED : { behindMs, run };
	}
}

/** In the transaction that has grown the feed, so that no other writer comes between. */
export async function keepClocks(tx: Queryable, set: ClockSession['set']): Promise<void> {
	const [behind, believed]: [number[], number[]] = [[], []];
	for (const [device, behindMs] of set) (behindMs === null ? believed : behind).push(device);
	await Promise.all([
		believed.length > 0 && tx.query(DROP, [int4s(believed)]),
		behind.length > 0 &&
			tx.query(KEEP, [int4s(behind), float8s(behind.map((device) => set.get(device) ?? null))]),
	]);
}
