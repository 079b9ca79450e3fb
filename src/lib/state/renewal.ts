import { isoDay } from '#lib/domain/time-format.ts';

/** What a page was made of: the run of the server, the versions of its catalogue and of its scenes, and its time (epoch ms). */
export type Loaded = {
	readonly epoch: string;
	readonly version: number;
	readonly scenes: number;
	readonly at: number;
};

/** What the live channel says now; all times are the server's (epoch ms). */
export type Present = {
	readonly epoch: string;
	readonly version: number;
	readonly scenes: number;
	readonly now: number;
	/** When the link was last mended; null where it never broke. */
	readonly returnedAt: number | null;
};

const LONGEST_MS = 3_600_000;
/** What has been asked for is asked for again, should it not have helped. */
const AGAIN_MS = 60_000;

/** Whether catalogue and trends are no longer those of the present server, hour and day. */
export function isOutdated(loaded: Loaded, present: Present): boolean {
	const { epoch, version, scenes, now, returnedAt } = present;
	return (
		epoch !== loaded.epoch ||
		// A word that is older than the page may still be under way; on one run it only grows.
		version > loaded.version ||
		scenes > loaded.scenes ||
		(returnedAt ?? -Infinity) > loaded.at ||
		now - loaded.at >= LONGEST_MS ||
		isoDay(now) !== isoDay(loaded.at)
	);
}

/** Says when a page is to be loaded anew, once for each reason. */
export class Renewal {
	#asked = '';
	#askedAt = -Infinity;

	due(loaded: Loaded, present: Present): boolean {
		if (!isOutdated(loaded, present)) return false;
		const { epoch, version, scenes, now, returnedAt } = present;
		const reason = [epoch, version, scenes, returnedAt, isoDay(now)].join();
		if (reason === this.#asked && Math.abs(now - this.#askedAt) < AGAIN_MS) return false;
		this.#asked = reason;
		this.#askedAt = now;
		return true;
	}
}
