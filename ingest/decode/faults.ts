import type { Rejected } from '#lib/domain/reading.ts';
import { rejected } from './fields.ts';

/** Told of one message with their details; a message has thousands of parts, and each could be at fault. */
const MOST = 4;

/** What is at fault in a message of which the rest is taken: the first few, and how many more. */
export class Faults {
	readonly #first: Rejected[] = [];
	#more = 0;

	add(fault: Rejected): void {
		if (this.#first.length < MOST) this.#first.push(fault);
		else this.#more++;
	}

	get all(): readonly Rejected[] {
		if (this.#more === 0) return this.#first;
		const last = rejected('bad-shape', `${this.#more} more parts of this message are not taken`);
		return [...this.#first, last];
	}
}
