import { expect, test as base, type Page } from '@playwright/test';
import { samplesDir } from '#tests/support/samples.ts';
import { TestServer } from '#tests/support/server.ts';
import { enterField } from './field.ts';
import { textFaults } from './text-boxes.ts';

/** A server of its own, for it is ended; the browser's word that it is away is no fault of the page. */
const server = new TestServer({ settings: { IOC_DEMO: 'on' }, begunFrom: samplesDir });

const test = base.extend<{ faults: string[] }>({
	faults: async ({ page }, use) => {
		const faults: string[] = [];
		page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
		await use(faults);
		expect(faults).toEqual([]);
	},
});

test.beforeAll(async () => {
	test.setTimeout(120_000);
	await server.start();
});
test.afterAll(() => server.stop());

const CAMERA = { kind: 'camera', name: 'Camera thử', unit: '673', lat: 11.5, lon: 107.8 };

async function openWall(page: Page): Promise<void> {
	await page.goto(`${server.url}/wall/overview`);
	await expect(page.locator('[data-link="live"]')).toBeVisible();
	await expect(page.locator('[data-device]').first()).toBeAttached();
}

test('a server that is killed is said to be away, what it said stays with its age, and it is found again', async ({
	page,
	context,
	faults,
}) => {
	test.setTimeout(240_000);
	await openWall(page);
	// Read from afar, the header has the least room for the most words.
	const far = await context.newPage();
	await far.goto(`${server.url}/wall/overview?distance=5`);
	await expect(far.locator('[data-link="live"]')).toBeVisible();
	const tile = page.locator('[data-indicator="ho-so-cong-viec"]');
	await page.evaluate(() => Object.assign(window, { sameDocument: true }));

	await server.kill();
	await expect(page.locator('[data-link="late"]')).toBeVisible({ timeout: 15_000 });
	await expect(page.locator('header[data-link]')).toContainText('Chậm');
	// By now the last word of the server is shown.
	const value = await tile.getAttribute('data-value');
	const devices = await page.locator('[data-device]').count();
	expect(Number(value)).toBeGreaterThan(0);
	await expect(page.locator('[data-link="lost"]')).toBeVisible({ timeout: 40_000 });
	await expect(page.locator('header[data-link]')).toContainText(/Mất kết nối.*\d+ giây/s);
	expect(await tile.getAttribute('data-value')).toBe(value);
	await expect(tile.locator('.age')).toContainText(/\d+ (giây|phút|giờ)/);
	expect(await page.locator('[data-device]').count()).toBe(devices);
	await expect(page.locator('main')).toHaveCSS('filter', 'grayscale(1)');
	for (const panel of ['.attention', '.devices', '.map', '.ranking', '.figures']) {
		await expect(page.locator(`${panel} header`).first()).toContainText(/\d+ (giây|phút) trước/);
	}
	await expect(page.locator('[data-dead-letters] .well')).toHaveCount(0);
	for (const [width, height] of [
		[1_920, 1_080],
		[1_280, 720],
		[768, 1_024],
	] as const) {
		await far.setViewportSize({ width, height });
		await expect.poll(() => textFaults(far, { fontPx: 0, contrast: 6 })).toEqual([]);
	}
	await far.close();

	await server.start();
	await expect(page.locator('[data-link="live"]')).toBeVisible({ timeout: 30_000 });
	const field = await enterField(server.mqttUrl);
	await field.publish('bao-loc/device/after-all/info', CAMERA);
	await field.publish('bao-loc/device/after-all/status', { state: 'online' });
	await expect(page.locator('[data-device="after-all"]')).toHaveAttribute('data-state', 'online');
	await field.leave();
	expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
	expect(faults).toEqual([]);
});

test('a server that hangs without a word is noticed, and recovered from', async ({
	page,
	faults,
}) => {
	await openWall(page);
	process.kill(server.pid, 'SIGSTOP');
	try {
		await expect(page.locator('[data-link="late"]')).toBeVisible({ timeout: 15_000 });
		await expect(page.locator('[data-link="lost"]')).toBeVisible({ timeout: 40_000 });
	} finally {
		process.kill(server.pid, 'SIGCONT');
	}
	await expect(page.locator('[data-link="live"]')).toBeVisible({ timeout: 30_000 });
	expect(faults).toEqual([]);
});

test('a page that could not be opened comes back by itself', async ({ page, faults }) => {
	await page.route('**/wall/overview/__data.json*', (route) => route.abort(), { times: 1 });
	await page.goto(`${server.url}/wall/overview`);
	await expect(page.locator('main[role="alert"]')).toContainText('Không mở được màn hình');
	await expect(page.locator('[data-link="live"]')).toBeVisible({ timeout: 40_000 });
	expect(faults).toEqual([]);
});
