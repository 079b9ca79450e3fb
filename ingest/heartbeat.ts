import type { Logger } from 'pino';
import { DatabaseUnavailable } from '#server/db/database.ts';

const EVERY_MS = 5_000;

export type Heartbeat = { start(): void; stop(): Promise<void> };

/**
 * Calls `report` at once, every 5 s, and a last time at the stop, one call at a time; a database that is away misses a
 * beat, no more.
 */
export function heartbeat(options: {
	readonly report: (moment: 'running' | 'stopping') => Promise<void>;
	readonly log: Logger;
}): Heartbeat {
	const { report, log } = options;
	let timer: NodeJS.Timeout | null = null;
	let underWay: Promise<void> = Promise.resolve();

	async function beat(moment: 'running' | 'stopping'): Promise<void> {
		try {
			await report(moment);
		} catch (error) {
			if (!(error instanceof DatabaseUnavailable)) throw error;
			log.debug({ err: error }, 'heartbeat missed');
		}
		timer?.refresh();
	}

	return {
		start() {
			underWay = beat('running');
			timer = setTimeout(() => {
				underWay = beat('running');
			}, EVERY_MS);
		},
		async stop() {
			if (timer) clearTimeout(timer);
			timer = null;
			await underWay;
			await beat('stopping');
		},
	};
}
