/** Which sessions of this installation there are at the broker, and whether their processes reach it. */
import { int4s } from './batch/columns.ts';
import type { Queryable } from './database.ts';

const ALL = 'select number, helps, connected from ingest_session order by number';
const TELL = `
	insert into ingest_session (number, connected) values ($1, $2)
	on conflict (number) do update set connected = excluded.connected`;
const REMOVE = 'delete from ingest_session where number = $1';
const ADMIT = 'update ingest_session set helps = true where number = any($1::int[])';

export type IngestSession = {
	/** 1 is the first one, which is always there. */
	readonly number: number;
	/** Whether the first one leaves to it what it may take. */
	readonly helps: boolean;
	/** Whether it is at the broker, as whoever has it said last. */
	readonly connected: boolean;
};

export type IngestSessions = {
	/** Whether or not their processes live. */
	all(): Promise<readonly IngestSession[]>;
	/** Of one's own; a new one is there from then on. */
	tell(session: Pick<IngestSession, 'number' | 'connected'>): Promise<void>;
	remove(number: number): Promise<void>;
	/** From now on these help. */
	admit(numbers: readonly number[]): Promise<void>;
};

export function ingestSessions(database: Pick<Queryable, 'query'>): IngestSessions {
	return {
		all: () => database.query<IngestSession>(ALL),
		async tell({ number, connected }) {
			await database.query(TELL, [number, connected]);
		},
		async remove(number) {
			await database.query(REMOVE, [number]);
		},
		async admit(numbers) {
			await database.query(ADMIT, [int4s(numbers)]);
		},
	};
}
