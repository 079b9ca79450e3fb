import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { seedDevicePast } from './seed-device-past.ts';

export type DemoPast = { start(): void; stop(): Promise<void> };

/** How soon a device that has come gets its past (ms). */
const LOOK_EVERY_MS = 5_000;

/** Gives the demonstration's devices a past, once each has come and was judged. */
export function demoPast(options: {
	readonly database: Database;
	/** Epoch milliseconds. */
	readonly now: () => number;
	readonly log: Pick<Logger, 'warn'>;
	readonly everyMs?: number;
}): DemoPast {
	const { database, now, log, everyMs = LOOK_EVERY_MS } = options;
	let timer: NodeJS.Timeout | null = null;
	let underWay: Promise<unknown> = Promise.resolve();

	function look(): void {
		underWay = seedDevicePast({ database, now: now() })
			// The next look makes up for it.
			.catch((error: unknown) => log.warn({ err: error }, 'no past was given to sample devices'))
			.finally(() => {
				if (timer) timer = setTimeout(look, everyMs);
			});
	}

	return {
		start() {
			timer = setTimeout(look, everyMs);
		},
		async stop() {
			if (timer) clearTimeout(timer);
			timer = null;
			await underWay;
		},
	};
}
