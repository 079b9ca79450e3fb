/** The one small interface to TimescaleDB; `connect.ts` opens it over `pg` or over the embedded database. */
export type Row = Record<string, unknown>;

/**
 * Parameters are what both drivers take alike: null, boolean, number, string, Date, Uint8Array, and arrays of
 * them for `unnest($1::type[])`. Results alike too: int8 and numeric columns as numbers (int8 beyond 2^53 throws),
 * timestamptz as Date, bytea as Uint8Array, json parsed, arrays as arrays.
 */
export type Queryable = {
	/** What is asked without waiting for the last answer goes out at once, and is answered in the order of asking. */
	query<R extends Row = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
};

/** What one process at a time may have: this one, until `lost` or the release, or another one, described in words. */
export type Hold =
	| {
			readonly kind: 'held';
			/** Aborted when the database can no longer be sure of us: then it may be another's. */
			readonly lost: AbortSignal;
			release(): Promise<void>;
	  }
	| { readonly kind: 'taken'; readonly by: string };

export type Database = Queryable & {
	readonly kind: 'embedded' | 'postgres';
	/** One transaction; rolled back when `work` throws. */
	transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
	/** Calls `onNotify` for each notification; again after a lost connection came back. Resolves to the stop. */
	listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>;
	/**
	 * Takes `name`, which only one of all processes on this database has at a time, or says who has it. It is free again
	 * after the release, and when the process or its connection has ended, however that came.
	 */
	hold(name: string): Promise<Hold>;
	/** Waits for what is under way. */
	close(): Promise<void>;
};

/** The connection was lost or never came: trying again later may help. Other errors of a query will recur. */
export class DatabaseUnavailable extends Error {
	override readonly name = 'DatabaseUnavailable';
}
