import { expect, test } from '@playwright/test';
import { samplesDir } from '#tests/support/samples.ts';
import { TestServer } from '#tests/support/server.ts';

const server = new TestServer({ settings: { IOC_DEMO: 'on' }, begunFrom: samplesDir });

test.beforeAll(async () => {
	test.setTimeout(120_000);
	await server.start();
});
test.afterAll(() => server.stop());

test('a wall that stays open shows the centre that is served now, from an empty database', async ({
	page,
}) => {
	test.setTimeout(240_000);
	await page.goto(`${server.url}/wall/overview`);
	await expect(page.locator('[data-link="live"]')).toBeVisible();
	await expect(page.locator('h1')).toHaveText(/Lâm Đồng/);
	await expect(page.locator('[data-device]').first()).toBeAttached();
	await page.evaluate(() => Object.assign(window, { sameDocument: true }));

	await server.startAnew({ IOC_CENTRE: 'phan-rang' });
	await expect(page.locator('h1')).toHaveText(/Phan Rang/, { timeout: 40_000 });
	await expect(page.locator('[data-link="live"]')).toBeVisible();
	await expect(page.locator('[data-indicator]').first()).not.toHaveAttribute('data-unit', '68');
	await expect(page.locator('[data-device]')).toHaveCount(0);
	await expect(page.locator('.attention')).toContainText('Chưa có thiết bị');
	expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
});

test('trends are loaded anew when an hour has passed', async ({ page }) => {
	await page.clock.install();
	await page.goto(`${server.url}/wall/overview`);
	await expect(page.locator('[data-link="live"]')).toBeVisible();
	const renewed = page.waitForResponse(/overview\/__data\.json/);
	await page.clock.fastForward('01:00:00');
	expect((await renewed).ok()).toBe(true);
	await expect(page.locator('[data-link="live"]')).toBeVisible();
});
