/** An open overview that notes when each device's element shows which sign of life. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '#tests/support/chromium.ts';

/** Flat: [device number, its `data-seen`, epoch ms at which the DOM had it, …]. */
export type Shown = readonly number[];

export type OpenWall = {
	/** What was shown since the last call. */
	takeShown(): Promise<Shown>;
	/** Resolves when every one of these devices has its element. */
	waitForDevices(count: number): Promise<void>;
	/** Resolves when each of these devices shows a sign of life at least as new. Flat: [device number, its `ts`, …]. */
	waitUntilShown(sent: readonly number[]): Promise<void>;
	/** Milliseconds of script, style, layout and of all tasks since the last call. */
	takeWork(): Promise<{ scriptMs: number; layoutMs: number; taskMs: number }>;
	close(): Promise<void>;
};

const CHROMIUM_FLAGS = [
	'--no-sandbox',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

export async function openWall(url: string): Promise<OpenWall> {
	const found = await findChromium();
	if (!found.ok) throw new Error(found.reason);
	const browser: Browser = await chromium.launch({
		args: CHROMIUM_FLAGS,
		executablePath: found.path,
	});
	const page: Page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
	await page.addInitScript(watchDevices);
	await page.goto(url);
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable');
	let before = { scriptMs: 0, layoutMs: 0, taskMs: 0 };

	return {
		takeShown: () => page.evaluate(() => (globalThis as unknown as Probe).takeShown()),
		async waitForDevices(count) {
			await page.waitForFunction(
				(wanted) => document.querySelectorAll('[data-device^="bench-"]').length >= wanted,
				count,
				{ timeout: 60_000 },
			);
		},
		async waitUntilShown(sent) {
			const last = new Map<number, number>();
			for (let i = 0; i < sent.length; i += 2) last.set(sent[i] ?? 0, sent[i + 1] ?? 0);
			await page.waitForFunction(showsAll, [...last], { timeout: 60_000, polling: 100 });
		},
		async takeWork() {
			const { metrics } = await session.send('Performance.getMetrics');
			const ms = (name: string): number =>
				(metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
			const now = {
				scriptMs: ms('ScriptDuration'),
				layoutMs: ms('LayoutDuration') + ms('RecalcStyleDuration'),
				taskMs: ms('TaskDuration'),
			};
			const work = {
				scriptMs: Math.round(now.scriptMs - before.scriptMs),
				layoutMs: Math.round(now.layoutMs - before.layoutMs),
				taskMs: Math.round(now.taskMs - before.taskMs),
			};
			before = now;
			return work;
		},
		close: () => browser.close(),
	};
}

type Probe = { takeShown: () => number[] };

/** Runs in the page, before its own scripts. */
function watchDevices(): void {
	let shown: number[] = [];
	new MutationObserver((records) => {
		const at = performance.timeOrigin + performance.now();
		for (const { target } of records) {
			if (!(target instanceof Element)) continue;
			const device = target.getAttribute('data-device');
			if (!device?.startsWith('bench-')) continue;
			shown.push(
				Number(device.slice('bench-'.length)),
				Number(target.getAttribute('data-seen')),
				at,
			);
		}
	}).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-seen'] });
	(globalThis as unknown as Probe).takeShown = () => {
		const taken = shown;
		shown = [];
		return taken;
	};
}

/** Runs in the page. */
function showsAll(last: readonly (readonly [number, number])[]): boolean {
	const seen = new Map<number, number>();
	for (const cell of document.querySelectorAll('[data-device^="bench-"]')) {
		const device = cell.getAttribute('data-device') ?? '';
		seen.set(Number(device.slice('bench-'.length)), Number(cell.getAttribute('data-seen')));
	}
	return last.every(([device, at]) => (seen.get(device) ?? 0) >= at);
}
