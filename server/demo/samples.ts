import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { seedDemo } from './seed.ts';

export type DemoSamples = {
	/** Resolves once there are samples up to now; throws where the database does not take them. */
	start(): Promise<void>;
	stop(): Promise<void>;
};

const TOP_UP_MS = 3_600_000;

/** Sample readings up to now, and every hour what has come due since, so that a demonstration may run for months. */
export function demoSamples(options: {
	readonly database: Database;
	/** Epoch milliseconds. */
	readonly now: () => number;
	readonly log: Pick<Logger, 'warn'>;
	/** Slug; see `seedDemo`. */
	readonly centre: string | null;
	readonly everyMs?: number;
}): DemoSamples {
	const { database, now, log, centre, everyMs = TOP_UP_MS } = options;
	let timer: NodeJS.Timeout | null = null;
	let underWay: Promise<unknown> = Promise.resolve();

	function topUp(): void {
		underWay = underWay
			.then(() => seedDemo({ database, now: now(), centre }))
			// The next hour makes up for it.
			.catch((error: unknown) => log.warn({ err: error }, 'no samples were added'));
	}

	return {
		async start() {
			await seedDemo({ database, now: now(), centre });
			timer = setInterval(topUp, everyMs);
		},
		async stop() {
			if (timer) clearInterval(timer);
			timer = null;
			await underWay;
		},
	};
}
