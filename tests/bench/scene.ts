/**
 * `npm run bench -- scene [--devices 20000] [--seconds 20] [--scenes devices,overview] [--boundaries FILE]
 * [--profile FILE]`
 *
 * What many devices cost an open wall: the script of a page of 3840×2160 on its main thread, within each tick of the live
 * channel. Every device gives a sign of life in 30 s, ten a second change their state, through broker, database and judge.
 * With `--boundaries` the units have those of FILE, and devices their own places on the map. With `--profile` a CPU profile of each scene is written to FILE.{scene}.cpuprofile; its figures then mean little.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '#tests/support/chromium.ts';
import { startProcess } from '#tests/support/processes.ts';
import { quantiles } from './quantiles.ts';
import { SceneDevices } from './scene-devices.ts';
import { TRACED, workPerWindow, type Work } from './scene-trace.ts';

const READY = /^ready (http:\S+) (mqtt:\S+)$/m;
const STORED = /^Stored as import batch/m;
const ROUND_S = 30;
/** As quickly as the server takes them: all devices become online. */
const FIRST_ROUND_S = 12;
const SETTLE_S = 5;
const TICK_MS = 100;
const LIMIT_MS = 16;

export async function run(args: readonly string[]): Promise<unknown> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			devices: { type: 'string', default: '20000' },
			seconds: { type: 'string', default: '20' },
			scenes: { type: 'string', default: 'devices,overview' },
			boundaries: { type: 'string' },
			profile: { type: 'string' },
		},
	});
	const [count, seconds] = [Number(values.devices), Number(values.seconds)];
	const dataDir = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
	const env = {
		PORT: '0',
		IOC_MQTT_PORT: '0',
		IOC_DATA_DIR: dataDir,
		IOC_DEMO: 'off',
		IOC_CENTRE: 'lam-dong',
		IOC_TICK_MS: String(TICK_MS),
		LOG_LEVEL: 'warn',
	};
	if (values.boundaries) await importBoundaries(values.boundaries, env);
	const stack = await startProcess({ main: 'server/embedded/main.ts', env, ready: READY });
	const devices = new SceneDevices(count);
	let browser: Browser | null = null;
	const scenes: Record<string, unknown> = {};
	try {
		const [, wallUrl = '', mqttUrl = ''] = await stack.line(READY);
		await devices.start(mqttUrl);
		await devices.publish({ rate: count / FIRST_ROUND_S, seconds: FIRST_ROUND_S });
		browser = await openBrowser();
		for (const scene of values.scenes.split(',')) {
			const page = await browser.newPage({ viewport: { width: 3840, height: 2160 } });
			await browser.startTracing(page, { categories: [...TRACED] });
			await page.goto(`${wallUrl}/wall/${scene}`);
			await page.waitForFunction(showsAll, count, { timeout: 60_000, polling: 500 });
			const opening = workPerWindow(String(await browser.stopTracing()), TICK_MS);
			const rate = count / ROUND_S;
			await devices.publish({ rate, seconds: SETTLE_S });
			const profile = values.profile && `${values.profile}.${scene}.cpuprofile`;
			const load = devices.publish({ rate, seconds });
			scenes[scene] = {
				openingMs: {
					script: sumOf(opening.processor, 'script'),
					forced: sumOf(opening.processor, 'forced'),
				},
				...(profile ? await profiled(page, load, profile) : await measured(page, load, seconds)),
			};
			await page.close();
		}
	} finally {
		await browser?.close();
		await devices.stop();
		await stack.stop();
		await rm(dataDir, { recursive: true });
	}
	return { devices: count, seconds, tickMs: TICK_MS, signsPerSecond: count / ROUND_S, scenes };
}

/** As much of the file as is of the bench's province; the exit code tells of the rest. */
async function importBoundaries(file: string, env: Record<string, string>): Promise<void> {
	const args = [resolve(file)];
	const importing = await startProcess({ main: 'server/import/main.ts', args, env, ready: STORED });
	await importing.stop();
}

async function openBrowser(): Promise<Browser> {
	const found = await findChromium();
	if (!found.ok) throw new Error(found.reason);
	return chromium.launch({ args: ['--no-sandbox'], executablePath: found.path });
}

async function measured(page: Page, load: Promise<number>, seconds: number): Promise<object> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable');
	const before = await session.send('Performance.getMetrics');
	const browser = page.context().browser();
	await browser?.startTracing(page, { categories: [...TRACED] });
	const lateMsMax = await load;
	const trace = (await browser?.stopTracing())?.toString() ?? '{"traceEvents":[]}';
	const after = await session.send('Performance.getMetrics');
	const msPerSecond = (name: string): number => {
		const [from = 0, to = 0] = [before, after].map(
			({ metrics }) => metrics.find((metric) => metric.name === name)?.value,
		);
		return Math.round(((to - from) * 1000) / seconds);
	};
	const { clock, processor } = workPerWindow(trace, TICK_MS);
	return {
		scriptMsPerTick: { byClock: spread(clock), byProcessor: spread(processor), limit: LIMIT_MS },
		framesOfItMsPerTick: rounded(sumOf(processor, 'frames') / processor.length),
		layoutForcedByScriptMsPerTick: rounded(sumOf(processor, 'forced') / processor.length),
		pageMsPerSecond: {
			script: msPerSecond('ScriptDuration'),
			style: msPerSecond('RecalcStyleDuration'),
			layout: msPerSecond('LayoutDuration'),
			allTasks: msPerSecond('TaskDuration'),
		},
		publisherLateMsMax: lateMsMax,
	};
}

function spread(work: readonly Work[]): object {
	const script = work.map((tick) => tick.script);
	return {
		mean: rounded(sumOf(work, 'script') / work.length),
		...quantiles(script),
		beyondLimit: script.filter((ms) => ms > LIMIT_MS).length,
	};
}

function sumOf(work: readonly Work[], what: keyof Work): number {
	return rounded(work.reduce((sum, tick) => sum + tick[what], 0));
}

function rounded(ms: number): number {
	return Math.round(ms * 10) / 10;
}

async function profiled(page: Page, load: Promise<number>, file: string): Promise<object> {
	const session = await page.context().newCDPSession(page);
	await session.send('Profiler.enable');
	await session.send('Profiler.start');
	await load;
	const { profile } = await session.send('Profiler.stop');
	await writeFile(file, JSON.stringify(profile));
	return { file };
}

/** Runs in the page: every device has its cell, and few are still unknown. */
function showsAll(count: number): boolean {
	const cells = document.querySelectorAll('[data-device^="scene-"]').length;
	const unknown = document.querySelectorAll('[data-device][data-state="unknown"]').length;
	return cells >= count && unknown < count / 100;
}
