/**
 * How many metrics a device may have. Each name that somebody invents would be a row for ever, of its own and of what is
 * latest: beyond the limit none is made, and that the device told it is a dead letter.
 */
import type { Queryable } from '../database.ts';
import { int4s } from './columns.ts';
import { CLOCK_OFFSET } from './times.ts';

const KEPT = `
	select t.device_id as device, array_agg(m.code) as metrics
	from latest_telemetry t join metric m on m.id = t.metric_id
	where t.device_id = any($1::int[]) and m.code <> $2
	group by t.device_id`;

type Metrics = ReadonlyMap<number, ReadonlySet<string>>;

/** Of each device the metrics that it has told, remembered so that only a new one is asked for. */
export class DeviceMetrics {
	readonly #most: number;
	readonly #known = new Map<number, ReadonlySet<string>>();

	constructor(most: number) {
		this.#most = most;
	}

	/** For one transaction. */
	open(tx: Queryable): MetricSession {
		return new MetricSession({ tx, most: this.#most, known: this.#known });
	}

	/** After the commit. */
	remember({ met }: MetricSession): void {
		for (const [device, metrics] of met) this.#known.set(device, metrics);
	}

	/** Where devices may be others by the same ids. */
	forget(): void {
		this.#known.clear();
	}
}

export class MetricSession {
	readonly most: number;
	/** All metrics of those devices that told one in this transaction that was not known of them. */
	readonly met = new Map<number, ReadonlySet<string>>();
	readonly #tx: Queryable;
	readonly #known: Metrics;

	constructor(options: { tx: Queryable; most: number; known: Metrics }) {
		this.#tx = options.tx;
		this.most = options.most;
		this.#known = options.known;
	}

	/** What we ourselves keep of its clock needs no room. */
	has(device: number, metric: string): boolean {
		if (this.most === Infinity || metric === CLOCK_OFFSET) return true;
		return (this.met.get(device) ?? this.#known.get(device))?.has(metric) ?? false;
	}

	/**
	 * Takes as many as there is room for, in the order in which they were told. Two processes may both give away the last
	 * places; then there is a batch more than the limit. What was known is no less so where none of its readings was kept.
	 */
	async meet(told: Metrics): Promise<void> {
		if (told.size === 0) return;
		const rows = await this.#tx.query<{ device: number; metrics: readonly string[] }>(KEPT, [
			int4s([...told.keys()]),
			CLOCK_OFFSET,
		]);
		const kept = new Map(rows.map(({ device, metrics }) => [device, metrics]));
		for (const [device, metrics] of told) {
			const all = new Set([...(this.#known.get(device) ?? []), ...(kept.get(device) ?? [])]);
			for (const metric of metrics) if (all.size < this.most) all.add(metric);
			this.met.set(device, all);
		}
	}
}
