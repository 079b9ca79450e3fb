/** Which session at the broker each ingest process of an installation has, and what becomes of those left behind. */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DatabaseUnavailable, type Database, type Hold } from '#server/db/database.ts';
import type { IngestSession, IngestSessions } from '#server/db/ingest-sessions.ts';
import type { FirstRole } from './first-role.ts';
import type { HelperRole } from './helper-role.ts';
import type { BrokerState, MqttSource } from './mqtt.ts';

/** What is held in the database, and the beginning of what `pg_stat_activity` calls its holder. */
const NAME = 'ioc-wall ingest';
const FIRST = 1;
/** More of them would wait for the database. */
const MOST = 16;

type Held = Extract<Hold, { kind: 'held' }>;
type Opened<R> = { readonly source: MqttSource; readonly role: R };
type Helper = { readonly number: number; readonly hold: Held; opened: Opened<HelperRole> | null };
type First = { readonly hold: Held; readonly opened: Opened<FirstRole> };

export type Places = {
	/** Resolves after the first attempt: then it is at the broker, or stands by and goes on asking. */
	start(): Promise<void>;
	/** A helper empties its session and ends it, if it can in so many milliseconds; else another process does. */
	retire(withinMs: number): Promise<void>;
	stop(): Promise<void>;
	state(): BrokerState | 'standby';
	/** Number of the session by which this process works. */
	number(): number | null;
};

/**
 * The first session is there always, and has to itself all that has an order. A process that finds it taken gets one of
 * its own and helps: it takes its part of what tells its own time. When the first one's process dies, a helper has the first
 * session instead; a helper's that died is emptied and ended by the first. A session is one process's at a time, as the broker
 * lets the newest have it, and two would throw each other off for ever. So the database says whose it is. Where it cannot
 * be asked nobody takes one, and whoever had one leaves the broker, which keeps what comes: nothing could be committed anyway.
 */
export function places(options: {
	readonly database: Pick<Database, 'hold'>;
	readonly sessions: IngestSessions;
	readonly openFirst: (divided: boolean) => Opened<FirstRole>;
	readonly openHelper: (number: number) => Opened<HelperRole>;
	/** Once a session has ended for good. */
	readonly onEnded: (number: number) => Promise<void>;
	/** Between two attempts at most; chance takes up to half of it, so that two processes do not ask in step. */
	readonly askEveryMs: number;
	readonly random: () => number;
	readonly log: Logger;
}): Places {
	const { database, sessions, openFirst, openHelper, onEnded, askEveryMs, random, log } = options;
	const stopping = new AbortController();
	const { signal } = stopping;
	/** Sessions of others that this process empties, and its own when it has become the first. */
	const ending = new Map<number, Promise<void>>();
	let first: First | null = null;
	let helper: Helper | null = null;
	let underWay: Promise<void> = Promise.resolve();
	let told: string | null = null;

	function hold(number: number): Promise<Hold> {
		return database.hold(number === FIRST ? NAME : `${NAME} ${number}`);
	}

	async function turn(): Promise<void> {
		try {
			await leaveWhatIsLost();
			const all = await sessions.all();
			if (!first) await askForFirst(all.some(({ helps }) => helps));
			if (first) await tend(first, all);
			else if (!helper) helper = await askForAnother();
			else if (!helper.opened) helpIfAdmitted(helper, all);
		} catch (error) {
			// As at a commit: whatever it says is about the database, and asking again is the answer.
			const level = error instanceof DatabaseUnavailable ? 'warn' : 'error';
			log[level]({ err: error }, 'ingest: the database cannot say whose turn it is; asking again');
		}
	}

	async function leaveWhatIsLost(): Promise<void> {
		for (const place of [first, helper]) {
			if (!place?.hold.lost.aborted) continue;
			log.warn('ingest: no longer sure to be the only one, leaving the broker');
			if (place === first) first = null;
			else helper = null;
			await place.opened?.source.stop();
			await place.hold.release();
		}
	}

	async function askForFirst(divided: boolean): Promise<void> {
		const answer = await hold(FIRST);
		const by = answer.kind === 'held' ? null : answer.by;
		if (by !== null && by !== told)
			log.warn(
				`Another ingest process of this installation is at the broker: ${by}. This one shares the load, where the ` +
					'broker knows how, or stands by, and takes over when that one ends. If one is enough, stop this one.',
			);
		if (by === null && told !== null) log.info('ingest: the other process has ended, taking over');
		told = by;
		if (answer.kind !== 'held') return;
		// What it has taken as a helper it takes no more, and what is left in that session it takes still.
		if (helper) empty(helper);
		helper = null;
		first = { hold: answer, opened: openFirst(divided) };
		first.opened.source.start();
	}

	async function askForAnother(): Promise<Helper | null> {
		for (let number = FIRST + 1; number <= MOST; number++) {
			const answer = await hold(number);
			if (answer.kind !== 'held') continue;
			try {
				await sessions.add(number);
			} catch (error) {
				await answer.release();
				throw error;
			}
			return { number, hold: answer, opened: null };
		}
		return null;
	}

	function helpIfAdmitted(place: Helper, all: readonly IngestSession[]): void {
		if (!all.some(({ number, helps }) => helps && number === place.number)) return;
		log.info({ session: place.number }, 'ingest: shares the load');
		place.opened = openHelper(place.number);
		place.opened.source.start();
	}

	/** The load is divided while there are helpers; what dead ones have left is seen to. */
	async function tend(place: First, all: readonly IngestSession[]): Promise<void> {
		const alive: IngestSession[] = [];
		for (const session of all) {
			const { number } = session;
			if (ending.has(number)) continue;
			const answer = await hold(number);
			if (answer.kind === 'taken') alive.push(session);
			else {
				log.info({ session: number }, 'ingest: emptying what another process has left');
				empty({ number, hold: answer, opened: null });
			}
		}
		const divided = await place.opened.role.divide(alive.length > 0);
		const waiting = alive.filter(({ helps }) => !helps);
		if (divided && waiting.length > 0) await sessions.admit(waiting.map(({ number }) => number));
	}

	function empty(place: Helper): void {
		if (!place.opened) {
			place.opened = openHelper(place.number);
			void place.opened.role.retire();
			place.opened.source.start();
		}
		const { number } = place;
		ending.set(
			number,
			end(place, signal).finally(() => ending.delete(number)),
		);
	}

	/** Once it is empty; until then it stays as it is, for whoever finds it. */
	async function end({ number, hold, opened }: Helper, givenUp: AbortSignal): Promise<void> {
		const lost = AbortSignal.any([hold.lost, givenUp]);
		const isEmpty = await Promise.race([opened?.role.retire().then(() => true), aborted(lost)]);
		try {
			if (isEmpty === false) await opened?.source.stop();
			else {
				await opened?.source.end();
				await sessions.remove(number);
				if (!opened) return;
				await onEnded(number);
				log.info({ session: number }, 'ingest: a session is empty and ended');
			}
		} catch (error) {
			log.warn({ err: error, session: number }, 'ingest: a session is not ended yet');
		} finally {
			await hold.release();
		}
	}

	async function takeTurns(): Promise<void> {
		while (!signal.aborted) {
			const lost = [first, helper].flatMap((place) => place?.hold.lost ?? []);
			const sooner = AbortSignal.any([signal, ...lost]);
			await delay(askEveryMs * (1 - random() / 2), undefined, { signal: sooner }).catch(
				ignoreAbort,
			);
			if (!signal.aborted) await turn();
		}
	}

	return {
		async start() {
			await turn();
			underWay = takeTurns();
		},
		async retire(withinMs) {
			stopping.abort();
			await underWay;
			await Promise.all(ending.values());
			const place = helper;
			helper = null;
			if (place) await end(place, AbortSignal.timeout(withinMs));
		},
		async stop() {
			stopping.abort();
			await underWay;
			await Promise.all(ending.values());
			for (const place of [helper, first]) {
				await place?.opened?.source.stop();
				await place?.hold.release();
			}
			[helper, first] = [null, null];
		},
		state() {
			return (first ?? helper)?.opened?.source.state() ?? 'standby';
		},
		number() {
			return first ? FIRST : helper?.opened ? helper.number : null;
		},
	};
}

async function aborted(signal: AbortSignal): Promise<false> {
	if (!signal.aborted) await once(signal, 'abort');
	return false;
}

function ignoreAbort(error: unknown): void {
	if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
