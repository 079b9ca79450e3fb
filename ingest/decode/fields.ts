import type { Rejected, RejectReason } from '#lib/domain/reading.ts';
import { cleanText } from '#lib/wire/device-fields.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function rejected(reason: RejectReason, detail: string): Rejected {
	return { kind: 'rejected', reason, detail };
}

/** What was got, for a person, cut short. */
export function shown(value: unknown): string {
	if (value === undefined) return 'nothing';
	const text = written(value);
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** JSON.parse reads any depth; JSON.stringify runs out of stack some thousand levels down. */
function written(value: unknown): string {
	try {
		return JSON.stringify(value) ?? String(value);
	} catch {
		return 'what is nested too deep to be shown';
	}
}

const CONTROL = /[\p{Cc}\p{Cs}]/u;
const NEEDS_CARE = /[^\x20-\x7e]/;

/**
 * Reads the fields of one JSON object and keeps the first fault; a reader that meets one gives a value that fits
 * its type, and the caller asks for `rejected` at the end. An absent field and null are the same.
 */
export class Fields {
	readonly #object: JsonObject;
	#rejected: Rejected | null = null;

	constructor(object: JsonObject) {
		this.#object = object;
	}

	get rejected(): Rejected | null {
		return this.#rejected;
	}

	reject(reason: RejectReason, detail: string): void {
		this.#rejected ??= rejected(reason, detail);
	}

	/** In NFC, trimmed, without invisible format characters; at most `max` UTF-16 units. */
	optionalText(name: string, max: number): string | null {
		const value = this.#object[name] ?? null;
		if (value === null) return null;
		if (typeof value !== 'string') {
			this.reject('bad-shape', `${name}: a text is wanted, got ${shown(value)}`);
			return null;
		}
		const text = NEEDS_CARE.test(value) ? cleanText(value) : value.trim();
		if (text.length === 0 || text.length > max) {
			this.reject('bad-shape', `${name}: 1 to ${max} characters are wanted, got ${text.length}`);
		} else if (CONTROL.test(text)) {
			this.reject('bad-shape', `${name}: no control characters are wanted, got ${shown(text)}`);
		}
		return text;
	}

	text(name: string, max: number): string {
		const text = this.optionalText(name, max);
		if (text === null) this.reject('bad-shape', `${name}: a text is wanted, got nothing`);
		return text ?? '';
	}

	optionalNumber(name: string, range?: { min: number; max: number }): number | null {
		const value = this.#object[name] ?? null;
		return value === null ? null : this.#finite(name, value, range);
	}

	number(name: string, range?: { min: number; max: number }): number {
		return this.#finite(name, this.#object[name], range);
	}

	/** False where absent. */
	flag(name: string): boolean {
		const value = this.#object[name] ?? false;
		if (typeof value === 'boolean') return value;
		this.reject('bad-shape', `${name}: true or false is wanted, got ${shown(value)}`);
		return false;
	}

	#finite(name: string, value: unknown, range?: { min: number; max: number }): number {
		if (typeof value !== 'number') {
			this.reject('bad-shape', `${name}: a finite number is wanted, got ${shown(value)}`);
			return 0;
		}
		if (!Number.isFinite(value)) {
			this.reject('bad-number', `${name}: a finite number is wanted, got one beyond 1.8e308`);
		} else if (range && (value < range.min || value > range.max)) {
			const wanted = `a number from ${range.min} to ${range.max}`;
			this.reject('bad-number', `${name}: ${wanted} is wanted, got ${value}`);
		}
		return value;
	}
}
