/** The embedded database: `pg` over a stream to a worker thread, one connection, reopened should its thread end. */
import { join } from 'node:path';
import { escapeIdentifier, Pool, type ClientBase } from 'pg';
import type { DatabaseLog } from '../connect.ts';
import type { Database } from '../database.ts';
import type { OnNotify } from '../listener.ts';
import { queryPool, StatementNames, transactionOn } from '../pool.ts';
import { resultTypes } from '../types.ts';
import { makeDataDir } from './data-dir.ts';
import { lockDataDir } from './lock.ts';
import { EmbeddedStream } from './stream.ts';

export async function openEmbedded(options: {
	readonly dataDir: string;
	readonly log: DatabaseLog;
}): Promise<Database> {
	const { dataDir, log } = options;
	makeDataDir(dataDir);
	const unlock = lockDataDir(dataDir);
	const wake = new EmbeddedChannels();
	let last: EmbeddedStream | null = null;
	const pool = new Pool({
		// Transactions queue: it is one connection.
		max: 1,
		idleTimeoutMillis: 0,
		types: resultTypes,
		pipeline: true,
		onConnect: (client) => wake.attached(client),
		stream: () =>
			(last = new EmbeddedStream({
				dataDir: join(dataDir, 'database'),
				after: Promise.resolve(last?.exited),
			})),
	});
	pool.on('error', (error) => log.error({ error: error.message }, 'the embedded database stopped'));
	const names = new StatementNames();
	const held = new Set<string>();
	const database: Database = {
		kind: 'embedded',
		query: (sql, parameters) => queryPool({ pool, names }, sql, parameters),
		transaction: (work) => transactionOn({ pool, names }, work),
		async listen(channel, onNotify) {
			wake.add(channel, onNotify);
			await database.query(`listen ${escapeIdentifier(channel)}`);
			return async () => {
				if (wake.remove(channel, onNotify))
					await database.query(`unlisten ${escapeIdentifier(channel)}`);
			};
		},
		// `unlock` is why nobody else is asked: no other process has this folder.
		hold(name) {
			if (held.has(name)) return Promise.resolve({ kind: 'taken', by: 'this process' });
			held.add(name);
			return Promise.resolve({
				kind: 'held',
				lost: new AbortController().signal,
				release() {
					held.delete(name);
					return Promise.resolve();
				},
			});
		},
		async close() {
			await pool.end();
			await last?.exited;
			unlock();
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

/** Who listens to what: every new connection, the first and one after a crash, listens to all of it again. */
class EmbeddedChannels {
	readonly #channels = new Map<string, Set<OnNotify>>();
	#connections = 0;

	add(channel: string, onNotify: OnNotify): void {
		const callbacks = this.#channels.get(channel) ?? new Set();
		this.#channels.set(channel, callbacks.add(onNotify));
	}

	/** Whether it was the channel's last. */
	remove(channel: string, onNotify: OnNotify): boolean {
		const callbacks = this.#channels.get(channel);
		callbacks?.delete(onNotify);
		return callbacks?.size === 0 && this.#channels.delete(channel);
	}

	/** A promise, which the pool (pg-pool 3.14) awaits before it hands the client out; its types do not say so yet. */
	attached(client: ClientBase): unknown {
		return this.#attach(client);
	}

	async #attach(client: ClientBase): Promise<void> {
		client.on('notification', ({ channel, payload = '' }) => this.#tell(channel, payload));
		for (const channel of this.#channels.keys()) {
			await client.query(`listen ${escapeIdentifier(channel)}`);
			// What was notified meanwhile is lost: whoever listens looks once by himself.
			if (this.#connections > 0) this.#tell(channel, '');
		}
		this.#connections++;
	}

	#tell(channel: string, payload: string): void {
		for (const callback of this.#channels.get(channel) ?? []) callback(payload);
	}
}
