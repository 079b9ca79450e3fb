import { parse, tokenize } from '@huggingface/jinja';
import { compileAll, type Scope } from './compile.ts';
import type { Statement } from './tree.ts';
import { TemplateMistake } from './values.ts';

/** Characters. The longest of those that makers document has some 300. */
export const LONGEST_TEMPLATE = 2_048;

/** Steps and characters that the templates of one payload may use: some tens of milliseconds at the worst. */
export const MOST_WORK = 2_000_000;

export type Mistake = { readonly kind: 'mistake'; readonly detail: string };

export type Template = { readonly source: string; readonly run: (scope: Scope) => string };

/**
 * A value template of Home Assistant, https://www.home-assistant.io/docs/configuration/templating/#using-value-templates-with-mqtt.
 * It comes over MQTT from whoever may publish there, so it is not trusted: the grammar is read by a library, and only what
 * `compile.ts` lists is run.
 */
export function compileTemplate(source: string): Template | Mistake {
	if (source.length > LONGEST_TEMPLATE) {
		const got = `got ${source.length}`;
		return inWords(source, new TemplateMistake(`at most ${LONGEST_TEMPLATE} characters, ${got}`));
	}
	try {
		return { source, run: compileAll(parse(tokenize(source)).body as unknown as Statement[]) };
	} catch (cause) {
		return inWords(source, cause);
	}
}

/** One payload, and what templates make of it; the same template is rendered once. */
export class Payload {
	readonly text: string;
	readonly #work = { left: MOST_WORK };
	readonly #rendered = new Map<Template, string | Mistake>();
	#json: { readonly value: unknown } | null = null;

	constructor(text: string) {
		this.text = text;
	}

	/** The payload itself where there is no template. Trimmed, as Home Assistant does. */
	rendered(template: Template | null): string | Mistake {
		if (template === null) return this.text.trim();
		let text = this.#rendered.get(template);
		if (text === undefined) {
			text = this.#render(template);
			this.#rendered.set(template, text);
		}
		return text;
	}

	#render(template: Template): string | Mistake {
		const names = new Map<string, unknown>([['value', this.text]]);
		this.#json ??= { value: jsonOf(this.text) };
		if (this.#json.value !== undefined) names.set('value_json', this.#json.value);
		try {
			return template.run({ names, work: this.#work }).trim();
		} catch (cause) {
			return inWords(template.source, cause);
		}
	}
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// value_json is undefined then, as in Home Assistant: a template may do without it.
		return undefined;
	}
}

function inWords(source: string, cause: unknown): Mistake {
	const shown = source.length > 120 ? `${source.slice(0, 120)}…` : source;
	return { kind: 'mistake', detail: `template ${JSON.stringify(shown)}: ${reason(cause)}` };
}

/** The parser asks for the token after the last one without looking whether there is one. */
function reason(cause: unknown): string {
	if (cause instanceof TemplateMistake) return cause.message;
	if (cause instanceof TypeError) return 'it ends too early';
	if (cause instanceof RangeError) return 'it is nested too deeply';
	return cause instanceof Error ? cause.message.slice(0, 120) : 'it cannot be read';
}
