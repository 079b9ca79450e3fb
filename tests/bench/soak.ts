/**
 * `npm run bench -- soak [--minutes 120] [--stay 5] [--changes 200] [--devices 1000]`
 *
 * What a screen holds after hours of a playlist whose scenes change every few seconds: heap after a forced collection, nodes and listeners,
 * taken each time that the same scene is shown. What grows would in months be all there is.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '#tests/support/chromium.ts';
import { startProcess } from '#tests/support/processes.ts';
import { heldBy, type Held } from './page-health.ts';
import { median } from './quantiles.ts';
import { SceneDevices } from './scene-devices.ts';

const READY = /^ready (http:\S+) (mqtt:\S+)$/m;
const SCENES = ['overview', 'devices', 'programme', 'unit', 'troubles'];
/** Of which what is held is told. */
const SAMPLED = 'overview';
/** Rounds that the page has to settle. */
const WARM_ROUNDS = 3;
const LIMIT = 0.05;

export async function run(args: readonly string[]): Promise<unknown> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			minutes: { type: 'string', default: '120' },
			stay: { type: 'string', default: '5' },
			changes: { type: 'string', default: '200' },
			devices: { type: 'string', default: '1000' },
		},
	});
	const [minutes, stayS] = [Number(values.minutes), Number(values.stay)] as const;
	const [rate, count] = [Number(values.changes), Number(values.devices)] as const;
	const dataDir = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
	const env = {
		...{ PORT: '0', IOC_MQTT_PORT: '0', IOC_DATA_DIR: dataDir, IOC_DEMO: 'off' },
		...{ IOC_CENTRE: 'lam-dong', IOC_SHORTEST_STAY_S: '1', LOG_LEVEL: 'warn' },
		// Else devices that change again and again would be one long trouble, and nothing would change.
		IOC_FLAP_DETECTION: 'off',
	};
	const stack = await startProcess({ main: 'server/embedded/main.ts', env, ready: READY });
	const devices = new SceneDevices(count, 1);
	const found = await findChromium();
	if (!found.ok) throw new Error(found.reason);
	const browser = await chromium.launch({ args: ['--no-sandbox'], executablePath: found.path });
	try {
		const [, url = '', mqttUrl = ''] = await stack.line(READY);
		await devices.start(mqttUrl);
		const context = await browser.newContext({
			baseURL: url,
			viewport: { width: 1_920, height: 1_080 },
		});
		const page = await context.newPage();
		await pair({ page, url, stayS });
		const session = await context.newCDPSession(page);
		const roundS = SCENES.length * stayS;
		const samples: Held[] = [];
		const rounds = Math.max(WARM_ROUNDS + 2, Math.floor((minutes * 60) / roundS));
		for (let round = 0; round < rounds; round++) {
			await devices.publish({ rate, seconds: roundS });
			// No handle of an element: it would hold its scene.
			const sampled = page.locator(`[data-scene="${SAMPLED}"]`);
			await sampled.waitFor({ timeout: 3 * roundS * 1_000 });
			if (round >= WARM_ROUNDS) samples.push(await heldBy(session));
		}
		return { minutes, stayS, changesPerSecond: rate, devices: count, rounds, ...growth(samples) };
	} finally {
		await browser.close();
		await devices.stop();
		await stack.stop();
		await rm(dataDir, { recursive: true });
	}
}

/** Of the first tenth of the samples and of the last, at least three each. */
function growth(samples: readonly Held[]): object {
	const part = Math.max(3, Math.floor(samples.length / 10));
	const told = (what: keyof Held) => {
		const at = (some: readonly Held[]): number => median(some.map((held) => held[what]));
		const [first, last] = [at(samples.slice(0, part)), at(samples.slice(-part))];
		return { first, last, growth: Math.round((last / first - 1) * 1_000) / 1_000 };
	};
	const heap = told('heapBytes');
	return {
		heap: { ...heap, limit: LIMIT, isFlat: heap.growth <= LIMIT },
		nodes: told('nodes'),
		documents: told('documents'),
		listeners: told('listeners'),
	};
}

/** Makes the browser a screen that plays all scenes, as an operator would. */
async function pair({ page, url, stayS }: { page: Page; url: string; stayS: number }) {
	await page.goto('/');
	const code = page.locator('[data-code]:not([data-code=""])');
	await code.waitFor();
	const body = new URLSearchParams({
		...{ code: (await code.textContent()) ?? '', name: 'Soak', place: '', by: 'bench' },
		...{ panel: '68.5', distance: '2', theme: 'dark', locale: 'vi', group: '' },
		...Object.fromEntries(
			SCENES.flatMap((scene, at) => [
				[`scene_${String(at + 1)}`, scene],
				[`seconds_${String(at + 1)}`, String(stayS)],
			]),
		),
	});
	const headers = { origin: url };
	const named = await fetch(`${url}/console/screens?/pair`, {
		method: 'POST',
		body,
		headers,
		redirect: 'manual',
	});
	if (named.status >= 400) throw new Error(`The screen was not named: ${await named.text()}`);
	await page.waitForURL(/\/wall\//);
}
