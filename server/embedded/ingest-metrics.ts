import { Registry } from 'prom-client';
import type { IngestReport } from '#ingest/start.ts';
import { polledCounter, polledGauge } from '../http/polled-metrics.ts';

/** What ingest counts in this process; `report` is null until it has started. */
export function ingestRegistry(report: () => IngestReport | null): Registry {
	const registry = new Registry();
	const counter = (name: string, help: string, read: (told: IngestReport) => number) =>
		polledCounter(registry, name, {
			help,
			read: () => {
				const told = report();
				return told ? { '': read(told) } : {};
			},
		});
	const gauge = (name: string, help: string, read: (told: IngestReport) => number) =>
		polledGauge(registry, name, {
			help,
			read: () => {
				const told = report();
				return told ? read(told) : NaN;
			},
		});
	counter('ioc_ingest_received_total', 'Messages taken from the broker', (told) => told.received);
	counter('ioc_ingest_stored_total', 'Readings stored', (told) => told.stored);
	counter(
		'ioc_ingest_unchanged_total',
		'Readings that were stored already',
		(told) => told.unchanged,
	);
	counter('ioc_ingest_batches_total', 'Transactions', (told) => told.batches);
	polledCounter(registry, 'ioc_ingest_refused_total', {
		help: 'Messages that could not be taken',
		label: 'reason',
		read: () => ({ ...report()?.refused }),
	});
	gauge('ioc_ingest_in_flight', 'Messages taken and not yet committed', (told) => told.inFlight);
	gauge(
		'ioc_ingest_last_commit_seconds',
		'How long the last commit took',
		(told) => told.lastCommitMs / 1_000,
	);
	gauge('ioc_ingest_connected', '1 while the broker is there', (told) =>
		told.broker === 'ok' ? 1 : 0,
	);
	return registry;
}
