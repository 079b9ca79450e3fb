/** The three hypertables, as `history.ts` writes them. */
import { booleans, float8s, int4s } from './columns.ts';
import type { HistoryTable } from './history.ts';
import type { ObservationRow, StatusRow, TelemetryRow } from './rows.ts';

const HOUR = `interval '1 hour'`;

type Shape = {
	readonly table: string;
	/** Types and names of the columns after the four that all share. */
	readonly columns: readonly (readonly [name: string, type: string])[];
	readonly key: readonly string[];
	readonly value: readonly string[];
};

function statements({ table, columns, key, value }: Shape) {
	const all = [
		['at_ms', 'float8'],
		['received_ms', 'float8'],
		['time_source', 'text'],
		...columns,
	] as const;
	const told = `told as (
		select *, to_timestamp(at_ms / 1000) as observed_at, to_timestamp(received_ms / 1000) as received_at
		from unnest(${all.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})
			with ordinality as u (${all.map(([name]) => name).join(', ')}, ordinal)
	)`;
	const names = [
		'observed_at',
		'received_at',
		'time_source',
		...columns.map(([name]) => name),
	].join(', ');
	const tuple = (alias: string, of: readonly string[]) =>
		of.map((name) => `${alias}.${name}`).join(', ');
	const sorted = [...key, 'at_ms'].join(', ');
	const sameSeries = `(${tuple('h', key)}) = (${tuple('told', key)})`;
	const differs = `(${tuple('h', value)}) is distinct from (${tuple('told', value)})`;
	return {
		append: `with ${told} insert into ${table} (${names}) select ${names} from told order by ${sorted}`,
		insert: `
			with ${told},
			stored as (insert into ${table} (${names}) select ${names} from told on conflict do nothing returning 1)
			select count(*)::int as stored from stored`,
		compare: `
			with ${told}
			select ordinal::int, ${differs} as differs, concat_ws(' ', ${tuple('h', value)}) as stored
			from told join ${table} h on ${sameSeries} and h.observed_at = told.observed_at
			where ${differs} or h.received_at <> told.received_at`,
		receipts: `
			with ${told}
			select ordinal::int from told where exists (
				select from ${table} h
				where ${sameSeries} and not ${differs} and h.time_source = 'receipt'
					and h.observed_at between told.received_at - ${HOUR} and told.received_at + ${HOUR}
			)`,
	};
}

const shared = (rows: readonly { at: number; receivedAt: number; timeSource: string }[]) => [
	float8s(rows.map(({ at }) => at)),
	float8s(rows.map(({ receivedAt }) => receivedAt)),
	// Plain words, which need no quotes.
	`{${rows.map(({ timeSource }) => timeSource).join(',')}}`,
];

export const telemetryTable: HistoryTable<TelemetryRow> = {
	series: ({ device, metric }) => `${device}/${metric}`,
	same: (one, other) => one.value === other.value,
	columns: (rows) => [
		...shared(rows),
		int4s(rows.map(({ device }) => device)),
		int4s(rows.map(({ metric }) => metric)),
		float8s(rows.map(({ value }) => value)),
	],
	words: ({ value }) => String(value),
	...statements({
		table: 'telemetry',
		columns: [
			['device_id', 'int'],
			['metric_id', 'int'],
			['value', 'float8'],
		],
		key: ['device_id', 'metric_id'],
		value: ['value'],
	}),
};

export const statusTable: HistoryTable<StatusRow> = {
	series: ({ device }) => String(device),
	same: (one, other) => one.state === other.state && one.reason === other.reason,
	columns: (rows) => [
		...shared(rows),
		int4s(rows.map(({ device }) => device)),
		rows.map(({ state }) => state),
		rows.map(({ reason }) => reason),
	],
	words: ({ state, reason }) => (reason === null ? state : `${state} ${reason}`),
	...statements({
		table: 'device_status',
		columns: [
			['device_id', 'int'],
			['state', 'text'],
			['reason', 'text'],
		],
		key: ['device_id'],
		value: ['state', 'reason'],
	}),
};

export const observationTable: HistoryTable<ObservationRow> = {
	series: ({ indicator, unit }) => `${indicator}/${unit}`,
	same: (one, other) => one.value === other.value,
	columns: (rows) => [
		...shared(rows),
		int4s(rows.map(({ indicator }) => indicator)),
		int4s(rows.map(({ unit }) => unit)),
		float8s(rows.map(({ value }) => value)),
		int4s(rows.map(({ source }) => source)),
		booleans(rows.map(({ sample }) => sample)),
	],
	words: ({ value }) => String(value),
	...statements({
		table: 'observation',
		columns: [
			['indicator_id', 'int'],
			['unit_id', 'int'],
			['value', 'float8'],
			['source_id', 'int'],
			['sample', 'boolean'],
		],
		key: ['indicator_id', 'unit_id'],
		value: ['value'],
	}),
};
