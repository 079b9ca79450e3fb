import type { Socket } from 'node:net';
import { done, oneRow } from './postgres-messages.ts';

/** As each connection says at its start, with who it is (`server/db/hold.ts`). */
const HOLDER = /\0application_name\0((ioc-wall ingest[^,\0]*), process [^\0]*)\0/;

/**
 * What connections hold for their life, where all of them are one session of the database: that would give each lock to
 * everybody. So these are answered here, and ask the database nothing.
 */
export class HoldAnswers {
	readonly #askers = new Map<Socket, { readonly lock: string; readonly name: string }>();
	readonly #holders = new Map<string, Socket>();

	/** @param startup the first message of a connection */
	meet(socket: Socket, startup: Buffer): void {
		const [, name, lock] = HOLDER.exec(startup.toString('utf8')) ?? [];
		if (name !== undefined && lock !== undefined) this.#askers.set(socket, { name, lock });
	}

	/** Null: it is for the database. */
	answer(socket: Socket, question: Uint8Array): Buffer | null {
		const asker = this.#askers.get(socket);
		if (!asker) return null;
		const { lock } = asker;
		const holder = this.#holders.get(lock);
		const asked = Buffer.from(question).toString('utf8');
		if (asked.includes('pg_try_advisory_xact_lock')) {
			if (!holder) this.#holders.set(lock, socket);
			return oneRow({ isOurs: !holder });
		}
		if (!asked.includes('pg_stat_activity')) return done('SELECT 0');
		const name = (holder && this.#askers.get(holder)?.name) ?? null;
		return oneRow({ name, address: null, since: null });
	}

	/** Its connection has ended. */
	forget(socket: Socket): void {
		const lock = this.#askers.get(socket)?.lock;
		if (lock !== undefined && this.#holders.get(lock) === socket) this.#holders.delete(lock);
		this.#askers.delete(socket);
	}
}
