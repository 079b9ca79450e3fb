/** Which sessions of this installation there are at the broker besides the first one, which is always there. */
import { int4s } from './batch/columns.ts';
import type { Queryable } from './database.ts';

const ALL = 'select number, helps from ingest_session order by number';
const ADD = 'insert into ingest_session (number) values ($1) on conflict do nothing';
const REMOVE = 'delete from ingest_session where number = $1';
const ADMIT = 'update ingest_session set helps = true where number = any($1::int[])';

export type IngestSession = {
	/** From 2 on. */
	readonly number: number;
	/** Whether the first one leaves to it what it may take. */
	readonly helps: boolean;
};

export type IngestSessions = {
	/** Whether or not their processes live. */
	all(): Promise<readonly IngestSession[]>;
	add(number: number): Promise<void>;
	remove(number: number): Promise<void>;
	/** From now on these help. */
	admit(numbers: readonly number[]): Promise<void>;
};

export function ingestSessions(database: Pick<Queryable, 'query'>): IngestSessions {
	return {
		all: () => database.query<IngestSession>(ALL),
		async add(number) {
			await database.query(ADD, [number]);
		},
		async remove(number) {
			await database.query(REMOVE, [number]);
		},
		async admit(numbers) {
			await database.query(ADMIT, [int4s(numbers)]);
		},
	};
}
