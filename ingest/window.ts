/** What may be held in memory between receipt and commit, and the line of those who wait for room. */
export class Window {
	readonly #limit: { readonly messages: number; readonly bytes: number };
	readonly #line: (() => void)[] = [];
	#messages = 0;
	#bytes = 0;
	#admitting = false;
	#closed = false;

	constructor(limit: { readonly messages: number; readonly bytes: number }) {
		this.#limit = limit;
	}

	get messages(): number {
		return this.#messages;
	}

	/** Nobody overtakes the line. One message fits whatever its size, or it would never. */
	hasRoom(): boolean {
		const fits = this.#messages < this.#limit.messages && this.#bytes < this.#limit.bytes;
		return !this.#closed && fits && (this.#line.length === 0 || this.#admitting);
	}

	take(bytes: number): boolean {
		if (!this.hasRoom()) return false;
		this.#messages++;
		this.#bytes += bytes;
		return true;
	}

	release(messages: number, bytes: number): void {
		this.#messages -= messages;
		this.#bytes -= bytes;
		this.#admitting = true;
		while (this.#line.length > 0 && this.hasRoom()) this.#line.shift()?.();
		this.#admitting = false;
	}

	/** Calls back once, in the order of asking, when there is room; never after `close`. */
	whenRoom(callback: () => void): void {
		this.#line.push(callback);
	}

	close(): void {
		this.#closed = true;
	}
}
