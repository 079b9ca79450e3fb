/** Metrics of one server for Prometheus, in a registry of their own. */
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { LiveChannel, ScreenServer } from '../live/channel.ts';
import type { Live } from '../live/live.ts';
import { polledCounter, polledGauge } from './polled-metrics.ts';

export function serverRegistry(options: {
	readonly live: Live;
	readonly channel: LiveChannel;
	readonly io: ScreenServer;
	readonly now: () => number;
}): Registry {
	const { live, channel, io, now } = options;
	const registry = new Registry();
	// The event loop's delay is among them.
	collectDefaultMetrics({ register: registry });

	const gauge = (name: string, help: string, read: () => number) =>
		polledGauge(registry, name, { help, read });
	const counter = (name: string, help: string, read: () => number) =>
		polledCounter(registry, name, { help, read: () => ({ '': read() }) });

	gauge('ioc_ready', '1 while this server is ready', () => (live.readiness().ready ? 1 : 0));
	gauge(
		'ioc_feed_version',
		'Version of the database up to which screens are told',
		() => live.confirmed?.version ?? NaN,
	);
	gauge(
		'ioc_feed_lag_seconds',
		'Since this server last made sure that it has everything',
		() => (now() - (live.confirmed?.confirmedAt ?? NaN)) / 1_000,
	);
	gauge('ioc_live_rooms', 'Topics that screens watch', () => channel.rooms);
	gauge('ioc_live_screens', 'Connected screens', () => channel.screens);
	const { counters } = channel;
	counter('ioc_live_deltas_total', 'Deltas, each sent to a whole room', () => counters.deltas);
	counter('ioc_live_snapshots_total', 'Snapshots sent to screens', () => counters.snapshots);
	counter(
		'ioc_live_dropped_total',
		'Screens that fell behind and were given a snapshot instead',
		() => counters.dropped,
	);
	counter(
		'ioc_live_refused_total',
		'Requests of screens that were refused',
		() => counters.refused,
	);
	counter('ioc_live_sent_bytes_total', 'Written to the sockets of screens', sentBytes(io));
	return registry;
}

/** Bytes on the wire of all connections so far, those that have ended included. */
function sentBytes(io: ScreenServer): () => number {
	let ofEnded = 0;
	io.on('connection', ({ conn }) => {
		const { socket } = conn.request;
		conn.once('close', () => (ofEnded += socket.bytesWritten));
	});
	return () => {
		let total = ofEnded;
		for (const { conn } of io.sockets.sockets.values()) total += conn.request.socket.bytesWritten;
		return total;
	};
}
