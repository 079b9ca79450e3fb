/** Follows the database, keeps the latest of everything, and hands what has changed to the live channel. */
import type { Logger } from 'pino';
import { DatabaseUnavailable } from '#server/db/database.ts';
import type { Database } from '#server/db/database.ts';
import { countDeadLetters } from '#server/db/count-dead-letters.ts';
import { missingMigrations } from '#server/db/migrate.ts';
import { isoDay } from '#lib/domain/time-format.ts';
import { readCatalogue } from '#server/db/read-catalogue.ts';
import { readChanges } from '#server/db/read-changes.ts';
import { reportService } from '#server/db/service-report.ts';
import type { Catalogue, Readiness } from '#server/services.ts';
import type { LiveChannel } from './channel.ts';
import { ChangeFeed } from './feed.ts';
import type { FeedState } from './feed.ts';
import type { LiveState } from './live-state.ts';
import { Milestone } from './milestone.ts';
import { SystemState } from './system-state.ts';
import type { SceneFiles } from './system-state.ts';

/** How often values are looked at for their age (ms). */
const AGE_EVERY_MS = 1_000;
const REPORT_EVERY_MS = 5_000;
const RECOUNT_EVERY_MS = 60_000;

/** A database that has not answered for so long counts as lost (ms). */
const SILENT_MS = 5_000;

/** What the database lacks before a wall can be shown; for the operator to mend. */
export class NotInstalled extends Error {
	override readonly name = 'NotInstalled';
}

type LiveOptions = {
	readonly database: Database;
	readonly state: LiveState;
	readonly channel: LiveChannel;
	/** Slug. */
	readonly centre: string;
	readonly scenes: SceneFiles;
	/** Name of this server among the others. */
	readonly instance: string;
	readonly now: () => number;
	readonly random: () => number;
	readonly log: Logger;
};

export class Live {
	readonly #options: LiveOptions;
	readonly #system = new SystemState();
	readonly #feed: ChangeFeed;
	readonly #ready = new Milestone();
	#catalogue: Catalogue | null = null;
	#catalogueDay = '';
	#confirmed: { readonly version: number; readonly confirmedAt: number } | null = null;
	#recountedAt = 0;
	/** What was logged of the database; null while it is followed. */
	#problem: string | null = null;
	#timers: NodeJS.Timeout[] = [];
	#report: Promise<void> = Promise.resolve();

	constructor(options: LiveOptions) {
		this.#options = options;
		const { database, now, random } = options;
		this.#feed = new ChangeFeed({
			database,
			read: (since) => this.#read(since),
			onState: (state) => this.#onState(state),
			now,
			random,
		});
	}

	get catalogue(): Catalogue | null {
		return this.#catalogue;
	}

	/** Up to which version screens are told, and when that was last made sure of; null until the first reading. */
	get confirmed(): { readonly version: number; readonly confirmedAt: number } | null {
		return this.#confirmed;
	}

	/** Resolves when the first snapshot can be sent. */
	get ready(): Promise<void> {
		return this.#ready.reached;
	}

	start(): void {
		this.#options.channel.start();
		this.#feed.start();
		this.#timers = [
			setInterval(() => this.#age(), AGE_EVERY_MS),
			setInterval(() => void (this.#report = this.#reportAs('ok')), REPORT_EVERY_MS),
		];
	}

	async stop(): Promise<void> {
		for (const timer of this.#timers) clearInterval(timer);
		this.#options.channel.stop();
		await this.#feed.stop();
		await this.#report;
		await this.#reportAs('stopped');
	}

	readiness(): Readiness {
		const { state } = this.#feed;
		switch (state.kind) {
			case 'starting':
				return { ready: false, reason: 'the first snapshot is being built' };
			case 'lost': {
				const { error } = state;
				return { ready: false, reason: error instanceof Error ? error.message : String(error) };
			}
			case 'following': {
				const silentMs = this.#options.now() - state.confirmedAt;
				if (silentMs < SILENT_MS) return { ready: true };
				const seconds = Math.round(silentMs / 1_000);
				return { ready: false, reason: `the database has not answered for ${seconds} s` };
			}
			default:
				return state satisfies never;
		}
	}

	async #read(since: number | null): Promise<number> {
		const { database, state, channel, now } = this.#options;
		if (since === null) {
			await this.#requireSchema();
			// Else the first snapshot would tell how the run before this one ended.
			await this.#tell('ok');
		}
		let changes = await readChanges(database, since);
		// Put back from a backup, or undone: of what is known here something is not there.
		const isLess = since !== null && (changes.version < since || changes.withdrawnVersion > since);
		if (isLess) changes = await readChanges(database, null);
		// Plans begin and end with a day.
		const today = isoDay(now());
		const isNew =
			isLess ||
			this.#catalogue?.version !== changes.catalogueVersion ||
			this.#catalogueDay !== today;
		const catalogue = isNew ? await this.#loadCatalogue(today) : null;
		const recounted = await this.#recountWhenDue();
		// From here on nothing is waited for, so that no screen is told half of it.
		if (isLess) state.clear();
		if (catalogue) {
			this.#catalogue = catalogue;
			this.#catalogueDay = today;
			state.expect(catalogue.indicators);
			channel.rebuild(catalogue);
		}
		this.#system.apply(changes, now());
		if (recounted !== null) this.#system.recount(recounted);
		channel.touch(state.apply(changes, now()));
		return changes.version;
	}

	/** Null where it was done a short while ago. */
	async #recountWhenDue(): Promise<Awaited<ReturnType<typeof countDeadLetters>> | null> {
		const now = this.#options.now();
		if (now - this.#recountedAt < RECOUNT_EVERY_MS) return null;
		this.#recountedAt = now;
		return countDeadLetters(this.#options.database);
	}

	async #requireSchema(): Promise<void> {
		const missing = await missingMigrations(this.#options.database);
		if (missing.length === 0) return;
		throw new NotInstalled(`the database lacks ${missing.join(', ')}: npm run migrate brings them`);
	}

	async #loadCatalogue(day: string): Promise<Catalogue> {
		const { database, centre } = this.#options;
		const catalogue = await readCatalogue(database, centre, day);
		if (catalogue) return catalogue;
		throw new NotInstalled(`the database knows no centre called ${centre}`);
	}

	#onState(state: FeedState): void {
		const { log } = this.#options;
		if (state.kind === 'following') {
			if (this.#problem !== null)
				log.info({ version: state.version }, 'live: following the database');
			this.#problem = null;
			this.#confirmed = state;
			this.#advance();
			this.#ready.reach();
		} else if (state.kind === 'lost') {
			const { error } = state;
			const lacks = error instanceof NotInstalled;
			const problem = lacks ? error.message : 'the database is lost';
			if (this.#problem !== problem)
				log.warn(lacks ? {} : { err: error }, `live: ${problem}; trying again`);
			this.#problem = problem;
		}
	}

	#age(): void {
		const { state, channel, scenes, now } = this.#options;
		channel.touch(state.age(now()));
		this.#system.age(now(), scenes);
		this.#advance();
	}

	/** Ages are told while the database is lost, too; `confirmedAt` says since when nothing else is. */
	#advance(): void {
		if (this.#confirmed) {
			const { version, confirmedAt } = this.#confirmed;
			this.#options.channel.advance({ version, confirmedAt, system: this.#system.body });
		}
	}

	async #reportAs(state: 'ok' | 'stopped'): Promise<void> {
		if (this.#feed.state.kind !== 'following') return;
		try {
			await this.#tell(state);
		} catch (error) {
			if (!(error instanceof DatabaseUnavailable)) throw error;
			this.#options.log.debug({ err: error }, 'live: this server could not report itself');
		}
	}

	#tell(state: 'ok' | 'stopped'): Promise<void> {
		const { database, instance, now } = this.#options;
		return reportService(database, { name: 'server', instance, seenAt: now(), state });
	}
}
