/**
 * The screens that are linked to this server: each is told what it is and what it is to do, and heard of how it is. What a
 * socket is, its cookie says; one without a credential is only a page that looks at a wall.
 */
import type { Logger } from 'pino';
import type { Socket } from 'socket.io';
import * as v from 'valibot';
import type { ScreenToServer, ServerToScreen } from '#lib/wire/live.ts';
import { screenReportSchema } from '#lib/wire/screen.ts';
import { DatabaseUnavailable, type Database } from '../db/database.ts';
import { tokenHash, tokenOf } from './credential.ts';
import { forgetOrders, noteTaken, openOrders } from './orders.ts';
import { forgetPairings } from './pairing.ts';
import { ReportBook } from './reports.ts';
import { CHANNEL, screensOf, toldOf, type CredentialRow } from './rows.ts';
import { Watch } from './watch.ts';

type ScreenSocket = Pick<Socket<ScreenToServer, ServerToScreen>, 'emit' | 'on' | 'handshake'>;

type Link = {
	readonly socket: ScreenSocket;
	readonly hash: string;
	/** Null: nobody has named it yet, or its credential was revoked. */
	screenId: number | null;
	/** What it was last told of itself. */
	told: string;
	/** Orders that it was sent, and those of them that it has not said to have had. */
	readonly sent: Set<number>;
	readonly unconfirmed: Set<number>;
};

const REVOKED = 'revoked';

const FORGET_EVERY_MS = 60_000;

export class ScreenDesk {
	readonly #database: Database;
	readonly #now: () => number;
	readonly #log: Pick<Logger, 'warn'>;
	readonly #links = new Set<Link>();
	readonly #reports = new ReportBook();
	readonly #taken = new Set<number>();
	readonly #watch: Watch;
	#forgotAt = -Infinity;

	constructor(options: {
		database: Database;
		now: () => number;
		random: () => number;
		log: Pick<Logger, 'warn'>;
	}) {
		this.#database = options.database;
		this.#now = options.now;
		this.#log = options.log;
		this.#watch = new Watch({
			database: options.database,
			channel: CHANNEL,
			look: () => this.#look(),
			onFailure: (error) => this.#failed(error),
			random: options.random,
		});
	}

	start(): void {
		this.#watch.start();
	}

	async stop(): Promise<void> {
		await this.#watch.stop();
	}

	connect(socket: ScreenSocket): void {
		const hash = tokenHash(tokenOf(socket.handshake.headers.cookie));
		if (hash === null) return;
		const link: Link = {
			...{ socket, hash, screenId: null, told: '' },
			...{ sent: new Set<number>(), unconfirmed: new Set<number>() },
		};
		this.#links.add(link);
		socket.on('report', (report: unknown) => this.#hear(link, report));
		socket.on('disconnect', () => this.#links.delete(link));
		this.#watch.wake();
	}

	/** What cannot be read is dropped: its screen is taken for late. */
	#hear(link: Link, given: unknown): void {
		const parsed = v.safeParse(screenReportSchema, given);
		if (!parsed.success || link.screenId === null) return;
		const report = parsed.output;
		const isFirst = this.#reports.put(link.screenId, { report, reportedAt: this.#now() });
		const had = [...link.unconfirmed].filter((id) => id <= (report.order ?? 0));
		for (const id of had) {
			link.unconfirmed.delete(id);
			this.#taken.add(id);
		}
		if (isFirst || had.length > 0) this.#watch.wake();
	}

	async #look(): Promise<void> {
		const now = this.#now();
		const links = [...this.#links];
		const hashes = [...new Set(links.map(({ hash }) => hash))];
		if (hashes.length > 0) {
			const rows = await screensOf(this.#database, hashes);
			const byHash = new Map(rows.map((row) => [row.hash, row]));
			for (const link of links) tell(link, byHash.get(link.hash));
			await this.#handOver(links);
		}
		await this.#reports.write(this.#database, now);
		const ids = [...this.#taken];
		await noteTaken(this.#database, { ids, now });
		for (const id of ids) this.#taken.delete(id);
		if (now - this.#forgotAt < FORGET_EVERY_MS) return;
		await forgetPairings(this.#database, now);
		await forgetOrders(this.#database, now);
		this.#forgotAt = now;
	}

	async #handOver(links: readonly Link[]): Promise<void> {
		const screenIds = [...new Set(links.flatMap(({ screenId }) => screenId ?? []))];
		if (screenIds.length === 0) return;
		const orders = await openOrders(this.#database, { screenIds, now: this.#now() });
		for (const { screenId, order } of orders) {
			for (const link of links) {
				if (link.screenId !== screenId || link.sent.has(order.id)) continue;
				link.sent.add(order.id);
				link.unconfirmed.add(order.id);
				link.socket.emit('order', order);
			}
		}
	}

	/** That the database is away is told elsewhere. */
	#failed(error: unknown): void {
		if (error instanceof DatabaseUnavailable) return;
		this.#log.warn({ err: error }, 'screens could not be looked after; trying again');
	}
}

/** What it is, where that is new to it. */
function tell(link: Link, row: CredentialRow | undefined): void {
	if (!row || row.revokedAt !== null) {
		// One that nobody has named yet is told nothing: it asks by itself.
		if ((row || link.screenId !== null) && link.told !== REVOKED) link.socket.emit('revoked');
		link.screenId = null;
		link.told = row ? REVOKED : '';
		return;
	}
	const told = toldOf(row);
	const text = JSON.stringify(told);
	link.screenId = told.id;
	if (text === link.told) return;
	link.told = text;
	link.socket.emit('screen', told);
}
