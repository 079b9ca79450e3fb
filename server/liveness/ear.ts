/** Whether ingest hears the broker, by its own reports: only then is a device's silence its own. Pure. */
import type { Hearing } from '#lib/domain/liveness/facts.ts';

export type IngestReport = {
	readonly instance: string;
	/** Epoch milliseconds. */
	readonly seenAt: number;
	/** `ok`: it hears the broker. */
	readonly state: string;
	/** Since when its connection to the broker has stood (epoch ms). */
	readonly connectedAt?: number | null;
};

/** It reports every 5 s: three reports that stay away are a loss (ms). */
const LOST_AFTER_MS = 15_000;

export class Ear {
	readonly #reports = new Map<string, IngestReport>();
	#from: number | null = null;
	#until: number | null = null;
	#broken = false;
	#connectedAt: number | undefined;

	/** What the judge before this one knew. */
	restore({ from, until }: Pick<Hearing, 'from' | 'until'>): void {
		this.#from = from;
		this.#until = until;
	}

	apply(reports: readonly IngestReport[]): void {
		for (const report of reports) this.#reports.set(report.instance, report);
		let heard: number | null = null;
		for (const { state, seenAt, connectedAt } of this.#reports.values()) {
			if (state !== 'ok' || (heard !== null && seenAt <= heard)) continue;
			heard = seenAt;
			this.#connectedAt = connectedAt ?? undefined;
		}
		if (heard === null) {
			this.#broken = true;
		} else if (this.#until === null || this.#broken || heard - this.#until > LOST_AFTER_MS) {
			// One that was lost may be told of by an old report that is still well: it is not heard again by that.
			if (this.#until !== null && heard <= this.#until) return;
			this.#broken = false;
			this.#from = heard;
			this.#until = heard;
		} else {
			this.#until = Math.max(this.#until, heard);
		}
	}

	at(now: number): Hearing {
		const lost = this.#broken || this.#until === null || now - this.#until > LOST_AFTER_MS;
		return { from: this.#from, until: this.#until, lost, connectedAt: this.#connectedAt };
	}
}
