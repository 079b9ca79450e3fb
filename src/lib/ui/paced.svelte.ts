import { untrack } from 'svelte';

/**
 * A view of what changes often, renewed at most once an interval: at once after a quiet one, else at its end, so
 * that the last change is never lost. A number that changes more than once a second can't be read.
 * For use while a component is being made.
 *
 * @param options.changes reads the signals that call for a renewal; `compute` may read anything without being called by it.
 */
export class Paced<T> {
	current: T;

	#renewedAt = -Infinity;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(options: {
		readonly changes: () => unknown;
		readonly compute: () => T;
		readonly intervalMs: number;
	}) {
		const { changes, compute, intervalMs } = options;
		this.current = $state.raw(untrack(compute));
		const renew = (): void => {
			this.#timer = undefined;
			this.#renewedAt = performance.now();
			this.current = compute();
		};
		let isNew = true;
		$effect(() => {
			changes();
			if (isNew) {
				// What changed while the component was made; the first change after that is not waited with.
				isNew = false;
				this.current = untrack(compute);
				return;
			}
			if (this.#timer !== undefined) return;
			const quietMs = performance.now() - this.#renewedAt;
			if (quietMs >= intervalMs) untrack(renew);
			else this.#timer = setTimeout(renew, intervalMs - quietMs);
		});
		$effect(() => () => clearTimeout(this.#timer));
	}
}
