import type { Batch, BatchWriter } from '#server/db/write-batch.ts';

/** Stands for the database: holds every commit until the gate opens, and remembers every batch. */
export class GatedWriter implements BatchWriter {
	readonly batches: Batch[] = [];
	readonly #waiting: (() => void)[] = [];
	#open = false;

	async write(batch: Batch) {
		this.batches.push(batch);
		if (!this.#open) await new Promise<void>((resolve) => this.#waiting.push(resolve));
		return { version: 1, stored: batch.items.length, unchanged: 0, refused: [] };
	}

	open(): void {
		this.#open = true;
		for (const go of this.#waiting.splice(0)) go();
	}

	/** Of all observations, in the order of their batches. */
	values(): number[] {
		const items = this.batches.flatMap((batch) => batch.items);
		return items.flatMap(({ reading }) => (reading.kind === 'observation' ? reading.value : []));
	}
}
