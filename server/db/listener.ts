/** One connection that listens, and comes back by itself after it was lost. */
import { setTimeout as after } from 'node:timers/promises';
import { Client, escapeIdentifier, type ClientConfig } from 'pg';
import type { DatabaseLog } from './connect.ts';
import { asDatabaseError } from './errors.ts';

export type OnNotify = (payload: string) => void;

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;

/** Half of the doubled wait is certain, half is chance, so that many processes do not come back at one moment. */
export function waitBeforeRetry(attempt: number, random: () => number): number {
	const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
	return whole / 2 + (random() * whole) / 2;
}

type ListenerOptions = {
	readonly connection: ClientConfig;
	readonly log: DatabaseLog;
	readonly random: () => number;
};

export class Listener {
	readonly #options: ListenerOptions;
	readonly #channels = new Map<string, Set<OnNotify>>();
	readonly #stopping = new AbortController();
	#client: Promise<Client> | null = null;
	#returning: Promise<void> | null = null;

	constructor(options: ListenerOptions) {
		this.#options = options;
	}

	async listen(channel: string, onNotify: OnNotify): Promise<() => Promise<void>> {
		const callbacks = this.#channels.get(channel) ?? new Set();
		this.#channels.set(channel, callbacks);
		callbacks.add(onNotify);
		// While the connection is away: it comes back listening to this channel, too.
		if (this.#returning !== null) return this.#stopOf(channel, onNotify);
		try {
			await this.#ask(`listen ${escapeIdentifier(channel)}`);
		} catch (error) {
			callbacks.delete(onNotify);
			throw asDatabaseError(error);
		}
		return this.#stopOf(channel, onNotify);
	}

	#stopOf(channel: string, onNotify: OnNotify): () => Promise<void> {
		return async () => {
			const callbacks = this.#channels.get(channel);
			callbacks?.delete(onNotify);
			if (callbacks?.size !== 0 || this.#stopping.signal.aborted) return;
			this.#channels.delete(channel);
			// With the connection away there is nothing to take back: it comes back without this channel.
			if (this.#returning === null) await this.#ask(`unlisten ${escapeIdentifier(channel)}`);
		};
	}

	async stop(): Promise<void> {
		this.#stopping.abort();
		await this.#returning;
		const client = this.#client;
		this.#client = null;
		// One that never came has nothing to end.
		await client?.then(
			(connected) => connected.end(),
			() => undefined,
		);
	}

	async #ask(sql: string): Promise<void> {
		this.#client ??= this.#connect();
		try {
			await (await this.#client).query(sql);
		} catch (error) {
			this.#client = null;
			throw error;
		}
	}

	async #connect(): Promise<Client> {
		const client = new Client(this.#options.connection);
		client.on('notification', ({ channel, payload = '' }) => {
			for (const callback of this.#channels.get(channel) ?? []) callback(payload);
		});
		// Followed by 'end', which is acted upon; unheard it would end the process.
		client.on('error', () => undefined);
		await client.connect();
		client.once('end', () => this.#lost());
		return client;
	}

	#lost(): void {
		if (this.#stopping.signal.aborted) return;
		this.#options.log.warn({}, 'the connection for notifications was lost');
		this.#client = null;
		this.#returning ??= this.#comeBack().finally(() => {
			this.#returning = null;
		});
	}

	async #comeBack(): Promise<void> {
		const { signal } = this.#stopping;
		for (let attempt = 0; !signal.aborted; attempt++) {
			await after(waitBeforeRetry(attempt, this.#options.random), undefined, { signal }).catch(
				() => undefined,
			);
			if (signal.aborted) return;
			let connected: Client | null = null;
			try {
				connected = await this.#connect();
				for (const channel of this.#channels.keys())
					await connected.query(`listen ${escapeIdentifier(channel)}`);
			} catch (error) {
				this.#options.log.warn({ err: error, attempt }, 'notifications are still away');
				await connected?.end();
				continue;
			}
			this.#client = Promise.resolve(connected);
			this.#options.log.info({}, 'the connection for notifications is back');
			// What was notified meanwhile is lost: whoever listens looks once by himself.
			for (const callbacks of this.#channels.values())
				for (const callback of callbacks) callback('');
			return;
		}
	}
}
