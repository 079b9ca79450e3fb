/** Who is to be looked at again, and when: in slots of time, so that 20,000 deadlines cost no more than those that are due. */

/** A deadline is kept to this (ms). */
export const SLOT_MS = 250;

export type Appointment = { slot: number };

/** In no slot. */
export const NO_SLOT = -1;

export class Agenda<Entry extends Appointment> {
	readonly #slots = new Map<number, Entry[]>();
	/** No slot before this one has anybody in it. */
	#first = Infinity;

	/**
	 * `dueAt` in epoch ms; Infinity: never. Who is in an earlier slot already stays there, and is looked at once more than
	 * needed: most deadlines only move on.
	 */
	put(entry: Entry, dueAt: number): void {
		if (dueAt === Infinity) return;
		const slot = Math.ceil(dueAt / SLOT_MS);
		if (entry.slot !== NO_SLOT && entry.slot <= slot) return;
		entry.slot = slot;
		const others = this.#slots.get(slot);
		if (others) others.push(entry);
		else this.#slots.set(slot, [entry]);
		this.#first = Math.min(this.#first, slot);
	}

	/** Takes out those whose time has come. */
	take(now: number): Entry[] {
		const last = Math.floor(now / SLOT_MS);
		const due: Entry[] = [];
		for (; this.#first <= last; this.#first++) {
			for (const entry of this.#slots.get(this.#first) ?? []) {
				// It may have gone to an earlier slot meanwhile, and been taken out there.
				if (entry.slot !== this.#first) continue;
				entry.slot = NO_SLOT;
				due.push(entry);
			}
			this.#slots.delete(this.#first);
			if (this.#slots.size === 0) this.#first = Infinity;
		}
		return due;
	}
}
