/** A rule's expressions, asked of one message: what they give, and what is wrong with it. */
import type { Rejected } from '#lib/domain/reading.ts';
import { cleanText, textFault } from '#lib/wire/device-fields.ts';
import { deviceIdOf, type FamilyMessage } from '../family.ts';
import { rejected, shown } from '../fields.ts';
import type { Expression } from './expression.ts';
import type { Rule } from './mapping-file.ts';

/** Of one message: each costs all others their time. */
const MOST_TIMEOUTS = 3;

const LONGEST_NAME = 200;

export class Asked {
	readonly #mapping: string;
	readonly #rule: Rule;
	readonly #input: unknown;
	readonly #names: Readonly<Record<string, unknown>>;
	readonly #faults: Rejected[] = [];
	/** Expressions that were cut off; after a few of them no other is asked. */
	#timeouts = 0;

	constructor(mapping: string, rule: Rule, message: FamilyMessage, input: unknown) {
		const { topic, retained, receivedAt } = message;
		this.#mapping = mapping;
		this.#rule = rule;
		this.#input = input;
		this.#names = { ...rule.topic.match(topic), topic, retained, receivedAt };
	}

	get ranOutOfTime(): boolean {
		return this.#timeouts > 0;
	}

	get faults(): readonly Rejected[] {
		return this.#faults;
	}

	fault(field: string, said: string): null {
		const where = `${this.#mapping}, line ${this.#rule.line}, ${field}`;
		this.#faults.push(rejected('bad-mapping', `${where}: ${said}`));
		return null;
	}

	/** Null where there is no expression, where it finds nothing, and where it fails. */
	async value(field: string, expression: Expression | null): Promise<unknown> {
		if (!expression || this.#timeouts >= MOST_TIMEOUTS) return null;
		const result = await expression.evaluate(this.#input, this.#names);
		if ('value' in result) return result.value;
		if (result.ranOutOfTime) this.#timeouts++;
		return this.fault(field, result.fault);
	}

	async text(field: string, expression: Expression | null): Promise<string | null> {
		const found = await this.value(field, expression);
		if (found === null || typeof found === 'string') return found;
		return this.fault(field, `a text is wanted, got ${shown(found)}`);
	}

	/** What the device is called, as a screen and a list of devices can hold it. */
	async name(): Promise<string | null> {
		const name = cleanText((await this.text('name', this.#rule.name)) ?? '');
		if (name === '' || textFault(name, LONGEST_NAME) === null) return name || null;
		return this.fault(
			'name',
			`1 to ${LONGEST_NAME} printable characters are wanted, got ${shown(name)}`,
		);
	}

	async gateway(): Promise<string | null> {
		const found = (await this.text('gateway', this.#rule.gateway)) ?? '';
		if (found === '') return null;
		const id = deviceIdOf(found);
		return typeof id === 'string' ? id : this.fault('gateway', id.detail);
	}

	/** By metric, as the expressions give them; null where one for all of them gives nothing, or what is no object. */
	async values(): Promise<Readonly<Record<string, unknown>> | null> {
		const { values } = this.#rule;
		if (values?.kind !== 'all') {
			const found: Record<string, unknown> = {};
			for (const [metric, expression] of Object.entries(values?.expressions ?? {})) {
				found[metric] = await this.value(`values.${metric}`, expression);
			}
			return found;
		}
		const all = await this.value('values', values.expression);
		if (all === null) return null;
		if (typeof all === 'object' && !Array.isArray(all)) return all as Record<string, unknown>;
		return this.fault('values', `an object of numbers is wanted, got ${shown(all)}`);
	}
}
