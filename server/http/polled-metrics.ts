/** Metrics that are read where they are counted, whenever somebody asks. */
import { Counter, Gauge } from 'prom-client';
import type { Registry } from 'prom-client';

export function polledGauge(
	registry: Registry,
	name: string,
	{ help, read }: { readonly help: string; readonly read: () => number },
): void {
	new Gauge({
		name,
		help,
		registers: [registry],
		collect() {
			this.set(read());
		},
	});
}

/** `read` gives totals that only grow, by the value of the label; without a label under the name ''. */
export function polledCounter(
	registry: Registry,
	name: string,
	options: {
		readonly help: string;
		readonly label?: string;
		readonly read: () => Readonly<Record<string, number>>;
	},
): void {
	const { help, label, read } = options;
	const seen = new Map<string, number>();
	new Counter({
		name,
		help,
		labelNames: label === undefined ? [] : [label],
		registers: [registry],
		collect() {
			for (const [value, total] of Object.entries(read())) {
				const more = total - (seen.get(value) ?? 0);
				seen.set(value, total);
				if (label === undefined) this.inc(more);
				else this.inc({ [label]: value }, more);
			}
		},
	});
}
