type Head = { readonly epoch: string; readonly seq: number };

/** What to do with a message: `gap` means that one before it was missed, and a fresh snapshot is wanted. */
export type Verdict = 'apply' | 'ignore' | 'gap';

/** Follows the numbering of one topic: a snapshot, then deltas without a gap on the same run of the server. */
export class TopicSequence {
	#last: Head | null = null;

	snapshot({ epoch, seq }: Head): void {
		this.#last = { epoch, seq };
	}

	delta({ epoch, seq }: Head): Verdict {
		// Without a snapshot one is under way: a delta alone has nothing to stand on.
		if (this.#last === null) return 'ignore';
		if (epoch === this.#last.epoch && seq <= this.#last.seq) return 'ignore';
		if (epoch !== this.#last.epoch || seq !== this.#last.seq + 1) {
			this.forget();
			return 'gap';
		}
		this.#last = { epoch, seq };
		return 'apply';
	}

	/** Whether what is held comes from another run of the server than `epoch`. */
	isOfAnother(epoch: string): boolean {
		return this.#last !== null && this.#last.epoch !== epoch;
	}

	/** Only a snapshot is taken next. */
	forget(): void {
		this.#last = null;
	}
}
