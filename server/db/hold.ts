/** What only one process at a time may have: a lock that the server gives back when our connection ends. */
import { hostname } from 'node:os';
import { Client, type ClientConfig } from 'pg';
import type { Hold } from './database.ts';
import { asDatabaseError } from './errors.ts';

/** Any number that no other program locks in the same database, beside the hash of the name. */
const LOCKS = 20_261_123;

const CHECK_EVERY_MS = 2_000;
const ANSWER_WITHIN_MS = 5_000;

/**
 * In a transaction, so that it holds through a pooler that lends connections by the transaction, too: a lock of the
 * session would be the pooler's there, and anybody's. Idle, read committed and without an id it holds up no vacuum. When
 * our machine vanishes without a word the server notices after 20 s (else after hours); by then we have noticed ourselves.
 */
const BEGIN = `
	begin isolation level read committed read only;
	set local idle_in_transaction_session_timeout = 0;
	set local tcp_keepalives_idle = 5;
	set local tcp_keepalives_interval = 5;
	set local tcp_keepalives_count = 3;
	set local tcp_user_timeout = 20000`;

const TAKE = 'select pg_try_advisory_xact_lock($1, hashtext($2)) as "isOurs"';

const HOLDER = `
	select application_name as name, host(client_addr) as address, backend_start as since
	from pg_locks join pg_stat_activity using (pid)
	where locktype = 'advisory' and granted and pg_locks.database = pg_stat_activity.datid
		and datname = current_database() and classid = $1::int::oid and objid = hashtext($2)::oid and objsubid = 2`;

type Holder = {
	/** Null where this user may not see other users' sessions. */
	readonly name: string | null;
	readonly address: string | null;
	readonly since: Date | null;
};

export async function holdOn(connection: ClientConfig, name: string): Promise<Hold> {
	const client = new Client({
		...connection,
		// By which a second process, and whoever looks at pg_stat_activity, knows this one.
		application_name: `${name}, process ${process.pid} on ${hostname()}`,
		query_timeout: ANSWER_WITHIN_MS,
	});
	const lost = new AbortController();
	// Followed by 'end'; unheard it would end the process.
	client.on('error', () => undefined);
	client.once('end', () => lost.abort());
	try {
		await client.connect();
		await client.query(BEGIN);
		const taken = await client.query<{ isOurs: boolean }>(TAKE, [LOCKS, name]);
		if (taken.rows[0]?.isOurs !== true) {
			const { rows } = await client.query<Holder>(HOLDER, [LOCKS, name]);
			await client.end();
			return { kind: 'taken', by: inWords(rows[0]) };
		}
		// A statement with parameters leaves its portal open, and with it a snapshot, until the next one.
		await client.query('select 1');
	} catch (error) {
		await client.end();
		throw asDatabaseError(error);
	}
	const stopChecking = checkUntilLost(client, lost);
	return {
		kind: 'held',
		lost: lost.signal,
		async release() {
			stopChecking();
			await client.end();
		},
	};
}

/** A server that is gone without a word ends no connection: it is asked, and silence counts as lost. */
function checkUntilLost(client: Client, lost: AbortController): () => void {
	const timer = setTimeout(() => {
		client.query('select 1').then(
			() => !lost.signal.aborted && timer.refresh(),
			() => lost.abort(),
		);
	}, CHECK_EVERY_MS);
	const stop = () => clearTimeout(timer);
	lost.signal.addEventListener('abort', stop);
	return stop;
}

function inWords(holder: Holder | undefined): string {
	// It may just have ended.
	if (!holder?.name) return 'another process';
	const { name, address, since } = holder;
	const from = address === null ? '' : `, connected from ${address}`;
	return `${name}${from}${since ? ` since ${since.toISOString()}` : ''}`;
}
