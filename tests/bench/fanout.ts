/**
 * `npm run bench -- fanout [--clients 100,1000] [--seconds 20] [--rate 500] [--tick 100]`
 *
 * What it costs to tell many screens of many changes: the live channel (state, freshness, rooms, coalescing, pacing),
 * fed with committed changes, beside a bare socket.io that broadcasts the same messages at the same moments. The
 * database is not part of it.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { devicesTopic } from '#lib/wire/topic.ts';
import { BENCH_UNIT } from './fanout-catalogue.ts';
import type { ScreensReport } from './fanout-screens.ts';
import type { Broadcast, ServerOrder, ServerReport } from './fanout-server.ts';
import { quantiles } from './quantiles.ts';

type Ran = ServerReport & { kind: 'ran' };
type Measured = { readonly ran: Ran; readonly latenessMs: readonly number[] };

export async function run(args: readonly string[]): Promise<unknown> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			clients: { type: 'string', default: '100,1000' },
			seconds: { type: 'string', default: '20' },
			rate: { type: 'string', default: '500' },
			tick: { type: 'string', default: '100' },
		},
	});
	const seconds = Number(values.seconds);
	const tickMs = Number(values.tick);
	const order = { seconds, changesPerS: Number(values.rate), tickMs };
	const results: unknown[] = [];
	for (const clients of values.clients.split(',').map(Number)) {
		const live = await measure('live', { clients, order: { ...order, clients, replay: null } });
		const replay: readonly Broadcast[] = live.ran.broadcasts;
		const bare = await measure('bare', { clients, order: { ...order, clients, replay } });
		results.push({
			clients,
			deltasPerS: replay.length / seconds,
			latenessMs: quantiles(live.latenessMs),
			live: summary(live.ran, seconds),
			bare: summary(bare.ran, seconds),
			cpuRatio: Math.round((live.ran.cpuMs / bare.ran.cpuMs) * 100) / 100,
		});
	}
	return { bench: 'fanout', ...order, results };
}

function summary({ cpuMs, bytes }: Ran, seconds: number) {
	const cpuS = Math.round(cpuMs / 10) / 100;
	return { cpuS, cores: Math.round((cpuS / seconds) * 1_000) / 1_000, bytes };
}

async function measure(
	mode: 'live' | 'bare',
	{ clients, order }: { clients: number; order: ServerOrder },
): Promise<Measured> {
	const server = child('./fanout-server.ts', [mode, String(order.tickMs)]);
	try {
		const { url } = await told<ServerReport & { kind: 'listening' }>(server);
		const screens = child('./fanout-screens.ts', [url, devicesTopic(BENCH_UNIT), String(clients)]);
		try {
			await told<ScreensReport>(screens);
			server.send(order);
			const ran = await told<Ran>(server);
			screens.send('lateness');
			const { latenessMs } = await told<ScreensReport & { kind: 'lateness' }>(screens);
			return { ran, latenessMs };
		} finally {
			await end(screens);
		}
	} finally {
		await end(server);
	}
}

function child(file: string, args: readonly string[]): ChildProcess {
	return fork(fileURLToPath(new URL(file, import.meta.url)), args, { serialization: 'advanced' });
}

async function told<Message>(from: ChildProcess): Promise<Message> {
	const [message] = (await Promise.race([
		once(from, 'message'),
		once(from, 'exit').then(() => {
			throw new Error(`${from.spawnargs[1] ?? ''} ended before it had answered`);
		}),
	])) as [Message];
	return message;
}

async function end(running: ChildProcess): Promise<void> {
	if (running.exitCode !== null) return;
	const ended = once(running, 'exit');
	running.disconnect();
	await ended;
}
