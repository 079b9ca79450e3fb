/**
 * The ids of what readings name by code. Found ones are remembered; those that do not exist too, but only for a while,
 * for they may be imported. What a transaction finds is remembered only after its commit: it may have made them.
 */
import type { DeviceRef } from '#lib/domain/reading.ts';
import type { Queryable } from '../database.ts';
import { READ_FEED, type Feed } from './feed.ts';
import type { BatchItem } from '../write-batch.ts';
import {
	ensureDevices,
	findDevices,
	newcomerOf,
	type EnsuredDevice,
	type Newcomer,
	type Sighted,
} from './sightings.ts';

/** How long something is taken not to exist, by the receipt times of the messages (ms). */
const ABSENT_FOR_MS = 5_000;

export type Kind = 'unit' | 'indicator' | 'metric' | 'source';

/** Bounds of an indicator's values, both included; null: none. */
export type ValueRange = { readonly min: number | null; readonly max: number | null };

type FoundCode = { code: string; id: number; min?: number | null; max?: number | null };

/** `$2` is the geography date; statements that do not need it take it all the same, so that all are called alike. */
const FIND: Record<Kind, string> = {
	unit: `
		select value as code, unit_id as id from unit_code
		where scheme = 'gso' and value = any($1::text[])
			and coalesce(valid_from, '-infinity') <= $2::date and coalesce(valid_to, 'infinity') >= $2::date`,
	indicator: `
		select code, id, min_value as min, max_value as max from indicator
		where code = any($1::text[]) and not withdrawn and $2::date is not null`,
	metric: ensureCode('metric'),
	source: ensureCode('source', 'where not typed'),
};

function ensureCode(table: 'metric' | 'source', own = ''): string {
	return `
		with wanted as (select distinct code from unnest($1::text[]) as code where $2::date is not null),
		made as (
			insert into ${table} (code) select code from wanted order by code
			on conflict do nothing returning code, id
		)
		select code, id from made
		union all
		select code, id from ${table} join wanted using (code) ${own}`;
}

export function deviceKey({ site, device }: DeviceRef): string {
	return `${site}/${device}`;
}

export class Lookups {
	readonly #geographyDate: string;
	readonly #found = new Map<string, number>();
	readonly #ranges = new Map<number, ValueRange>();
	readonly #absentUntil = new Map<string, number>();
	#catalogueVersion: number | null = null;

	constructor(geographyDate: string) {
		this.#geographyDate = geographyDate;
	}

	/** Before the first transaction's lookups. */
	async begin(tx: Queryable): Promise<void> {
		this.#catalogueVersion ??= (await tx.query<Feed>(READ_FEED))[0]?.catalogue_version ?? null;
	}

	/** For one transaction; `now` is the newest receipt time in it. */
	open(tx: Queryable, now: number): LookupSession {
		return new LookupSession({
			tx,
			geographyDate: this.#geographyDate,
			knownRange: (indicator) => this.#ranges.get(indicator),
			known: (key) =>
				this.#found.get(key) ?? ((this.#absentUntil.get(key) ?? 0) > now ? null : undefined),
		});
	}

	/**
	 * Whether all that was found is of this version, which the transaction has read when it had grown the feed. Of another
	 * one units and indicators may be others by the same codes, and devices by the same ids.
	 */
	isOf(catalogueVersion: number): boolean {
		return catalogueVersion === this.#catalogueVersion;
	}

	/** Forgets all of it: the transaction has to be done again. */
	renew(catalogueVersion: number): void {
		this.forget();
		this.#catalogueVersion = catalogueVersion;
	}

	/** After the commit. */
	remember(session: LookupSession, now: number): void {
		for (const [key, id] of session.found) {
			if (id === null) this.#absentUntil.set(key, now + ABSENT_FOR_MS);
			else this.#found.set(key, id);
		}
		for (const [indicator, range] of session.ranges) this.#ranges.set(indicator, range);
	}

	forget(): void {
		this.#found.clear();
		this.#ranges.clear();
		this.#absentUntil.clear();
	}
}

export class LookupSession {
	/** New in this transaction; null: does not exist. */
	readonly found = new Map<string, number | null>();
	/** By indicator, of those found in this transaction. */
	readonly ranges = new Map<number, ValueRange>();
	/** Devices made in this transaction: they still need their version. */
	readonly made: Sighted[] = [];
	/** In the register by a list, and heard for the first time in this transaction. */
	readonly awaited: { readonly id: number; readonly sight: Newcomer }[] = [];
	readonly #tx: Queryable;
	readonly #geographyDate: string;
	readonly #known: (key: string) => number | null | undefined;
	readonly #knownRange: (indicator: number) => ValueRange | undefined;

	constructor(options: {
		tx: Queryable;
		geographyDate: string;
		known: (key: string) => number | null | undefined;
		knownRange: (indicator: number) => ValueRange | undefined;
	}) {
		this.#tx = options.tx;
		this.#geographyDate = options.geographyDate;
		this.#known = options.known;
		this.#knownRange = options.knownRange;
	}

	/** Of an indicator that was resolved. */
	range(indicator: number): ValueRange {
		const range = this.ranges.get(indicator) ?? this.#knownRange(indicator);
		if (!range) throw new Error(`Indicator ${indicator} was not resolved`);
		return range;
	}

	/** Null where it does not exist; only after it was resolved. */
	id(kind: Kind | 'device', code: string): number | null {
		return this.#find(`${kind} ${code}`) ?? null;
	}

	async resolve(kind: Kind, codes: Iterable<string>): Promise<void> {
		const missing = [...new Set(codes)].filter(
			(code) => this.#find(`${kind} ${code}`) === undefined,
		);
		if (missing.length === 0) return;
		const rows = await this.#twice(
			() => this.#tx.query<FoundCode>(FIND[kind], [missing, this.#geographyDate]),
			kind === 'metric' || kind === 'source' ? missing.length : 0,
		);
		for (const code of missing) this.found.set(`${kind} ${code}`, null);
		for (const { code, id, min = null, max = null } of rows) {
			this.found.set(`${kind} ${code}`, id);
			if (kind === 'indicator') this.ranges.set(id, { min, max });
		}
	}

	/** Resolves to those that nobody has heard before, in the order in which they speak. They have no id until they are made. */
	async findDevices(items: readonly BatchItem[]): Promise<Newcomer[]> {
		const missing = new Map<string, Newcomer>();
		for (const item of items) {
			const { reading } = item;
			if (reading.kind === 'observation') continue;
			const key = deviceKey(reading);
			if (this.#find(`device ${key}`) === undefined && !missing.has(key)) {
				missing.set(key, newcomerOf(reading, item));
			}
		}
		if (missing.size === 0) return [];
		for (const row of await findDevices(this.#tx, [...missing.values()])) {
			this.#meet(row, missing);
			missing.delete(deviceKey(row));
		}
		return [...missing.values()];
	}

	async makeDevices(newcomers: readonly Newcomer[]): Promise<void> {
		if (newcomers.length === 0) return;
		const sights = new Map(newcomers.map((sight) => [deviceKey(sight), sight]));
		const rows = await this.#twice(() => ensureDevices(this.#tx, newcomers), newcomers.length);
		for (const row of rows) this.#meet(row, sights);
	}

	#meet({ id, made, awaited, ...ref }: EnsuredDevice, sights: ReadonlyMap<string, Newcomer>): void {
		const key = deviceKey(ref);
		this.found.set(`device ${key}`, id);
		const sight = sights.get(key);
		if (made && sight) this.made.push({ id, sight });
		if (awaited && sight) this.awaited.push({ id, sight });
	}

	#find(key: string): number | null | undefined {
		const found = this.found.get(key);
		return found === undefined ? this.#known(key) : found;
	}

	/**
	 * What another transaction made while ours waited for it is neither made by us nor in our statement's snapshot: a
	 * second statement sees it.
	 */
	async #twice<R>(ask: () => Promise<R[]>, expected: number): Promise<R[]> {
		const rows = await ask();
		return rows.length < expected ? [...rows, ...(await ask())] : rows;
	}
}
