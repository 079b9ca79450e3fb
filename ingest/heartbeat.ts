import type { Logger } from 'pino';
import { DatabaseUnavailable } from '#server/db/database.ts';

const EVERY_MS = 5_000;

export type Heartbeat = { start(): void; stop(): Promise<void> };

/** Calls `report` at once and every 5 s, one call at a time; a database that is away misses a beat, no more. */
export function heartbeat(options: {
	readonly report: () => Promise<void>;
	readonly log: Logger;
}): Heartbeat {
	const { report, log } = options;
	let timer: NodeJS.Timeout | null = null;
	let underWay: Promise<void> = Promise.resolve();

	async function beat(): Promise<void> {
		try {
			await report();
		} catch (error) {
			if (!(error instanceof DatabaseUnavailable)) throw error;
			log.debug({ err: error }, 'heartbeat missed');
		}
		timer?.refresh();
	}

	return {
		start() {
			underWay = beat();
			timer = setTimeout(() => {
				underWay = beat();
			}, EVERY_MS);
		},
		async stop() {
			if (timer) clearTimeout(timer);
			timer = null;
			await underWay;
		},
	};
}
