/** One turn of the judge: from taking it, with what the judge before it knew, until it is lost or given back. */
import type { Logger } from 'pino';
import {
	beginWatch,
	NOTHING_DECIDED,
	readMemories,
	WatchEnded,
	writeDecided,
	type Decided,
} from '#server/db/judged-states.ts';
import type { Database } from '#server/db/database.ts';
import { readLiveness, readStreamFigures } from '#server/db/read-liveness.ts';
import { ChangeFeed } from '#server/live/feed.ts';
import { SLOT_MS } from './agenda.ts';
import { Ear } from './ear.ts';
import { toMemory } from './kept-memory.ts';
import { Roster, type Kept, type Outcome } from './roster.ts';

/** Figures of streams are doubted for 20 s anyway (ms). */
const FIGURES_EVERY_MS = 2_000;
/** A watch is prolonged at least so often, and what is worth it remembered (ms). */
const PROLONG_EVERY_MS = 5_000;
const REMEMBER_EVERY_MS = 30_000;
/** Devices of one transaction: while it lasts nobody else commits what screens show, and on one connection nobody does anything. */
const DEVICES_A_WRITE = 500;
/** Reading takes no more than a quarter of the database's time: of one connection the rest is others'. */
const REST_IN_COSTS = 3;
const LONGEST_REST_MS = 500;

type TurnOptions = {
	readonly database: Database;
	readonly now: () => number;
	readonly random: () => number;
	readonly elapsed: () => number;
	/** Whether who changes again and again is flapping. */
	readonly countsChanges: boolean;
	readonly log: Logger;
};

export class Turn {
	readonly #options: TurnOptions;
	readonly #ear = new Ear();
	readonly #feed: ChangeFeed;
	readonly #ended = new AbortController();
	#roster = new Roster();
	#watchId = 0;
	#figures: { readonly version: number | null; readonly at: number } = { version: null, at: 0 };
	#prolongedAt = 0;
	/** Up to when ingest heard, as the database has it (epoch ms). */
	#toldUntil: number | null = null;
	#rememberedAt = 0;
	#restUntil = 0;
	#busy = false;
	#work: Promise<void> = Promise.resolve();
	#timer: NodeJS.Timeout | undefined;

	constructor(options: TurnOptions) {
		this.#options = options;
		const { database, now, random } = options;
		this.#feed = new ChangeFeed({
			database,
			read: (since) => this.#read(since),
			onState: () => undefined,
			now,
			random,
		});
	}

	/** Aborted when this turn can be no more: another judge has begun, or nobody knows what was written. */
	get ended(): AbortSignal {
		return this.#ended.signal;
	}

	/** Whether it has judged lately what there is; a database that does not answer stops it. */
	isAtWork(): boolean {
		return this.#prolongedAt > 0 && this.#options.now() - this.#prolongedAt < 3 * PROLONG_EVERY_MS;
	}

	async start(): Promise<void> {
		const { database, now, countsChanges } = this.#options;
		const { id, heard } = await beginWatch(database, now());
		this.#watchId = id;
		this.#toldUntil = heard.until;
		this.#ear.restore(heard);
		const memories = (await readMemories(database)).flatMap(({ id: device, memory }) => {
			const read = toMemory(memory);
			return read ? [[device, read] as const] : [];
		});
		this.#roster = new Roster({ memories, countsChanges });
		this.#rememberedAt = now();
		this.#feed.start();
		this.#timer = setInterval(() => this.#tick(), SLOT_MS);
	}

	/** Leaves behind all that the next one needs. */
	async stop(): Promise<void> {
		clearInterval(this.#timer);
		await this.#feed.stop();
		await this.#work;
		if (this.#prolongedAt > 0) await this.#alone(() => this.#write([], this.#roster.toKeep('all')));
	}

	/** What is due without anything having been heard. */
	#tick(): void {
		if (this.#busy || this.#feed.state.kind !== 'following') return;
		const now = this.#options.now();
		const remembers = now - this.#rememberedAt >= REMEMBER_EVERY_MS;
		void this.#alone(() => this.#judge({ remembers }));
	}

	async #read(since: number | null): Promise<number> {
		const { database, now, elapsed } = this.#options;
		if (this.ended.aborted) return since ?? 0;
		const restMs = this.#restUntil - elapsed();
		if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
		const began = elapsed();
		const changes = await readLiveness(database, since);
		const figuresDue = now() - this.#figures.at >= FIGURES_EVERY_MS;
		const read = figuresDue ? await readStreamFigures(database, this.#figures.version) : null;
		const costMs = elapsed() - began;
		this.#restUntil = elapsed() + Math.min(LONGEST_REST_MS, costMs * REST_IN_COSTS);
		// Put back from a backup: what is remembered here has never been there.
		if (since !== null && changes.version < since) this.#end(new WatchEnded('put back'));
		await this.#alone(() => {
			this.#roster.apply(changes);
			if (read) {
				this.#figures = { version: read.version, at: now() };
				this.#roster.show(read.figures);
			}
			this.#ear.apply(changes.ingest);
			return this.#judge({ remembers: false });
		});
		return changes.version;
	}

	async #judge({ remembers }: { readonly remembers: boolean }): Promise<void> {
		const now = this.#options.now();
		this.#roster.hear(this.#ear.at(now));
		const outcomes = this.#roster.evaluate(now);
		// Not all at once: the rest at the next tick.
		const memories = remembers ? this.#roster.toKeep('worth-it', DEVICES_A_WRITE) : [];
		if (remembers && memories.length < DEVICES_A_WRITE) this.#rememberedAt = now;
		const heardMore = this.#ear.at(now).until !== this.#toldUntil;
		if (
			outcomes.length + memories.length > 0 ||
			heardMore ||
			now - this.#prolongedAt >= PROLONG_EVERY_MS
		)
			await this.#write(outcomes, memories);
	}

	async #write(outcomes: readonly Outcome[], memories: readonly Kept[]): Promise<void> {
		const { database, now } = this.#options;
		const { from, until } = this.#ear.at(now());
		const write = (decided: Partial<Decided>) =>
			writeDecided(
				database,
				{ ...NOTHING_DECIDED, ...decided },
				{ id: this.#watchId, now: now(), heard: { from, until } },
			);
		for (const part of inParts(outcomes)) {
			const ids = new Set(part.map(({ id }) => id));
			await write({
				history: part.filter(({ isNews }) => isNews),
				latest: Array.from(ids, (id) => ({ id, memory: this.#roster.memoryToKeep(id) })),
			});
		}
		for (const part of inParts(memories)) await write({ memories: part });
		if (outcomes.length + memories.length === 0) await write({});
		this.#prolongedAt = now();
		this.#toldUntil = until;
	}

	/** One piece of work after another: each finds what the one before it has written. */
	#alone(work: () => Promise<void>): Promise<void> {
		this.#work = this.#work.then(async () => {
			if (this.ended.aborted) return;
			this.#busy = true;
			try {
				await work();
			} catch (error) {
				this.#end(error);
			} finally {
				this.#busy = false;
			}
		});
		return this.#work;
	}

	/** Memory is ahead of what was written: only a new turn knows how it stands. */
	#end(error: unknown): void {
		const level = error instanceof WatchEnded ? 'info' : 'warn';
		this.#options.log[level]({ err: error }, 'liveness: this turn of the judge ends');
		this.#ended.abort();
	}
}

/** Those of one device stay together and in order, for they are written in order. */
function inParts<Each>(all: readonly Each[]): Each[][] {
	const parts: Each[][] = [];
	for (let first = 0; first < all.length; first += DEVICES_A_WRITE)
		parts.push(all.slice(first, first + DEVICES_A_WRITE));
	return parts;
}
