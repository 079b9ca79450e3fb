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
import type { DeviceIds } from './resolve-ids.ts';

const FIND = `
	select device_id as id, behind_ms as "behindMs" from device_clock where device_id = any($1::int[])`;

const KEEP = `
	insert into device_clock (device_id, behind_ms)
	select * from unnest($1::int[], $2::float8[])
	on conflict (device_id) do update set behind_ms = excluded.behind_ms`;

const DROP = 'delete from device_clock where device_id = any($1::int[])';

/** Those that told a time. */
export function datingDevices(items: readonly BatchItem[], devices: DeviceIds): Set<number> {
	const dating = new Set<number>();
	for (const [item, { reading }] of items.entries()) {
		const device = devices[item] ?? null;
		if (device === null || reading.kind === 'info') continue;
		if (reading.timeSource === 'device') dating.add(device);
	}
	return dating;
}

export type Behind = { readonly id: number; readonly behindMs: number };

/** In the transaction that has grown the feed, so that no other writer comes between; of those devices that are behind. */
export async function findClocks(tx: Queryable, devices: ReadonlySet<number>): Promise<Behind[]> {
	return devices.size === 0 ? [] : tx.query<Behind>(FIND, [int4s([...devices])]);
}

/**
 * What each process remembers: what may show that a clock is behind, of what it has heard itself, and those that are, as the
 * database last told it. A batch is planned by that, and asks the database at its end, when it waits for it anyway: one
 * more wait in each batch cost a tenth of the speed.
 */
export class SlowClocks {
	readonly #runs = new Map<number, ClockRun>();
	readonly #behind = new Map<number, number>();

	/** For one transaction, in which `devices` tell a time. */
	open(devices: ReadonlySet<number>): ClockSession {
		const known = [...this.#behind].filter(([device]) => devices.has(device));
		return new ClockSession(this.#runs, new Map(known));
	}

	/** What the database told in place of what the transaction was planned by. */
	renew(devices: ReadonlySet<number>, told: readonly Behind[]): void {
		for (const device of devices) this.#behind.delete(device);
		for (const { id, behindMs } of told) this.#behind.set(id, behindMs);
	}

	/** After the commit. */
	remember({ runs, set }: ClockSession): void {
		for (const [device, run] of runs) {
			if (run === null) this.#runs.delete(device);
			else this.#runs.set(device, run);
		}
		for (const [device, behindMs] of set) {
			if (behindMs === null) this.#behind.delete(device);
			else this.#behind.set(device, behindMs);
		}
	}

	/** Where devices may be others by the same ids. */
	forget(): void {
		this.#runs.clear();
		this.#behind.clear();
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

	/** Whether what it was planned by is what the database tells. */
	agreesWith(told: readonly Behind[]): boolean {
		return (
			told.length === this.#known.size &&
			told.every(({ id, behindMs }) => this.#known.get(id) === behindMs)
		);
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
		if (this.#known.size + this.#runsBefore.size + this.runs.size === 0) return BELIEVED;
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
