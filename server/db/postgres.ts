/** A TimescaleDB by its address. */
import { Pool } from 'pg';
import type { DatabaseLog } from './connect.ts';
import type { Database } from './database.ts';
import { holdOn } from './hold.ts';
import { Listener } from './listener.ts';
import { queryPool, StatementNames, transactionOn } from './pool.ts';
import { resultTypes } from './types.ts';

/** A server that has gone without a word is noticed after this long, on any query (ms). */
const ANSWER_WITHIN_MS = 60_000;
const CONNECT_WITHIN_MS = 5_000;

export async function openPostgres(options: {
	readonly url: string;
	readonly log: DatabaseLog;
}): Promise<Database> {
	const { url, log } = options;
	const connection = {
		connectionString: url,
		application_name: 'ioc-wall',
		connectionTimeoutMillis: CONNECT_WITHIN_MS,
		keepAlive: true,
		keepAliveInitialDelayMillis: 10_000,
		types: resultTypes,
		pipeline: true,
	};
	const pool = new Pool({ ...connection, max: 8, query_timeout: ANSWER_WITHIN_MS });
	pool.on('error', (error) =>
		log.warn({ error: error.message }, 'an idle database connection was lost'),
	);
	const names = new StatementNames();
	const listener = new Listener({ connection, log, random: Math.random });
	const database: Database = {
		kind: 'postgres',
		query: (sql, parameters) => queryPool({ pool, names }, sql, parameters),
		transaction: (work) => transactionOn({ pool, names }, work),
		listen: (channel, onNotify) => listener.listen(channel, onNotify),
		hold: (name) => holdOn(connection, name),
		async close() {
			await listener.stop();
			await pool.end();
		},
	};
	try {
		await database.query('select 1');
	} catch (error) {
		await database.close();
		throw error;
	}
	return database;
}
