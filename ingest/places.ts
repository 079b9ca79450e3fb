/** Which session at the broker each ingest process of an installation has, and what becomes of those left behind. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DatabaseUnavailable, type Database, type Hold } from '#server/db/database.ts';
import type { IngestSession, IngestSessions } from '#server/db/ingest-sessions.ts';
import { endings, type Held, type Opened } from './endings.ts';
import type { FirstRole } from './first-role.ts';
import type { HelperRole } from './helper-role.ts';
import type { BrokerState } from './mqtt.ts';

/** What is held in the database, and the beginning of what `pg_stat_activity` calls its holder. */
const NAME = 'ioc-wall ingest';
const FIRST = 1;
/** More of them would wait for the database. */
const MOST = 16;

type Place<R> = {
	readonly number: number;
	readonly hold: Held;
	readonly opened: Opened<R>;
	/** Until it has been cut off from the broker for too long; null while it is not, or nobody else is there. */
	patience: AbortSignal | null;
};
type First = Place<FirstRole>;
type Helper = Place<HelperRole> & {
	/** It has its part; until then it stands by. */
	helps: boolean;
};

export type Places = {
	/** Resolves after the first attempt: then it is at the broker, or stands by and goes on asking. */
	start(): Promise<void>;
	/** A helper empties its session and ends it, if it can in so many milliseconds; else another process does. */
	retire(withinMs: number): Promise<void>;
	stop(): Promise<void>;
	/** `standby`: others are at the broker, and this one has no part of the load. */
	state(): BrokerState | 'standby';
	/** Since when the connection to the broker has stood (epoch ms); null: it does not. */
	connectedAt(): number | null;
	/** Number of the session by which this process works. */
	number(): number | null;
};

/**
 * The first session is there always, and has to itself all that has an order. A process that finds it taken gets one of
 * its own and helps: it takes its part of what tells its own time. When the first one's process dies, a helper has the first
 * session instead; a helper's that died is emptied and ended by the first. A session is one process's at a time, as the broker
 * lets the newest have it, and two would throw each other off for ever. So the database says whose it is. Where it cannot
 * be asked nobody takes one, and whoever had one leaves the broker, which keeps what comes: nothing could be committed anyway.
 * A process that lives and is cut off from the broker alone leaves its place to those who are there, so that nothing waits
 * for it; where nobody is, it goes on trying.
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
	/** So long a place is kept without the broker while another process is there. */
	readonly cutOffMs: number;
	/** So long whoever has left a place asks for none. */
	readonly restMs: number;
	readonly random: () => number;
	readonly log: Logger;
}): Places {
	const { database, sessions, openFirst, openHelper, askEveryMs, cutOffMs, random, log } = options;
	const stopping = new AbortController();
	const { signal } = stopping;
	const ending = endings({ sessions, onEnded: options.onEnded, log });
	let first: First | null = null;
	let helper: Helper | null = null;
	let underWay: Promise<void> = Promise.resolve();
	let told: string | null = null;
	let resting = false;

	function hold(number: number): Promise<Hold> {
		return database.hold(number === FIRST ? NAME : `${NAME} ${number}`);
	}

	async function turn(): Promise<void> {
		resting = false;
		try {
			await leaveWhatIsLost();
			const all = await sessions.all();
			if (!first) await askForFirst(all.some(({ helps }) => helps));
			if (first) await tend(first, all);
			else if (helper) await help(helper, all);
			else helper = await askForAnother();
			await tell(all);
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
			await leave(place);
		}
	}

	async function leave(place: First | Helper): Promise<void> {
		if (place === first) first = null;
		else helper = null;
		await place.opened.source.stop();
		await place.hold.release();
	}

	/** Whether it has been so for long, while `others` were at the broker. */
	function isCutOff(place: First | Helper, others: boolean): boolean {
		const isThere = place.opened.source.state() === 'ok';
		if (isThere || !others) place.patience = null;
		else place.patience ??= AbortSignal.timeout(cutOffMs);
		return place.patience?.aborted === true;
	}

	/** Until somebody who is there has had the time to take it, this process asks for nothing. */
	async function leaveToOthers(place: First | Helper): Promise<void> {
		log.warn(
			{ session: place.number },
			'ingest: cut off from the broker, where another process is: it is to have this session',
		);
		resting = true;
		if (place === first) await ending.giveUp();
		await leave(place);
	}

	async function askForFirst(divided: boolean): Promise<void> {
		const answer = await hold(FIRST);
		const by = answer.kind === 'held' ? null : answer.by;
		if (by !== null && by !== told)
			log.warn(
				`Another ingest process of this installation is at the broker: ${by}. This one shares the load, where the ` +
					'broker knows how, or stands by, and takes over when that one ends. If one is enough, stop this one.',
			);
		if (by === null && told !== null) log.info('ingest: the other process has left, taking over');
		told = by;
		if (answer.kind !== 'held') return;
		// What it has taken as a helper it takes no more, and what is left in that session it takes still.
		if (helper) ending.begin(helper);
		helper = null;
		first = { number: FIRST, hold: answer, opened: openFirst(divided), patience: null };
		first.opened.source.start();
	}

	/** At the broker at once: only who is there is given a part, or may take over from one who is not. */
	async function askForAnother(): Promise<Helper | null> {
		for (let number = FIRST + 1; number <= MOST; number++) {
			const answer = await hold(number);
			if (answer.kind !== 'held') continue;
			try {
				await sessions.tell({ number, connected: false });
			} catch (error) {
				await answer.release();
				throw error;
			}
			const opened = openHelper(number);
			opened.source.start();
			return { number, hold: answer, opened, patience: null, helps: false };
		}
		return null;
	}

	async function help(place: Helper, all: readonly IngestSession[]): Promise<void> {
		if (!all.some(({ number, helps }) => helps && number === place.number)) return;
		const isFirstThere = all.some(({ number, connected }) => connected && number === FIRST);
		// Its part of the load would wait in its session: the first one empties it.
		if (isCutOff(place, isFirstThere)) return leaveToOthers(place);
		if (place.helps || !(await place.opened.role.help())) return;
		place.helps = true;
		log.info({ session: place.number }, 'ingest: shares the load');
	}

	/** The load is divided while there are helpers; what dead ones have left is seen to. */
	async function tend(place: First, all: readonly IngestSession[]): Promise<void> {
		const alive: IngestSession[] = [];
		for (const session of all) {
			const { number } = session;
			if (number === FIRST || ending.has(number)) continue;
			const answer = await hold(number);
			if (answer.kind === 'taken') alive.push(session);
			else {
				log.info({ session: number }, 'ingest: emptying what another process has left');
				empty(number, answer);
			}
		}
		const there = alive.filter(({ connected }) => connected);
		if (isCutOff(place, there.length > 0)) return leaveToOthers(place);
		const wanted = there.length > 0 || alive.some(({ helps }) => helps);
		const divided = await place.opened.role.divide(wanted);
		const waiting = there.filter(({ helps }) => !helps);
		if (divided && waiting.length > 0) await sessions.admit(waiting.map(({ number }) => number));
	}

	function empty(number: number, hold: Held): void {
		const opened = openHelper(number);
		ending.begin({ number, hold, opened });
		opened.source.start();
	}

	/** By this the others know whether they may leave their place to this one. */
	async function tell(all: readonly IngestSession[]): Promise<void> {
		const place = first ?? helper;
		if (!place) return;
		const { number } = place;
		const connected = place.opened.source.state() === 'ok';
		const isTold = all.some((row) => row.number === number && row.connected === connected);
		if (!isTold) await sessions.tell({ number, connected });
	}

	async function takeTurns(): Promise<void> {
		while (!signal.aborted) {
			const lost = [first, helper].flatMap((place) => place?.hold.lost ?? []);
			const sooner = AbortSignal.any([signal, ...lost]);
			const pauseMs = resting ? options.restMs : askEveryMs * (1 - random() / 2);
			await delay(pauseMs, undefined, { signal: sooner }).catch(ignoreAbort);
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
			await ending.giveUp();
			const place = helper;
			helper = null;
			if (place) await ending.end(place, AbortSignal.timeout(withinMs));
		},
		async stop() {
			stopping.abort();
			await underWay;
			await ending.giveUp();
			for (const place of [helper, first]) if (place) await leave(place);
		},
		state() {
			const state = (first ?? helper)?.opened.source.state() ?? 'standby';
			const standsBy = helper !== null && !helper.helps && state !== 'broker-lost';
			return standsBy ? 'standby' : state;
		},
		connectedAt() {
			return (first ?? helper)?.opened.source.connectedAt() ?? null;
		},
		number() {
			return (first ?? helper)?.number ?? null;
		},
	};
}

function ignoreAbort(error: unknown): void {
	if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
