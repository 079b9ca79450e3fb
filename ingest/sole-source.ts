/** Of all ingest processes of an installation one at a time is at the broker; the others stand by. */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DatabaseUnavailable, type Database, type Hold } from '#server/db/database.ts';
import type { BrokerState, MqttSource } from './mqtt.ts';

/** What is held in the database, and the beginning of what `pg_stat_activity` calls its holder. */
const NAME = 'ioc-wall ingest';

export type SoleSource = {
	/** Resolves after the first attempt: then it is at the broker, or stands by and goes on asking. */
	start(): Promise<void>;
	stop(): Promise<void>;
	state(): BrokerState | 'standby';
};

/**
 * All have the same session at the broker, which lets the newest have it: two would throw each other off for ever. So the
 * database says whose turn it is. Where it cannot be asked nobody takes a turn, and whoever has had one leaves the
 * broker, which keeps what comes: nothing could be committed anyway.
 */
export function soleSource(options: {
	readonly database: Pick<Database, 'hold'>;
	/** A new one for each turn. */
	readonly open: () => MqttSource;
	/** Between two attempts at most; chance takes up to half of it, so that two processes do not ask in step. */
	readonly askEveryMs: number;
	readonly random: () => number;
	readonly log: Logger;
}): SoleSource {
	const { database, open, askEveryMs, random, log } = options;
	const stopping = new AbortController();
	const { signal } = stopping;
	let source: MqttSource | null = null;
	let underWay: Promise<void> = Promise.resolve();
	let told: string | null = null;

	async function attempt(): Promise<Hold | null> {
		try {
			const hold = await database.hold(NAME);
			const by = hold.kind === 'held' ? null : hold.by;
			if (by !== null && by !== told)
				log.warn(
					`Another ingest process of this installation is at the broker: ${by}. This one stands by and takes over ` +
						'when that one ends. To have this one there now, stop that one; if one is enough, stop this one.',
				);
			if (by === null && told !== null)
				log.info('ingest: the other process has ended, taking over');
			told = by;
			return hold;
		} catch (error) {
			// As at a commit: whatever it says is about the database, and asking again is the answer.
			const level = error instanceof DatabaseUnavailable ? 'warn' : 'error';
			log[level]({ err: error }, 'ingest: the database cannot say whose turn it is; asking again');
			return null;
		}
	}

	function begin(hold: Hold | null): hold is Extract<Hold, { kind: 'held' }> {
		if (hold?.kind !== 'held') return false;
		source = open();
		source.start();
		return true;
	}

	async function takeTurns(first: Hold | null): Promise<void> {
		for (let hold = first; ; hold = await attempt()) {
			if (begin(hold)) {
				await untilAborted(AbortSignal.any([hold.lost, signal]));
				if (!signal.aborted)
					log.warn('ingest: no longer sure to be the only one, leaving the broker');
				const left = source;
				source = null;
				await left?.stop();
				await hold.release();
			}
			if (signal.aborted) return;
			await delay(askEveryMs * (1 - random() / 2), undefined, { signal }).catch(ignoreAbort);
			if (signal.aborted) return;
		}
	}

	return {
		async start() {
			underWay = takeTurns(await attempt());
		},
		async stop() {
			stopping.abort();
			await underWay;
		},
		state() {
			return source === null ? 'standby' : source.state();
		},
	};
}

async function untilAborted(signal: AbortSignal): Promise<void> {
	if (!signal.aborted) await once(signal, 'abort');
}

function ignoreAbort(error: unknown): void {
	if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
