/**
 * `npm run bench -- start [--rounds 3]`
 *
 * Seconds from `npm start`, everything installed, to the line that says it is ready: with a build to make and no data, with
 * the build there and no data, and as it is the next day. The demo is on, as under `npm start`.
 */
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startProcess } from '#tests/support/processes.ts';
import { median } from './quantiles.ts';

const BUILD = fileURLToPath(new URL('../../build', import.meta.url));
const READY = /^ready http:/m;

export async function run(args: readonly string[]): Promise<unknown> {
	const { values } = parseArgs({
		args: [...args],
		options: { rounds: { type: 'string', default: '3' } },
	});
	const first: number[] = [];
	const newData: number[] = [];
	const again: number[] = [];
	for (let round = 0; round < Number(values.rounds); round++) {
		const dataDir = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
		await rename(BUILD, join(dataDir, 'earlier-build'));
		first.push(await secondsToReady(join(dataDir, 'first')));
		newData.push(await secondsToReady(join(dataDir, 'second')));
		again.push(await secondsToReady(join(dataDir, 'second')));
		await rm(dataDir, { recursive: true });
	}
	return {
		secondsToReady: {
			buildAndNewData: median(first),
			newData: median(newData),
			again: median(again),
		},
	};
}

async function secondsToReady(dataDir: string): Promise<number> {
	const env = { PORT: '0', IOC_MQTT_PORT: '0', IOC_DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
	const begun = performance.now();
	const started = await startProcess({ main: 'server/setup/start.mjs', env, ready: READY });
	const seconds = (performance.now() - begun) / 1000;
	await started.stop();
	return seconds;
}
