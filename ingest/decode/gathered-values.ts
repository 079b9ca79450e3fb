import { rejected } from './fields.ts';
import type { Faults } from './faults.ts';
import { VALUE_RANGE } from './telemetry.ts';

/** Values of one device at one time, each code once. */
export class GatheredValues {
	readonly #values = new Map<string, number>();
	readonly #faults: Faults;

	constructor(faults: Faults) {
		this.#faults = faults;
	}

	get size(): number {
		return this.#values.size;
	}

	has(code: string): boolean {
		return this.#values.has(code);
	}

	add(code: string, value: number): void {
		if (!Number.isFinite(value)) {
			this.#faults.add(rejected('bad-number', `${code}: a finite number is wanted, got ${value}`));
		} else if (value < VALUE_RANGE.min || value > VALUE_RANGE.max) {
			const wanted = `a number from ${VALUE_RANGE.min} to ${VALUE_RANGE.max}`;
			this.#faults.add(rejected('bad-number', `${code}: ${wanted} is wanted, got ${value}`));
		} else if ((this.#values.get(code) ?? value) !== value) {
			const both = `${this.#values.get(code)} and ${value}`;
			this.#faults.add(
				rejected('conflict', `${code}: one value of one time is wanted, got ${both}`),
			);
		} else {
			this.#values.set(code, value);
		}
	}

	/** In readings of at most so many. */
	inParts(most: number): (readonly [metric: string, value: number])[][] {
		const all = [...this.#values];
		if (all.length <= most) return all.length > 0 ? [all] : [];
		return Array.from({ length: Math.ceil(all.length / most) }, (_, part) =>
			all.slice(part * most, (part + 1) * most),
		);
	}
}
