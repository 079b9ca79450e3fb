import type { Rejected } from '#lib/domain/reading.ts';
import type { Faults } from '../faults.ts';
import { rejected, shown } from '../fields.ts';
import { defined, type MetricDefinition } from './metrics.ts';
import { unsigned, type WireMetric } from './payload.ts';

/** The metrics that a birth named: by name, and by the alias under which later messages tell of them. */
export class MetricTable {
	readonly #byName = new Map<string, MetricDefinition>();
	readonly #byAlias = new Map<number, MetricDefinition>();

	clear(): void {
		this.#byName.clear();
		this.#byAlias.clear();
	}

	/** A name that cannot be taken is told once, here; its values are overlooked from then on. */
	define(metrics: readonly WireMetric[], faults: Faults): void {
		this.clear();
		const nameOf = new Map<string, string>();
		for (const { name, alias, datatype = 0 } of metrics) {
			if (name === undefined) continue;
			let definition = defined(name, datatype);
			if (definition.kind === 'rejected') {
				faults.add(definition);
				definition = { kind: 'metric', name, code: null, datatype };
			}
			const { code } = definition;
			const other = code === null ? name : (nameOf.get(code) ?? name);
			if (other !== name) {
				faults.add(
					rejected('conflict', `${shown(other)} and ${shown(name)} would both be ${code}`),
				);
				definition = { ...definition, code: null };
			} else if (code !== null) {
				nameOf.set(code, name);
			}
			this.#byName.set(name, definition);
			if (alias !== undefined) this.#setAlias(unsigned(alias), definition, faults);
		}
	}

	/** Of a metric that no birth named, its own name counts. */
	find({ name, alias, datatype }: WireMetric): MetricDefinition | Rejected {
		if (name !== undefined) return this.#byName.get(name) ?? defined(name, datatype ?? 0);
		if (alias === undefined) return rejected('bad-shape', 'a metric has neither name nor alias');
		const known = this.#byAlias.get(unsigned(alias));
		const why = `alias ${unsigned(alias)}: no birth that was heard told its name`;
		return known ?? rejected('bad-shape', why);
	}

	#setAlias(alias: number, definition: MetricDefinition, faults: Faults): void {
		const other = this.#byAlias.get(alias);
		if (other === undefined || other.name === definition.name) this.#byAlias.set(alias, definition);
		else {
			const both = `${shown(other.name)} and ${shown(definition.name)}`;
			faults.add(rejected('conflict', `alias ${alias}: of one metric is wanted, got ${both}`));
		}
	}
}
