import { SvelteMap } from 'svelte/reactivity';
import type { LatestObservation } from '#lib/domain/observation.ts';
import type { ObservationRow, TopicBody } from '#lib/wire/live.ts';

function toObservation(row: ObservationRow): LatestObservation {
	const [unitId, indicatorId, value, observedAt, timeSource, freshness, sample, source, typed] =
		row;
	return {
		unitId,
		indicatorId,
		value,
		observedAt,
		timeSource,
		freshness,
		sample: sample === 1,
		source,
		typed: typed === 1,
	};
}

function keyOf({ unitId, indicatorId }: LatestObservation): string {
	return `${unitId}/${indicatorId}`;
}

/** The latest values of one topic, each a signal of its own. */
export class ObservationBoard {
	/** Counts the messages that changed something. */
	changes = $state(0);
	/** False until the first snapshot: then a value that is absent does not exist. */
	known = $state(false);

	readonly #latest = new SvelteMap<string, LatestObservation>();

	/** Null where there has never been a value. */
	latest(unitId: number, indicatorId: number): LatestObservation | null {
		return this.#latest.get(`${unitId}/${indicatorId}`) ?? null;
	}

	all(): LatestObservation[] {
		return [...this.#latest.values()];
	}

	read({ rows }: TopicBody['indicators'], whole: boolean): void {
		this.take(rows.map(toObservation), whole);
	}

	/** @param whole whether there are no others */
	take(observations: readonly LatestObservation[], whole: boolean): void {
		if (whole) {
			const present = new Set(observations.map(keyOf));
			for (const key of [...this.#latest.keys()]) if (!present.has(key)) this.#latest.delete(key);
			this.known = true;
		}
		for (const observation of observations) this.#latest.set(keyOf(observation), observation);
		this.changes += 1;
	}
}
