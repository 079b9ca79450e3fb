import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { test } from '#tests/support/page.ts';

const IMPORT = fileURLToPath(new URL('../../server/import/main.ts', import.meta.url));
const BOUNDARIES = fileURLToPath(new URL('../support/boundaries.geojson', import.meta.url));

test('boundaries that are imported are on an open wall, which does not flicker', async ({
	page,
	server,
}) => {
	await page.goto('/wall/overview');
	await expect(page.locator('[data-link="live"]')).toBeVisible();
	await expect(page.locator('[data-device]').first()).toBeAttached();
	const wall = await page.locator('.wall').elementHandle();
	const devices = await page.locator('[data-device]').count();

	const reloaded = page.waitForResponse(/overview\/__data\.json/);
	await promisify(execFile)(process.execPath, [IMPORT, BOUNDARIES], {
		env: { ...process.env, IOC_DATA_DIR: server.dataDir },
	});
	expect((await reloaded).ok()).toBe(true);

	await expect.poll(() => page.evaluate(() => window.ioc?.map?.units['673']?.value)).toBeTruthy();
	expect(await wall?.evaluate((element) => element.isConnected)).toBe(true);
	// The demonstration may have told of another one meanwhile.
	expect(await page.locator('[data-device]').count()).toBeGreaterThanOrEqual(devices);
	await expect(page.locator('[data-link="live"]')).toBeVisible();
});
