/**
 * `npm run bench -- wall [--devices 5000] [--changes 1000] [--seconds 20] [--scene overview]`
 *
 * What a busy field costs an open wall at 1080p and 4K: script in each tick of the live channel, frames, long tasks, heap and nodes.
 * Every message changes how its device stands, through broker, database and judge. Frames are asked for in each, as a wall itself does not.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { findChromium } from '#tests/support/chromium.ts';
import { startProcess } from '#tests/support/processes.ts';
import { heldBy, smoothness, watchSmoothness } from './page-health.ts';
import { quantiles } from './quantiles.ts';
import { SceneDevices } from './scene-devices.ts';
import { TRACED, workPerWindow, type Work } from './scene-trace.ts';

const READY = /^ready (http:\S+) (mqtt:\S+)$/m;
const TICK_MS = 100;
const LIMIT_MS = 8;
const SETTLE_S = 8;
const SIZES = [
	{ width: 1_920, height: 1_080 },
	{ width: 3_840, height: 2_160 },
] as const;

export async function run(args: readonly string[]): Promise<unknown> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			devices: { type: 'string', default: '5000' },
			changes: { type: 'string', default: '1000' },
			seconds: { type: 'string', default: '20' },
			scene: { type: 'string', default: 'overview' },
		},
	});
	const [count, rate, seconds] = [values.devices, values.changes, values.seconds].map(Number) as [
		number,
		number,
		number,
	];
	const dataDir = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
	const env = {
		...{ PORT: '0', IOC_MQTT_PORT: '0', IOC_DATA_DIR: dataDir, IOC_DEMO: 'off' },
		...{ IOC_CENTRE: 'lam-dong', IOC_TICK_MS: String(TICK_MS), LOG_LEVEL: 'warn' },
		// Else devices that change again and again would be one long trouble, and nothing would change.
		IOC_FLAP_DETECTION: 'off',
	};
	const stack = await startProcess({ main: 'server/embedded/main.ts', env, ready: READY });
	const devices = new SceneDevices(count, 1);
	const screens: Record<string, unknown> = {};
	let browser: Browser | null = null;
	try {
		const [, wallUrl = '', mqttUrl = ''] = await stack.line(READY);
		await devices.start(mqttUrl);
		await devices.publish({ rate, seconds: count / rate });
		browser = await openBrowser();
		for (const viewport of SIZES) {
			const page = await browser.newPage({ viewport });
			const session = await page.context().newCDPSession(page);
			await page.goto(`${wallUrl}/wall/${values.scene}`);
			await page.waitForSelector('[data-link="live"]');
			await devices.publish({ rate, seconds: SETTLE_S });
			const before = await heldBy(session);
			await watchSmoothness(page);
			await browser.startTracing(page, { categories: [...TRACED] });
			const lateMsMax = await devices.publish({ rate, seconds });
			const { clock, processor } = workPerWindow(String(await browser.stopTracing()), TICK_MS);
			const smooth = await smoothness(page);
			const after = await heldBy(session);
			screens[`${String(viewport.width)}x${String(viewport.height)}`] = {
				scriptMsPerTick: {
					byClock: spread(clock),
					byProcessor: spread(processor),
					limit: LIMIT_MS,
				},
				...smooth,
				before,
				after,
				publisherLateMsMax: lateMsMax,
			};
			await page.close();
		}
	} finally {
		await browser?.close();
		await devices.stop();
		await stack.stop();
		await rm(dataDir, { recursive: true });
	}
	return { scene: values.scene, devices: count, changesPerSecond: rate, seconds, screens };
}

async function openBrowser(): Promise<Browser> {
	const found = await findChromium();
	if (!found.ok) throw new Error(found.reason);
	return chromium.launch({ args: ['--no-sandbox'], executablePath: found.path });
}

function spread(work: readonly Work[]): object {
	const script = work.map((tick) => tick.script);
	return { ...quantiles(script), beyondLimit: script.filter((ms) => ms > LIMIT_MS).length };
}
