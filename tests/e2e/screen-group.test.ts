/** Screens of one group: they change together, and a trouble interrupts them. */
import { connectAsync, type MqttClient } from 'mqtt';
import { expect, type Browser, type Page } from '@playwright/test';
import { test } from '#tests/support/page.ts';
import { aScreen } from './screen-page.ts';

/** Scenes at the usual pace would take the test minutes (s). */
const STAY_S = 3;
const CHANGES = 10;
/** By how much screens may differ (ms). */
const APART_MS = 100;

test.use({ settings: { IOC_SHORTEST_STAY_S: '2' } });

type Change = { readonly scene: string; readonly at: number };

/** Notes when another scene is on the page, by the clock of the machine, which all pages of it share. */
async function noteChanges(page: Page): Promise<void> {
	await page.evaluate(() => {
		const noted: { scene: string; at: number }[] = [];
		Object.assign(window, { noted });
		const seen = (): string | undefined =>
			document.querySelector<HTMLElement>('[data-scene]')?.dataset['scene'];
		let last = seen();
		new MutationObserver(() => {
			const scene = seen();
			if (scene === undefined || scene === last) return;
			last = scene;
			noted.push({ scene, at: performance.timeOrigin + performance.now() });
		}).observe(document.body, { subtree: true, childList: true, attributes: true });
	});
}

const noted = (page: Page): Promise<readonly Change[]> =>
	page.evaluate(() => (window as unknown as { noted: Change[] }).noted);

/** Two screens of a group, with scenes that need little time to be drawn. */
async function twoScreens(browser: Browser, desk: Page, url: string): Promise<readonly Page[]> {
	const playlist = [
		['devices', STAY_S],
		['troubles', STAY_S],
	] as const;
	const pages: Page[] = [];
	for (const name of ['Tường trái', 'Tường phải'])
		pages.push(await aScreen({ browser, desk, url, name, group: 'Phòng trực', playlist }));
	return pages;
}

test('two screens of a group change scene within a tenth of a second of each other, ten times in a row', async ({
	page,
	browser,
	server,
}) => {
	test.setTimeout(180_000);
	const screens = await twoScreens(browser, page, server.url);
	await page.goto('about:blank');
	for (const screen of screens) {
		await expect(screen.locator('[data-scene]')).toBeVisible();
		await noteChanges(screen);
	}
	const [left, right] = screens as [Page, Page];
	await expect
		.poll(async () => (await noted(left)).length, { timeout: 2 * CHANGES * STAY_S * 1_000 })
		.toBeGreaterThan(CHANGES + 1);
	const [ofLeft, ofRight] = [await noted(left), await noted(right)];
	// The first changes of one may have been before the other was watched.
	const pairs = ofLeft
		.map((change) => ({
			change,
			other: ofRight.find(({ scene, at }) => {
				return scene === change.scene && Math.abs(at - change.at) < (STAY_S * 1_000) / 2;
			}),
		}))
		.filter(({ change: { at } }) => at > (ofRight[0]?.at ?? Infinity) - 1_000)
		.slice(0, CHANGES);
	expect(pairs).toHaveLength(CHANGES);
	const apart = pairs.map(({ change, other }) => Math.abs((other?.at ?? Infinity) - change.at));
	expect(Math.max(...apart), JSON.stringify(apart.map(Math.round))).toBeLessThan(APART_MS);
});

test('a new critical trouble interrupts the playlist, shows where and what, and the playlist goes on', async ({
	page,
	browser,
	server,
}) => {
	test.setTimeout(180_000);
	const playlist = [['devices', 60]] as const;
	const screen = await aScreen({ browser, desk: page, url: server.url, name: 'Sảnh', playlist });
	await expect(screen.locator('[data-scene="devices"]')).toBeVisible();
	const field = await connectAsync(server.mqttUrl);
	await fails(field);
	await expect(screen.locator('[data-scene="troubles"]')).toBeVisible();
	const line = screen.locator('[data-alarm="bao-loc/e2e-cong"]');
	await expect(line).toContainText('Camera cổng chào');
	await expect(line).toContainText('Bảo Lộc');
	await expect(screen.locator('[data-scene="devices"]')).toBeVisible({ timeout: 60_000 });
	await field.endAsync();
});

async function fails(field: MqttClient): Promise<void> {
	const topic = 'ioc/v1/bao-loc/device/e2e-cong';
	const about = { kind: 'camera', name: 'Camera cổng chào', unit: '673', lat: 11.55, lon: 107.81 };
	const publish = (part: string, payload: object) =>
		field.publishAsync(`${topic}/${part}`, JSON.stringify(payload), { qos: 1, retain: true });
	await publish('info', { ...about, heartbeatS: 30 });
	const ts = new Date().toISOString();
	await publish('status', { ts, state: 'offline', reason: 'power' });
}
