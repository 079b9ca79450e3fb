import type { Rejected, RejectReason } from '#lib/domain/reading.ts';
import { TOPIC_ROOT } from '#lib/wire/mqtt-topic.ts';
import { rejected, type JsonObject } from '../fields.ts';
import { compileTemplate, type Template } from './template/template.ts';
import { described } from './template/values.ts';

/** Bytes in UTF-8. MQTT allows 65,535; each is kept, and none of a maker is near this. */
export const LONGEST_TOPIC = 1_024;

const CONTROL = /[\p{Cc}\p{Cs}]/u;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text, or a number or truth value as Python writes it: `payload_on: true` is met as "True" by its template. Else null. */
export function scalar(value: unknown): string | null {
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return String(value);
	return typeof value === 'boolean' ? (value ? 'True' : 'False') : null;
}

/** Reads the options of one config and keeps the first fault. An absent option and null are the same. */
export class Options {
	readonly object: JsonObject;
	/** What `~` stands for at the beginning or end of a topic; null where it stands for itself. */
	readonly #base: string | null;
	readonly #templates: TemplateCache;
	#rejected: Rejected | null = null;

	constructor(object: JsonObject, base: string | null, templates: TemplateCache) {
		this.object = object;
		this.#base = base;
		this.#templates = templates;
	}

	get rejected(): Rejected | null {
		return this.#rejected;
	}

	/** Options within this config, such as an entry of `availability`. */
	within(object: JsonObject): Options {
		return new Options(object, this.#base, this.#templates);
	}

	/** Gives null, so that a reader can go on. */
	reject(reason: RejectReason, detail: string): null {
		this.#rejected ??= rejected(reason, detail);
		return null;
	}

	take(outcome: Options): void {
		this.#rejected ??= outcome.rejected;
	}

	text(name: string, max = 256): string | null {
		const value = this.object[name] ?? null;
		if (value === null) return null;
		const text = scalar(value);
		if (text === null || text.length > max || CONTROL.test(text)) {
			const wanted = `a text of at most ${max} characters`;
			return this.reject('bad-shape', `${name}: ${wanted} is wanted, got ${described(value)}`);
		}
		return text;
	}

	/** No wildcard, nothing of the broker's own (`$share/…` would be a subscription of another kind), none of our own topics. */
	topic(name: string): string | null {
		const value = this.object[name] ?? null;
		if (value === null) return null;
		const topic = typeof value === 'string' ? this.#expanded(value) : '';
		const isOdd =
			topic === '' || /[+#]/.test(topic) || CONTROL.test(topic) || topic.startsWith('$');
		const bytes = topic.length > LONGEST_TOPIC ? topic.length : Buffer.byteLength(topic);
		if (isOdd || bytes > LONGEST_TOPIC || `${topic}/`.startsWith(`${TOPIC_ROOT}/`)) {
			const wanted = `a topic of at most ${LONGEST_TOPIC} bytes without + and #`;
			return this.reject('bad-shape', `${name}: ${wanted} is wanted, got ${described(value)}`);
		}
		return topic;
	}

	template(name: string): Template | null {
		const value = this.object[name] ?? null;
		if (value === null) return null;
		if (typeof value !== 'string') {
			return this.reject('bad-shape', `${name}: a template is wanted, got ${described(value)}`);
		}
		const template = this.#templates.of(value);
		return 'kind' in template ? this.reject('bad-shape', `${name}: ${template.detail}`) : template;
	}

	/** Whole seconds above 0; 0 is none. */
	seconds(name: string): number | null {
		const value = this.object[name] ?? null;
		const seconds = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
		if (seconds === null || seconds === 0) return null;
		if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 0) {
			return this.reject('bad-shape', `${name}: whole seconds are wanted, got ${described(value)}`);
		}
		return seconds;
	}

	#expanded(topic: string): string {
		if (this.#base === null) return topic;
		const begun = topic.startsWith('~') ? this.#base + topic.slice(1) : topic;
		return begun.endsWith('~') ? begun.slice(0, -1) + this.#base : begun;
	}
}

/** Devices of one make have the same templates; each is compiled and kept once. */
export class TemplateCache {
	readonly #templates = new Map<string, Template>();

	of(source: string): ReturnType<typeof compileTemplate> {
		const known = this.#templates.get(source);
		if (known) return known;
		const template = compileTemplate(source);
		if ('kind' in template) return template;
		// Those in use stay with their configs.
		if (this.#templates.size >= 1_000) this.#templates.clear();
		this.#templates.set(source, template);
		return template;
	}
}
