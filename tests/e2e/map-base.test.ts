/** A base map of the centre's own beneath the units, from a PMTiles file that the test makes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test as plain } from '#tests/support/page.ts';
import { brightestFrom } from '#tests/support/pixel.ts';
import { pmtilesOf } from '#tests/support/pmtiles.ts';
import { greyPng, roadsTile, tilesOf } from '#tests/support/tiles.ts';
import { open } from './map-page.ts';

const BOX = [106, 10, 110, 13.5] as const;
const ZOOMS = [5, 6, 7, 8, 9];
const folder = mkdtempSync(join(tmpdir(), 'ioc-basemap-'));
const file = join(folder, 'lam-dong.pmtiles');

const FILES = {
	pictures: () =>
		pmtilesOf(tilesOf(BOX, { zooms: ZOOMS, bytes: greyPng(255) }), { type: 'png', bounds: BOX }),
	roads: () =>
		pmtilesOf(tilesOf(BOX, { zooms: ZOOMS, bytes: roadsTile() }), {
			...{ type: 'vector', bounds: BOX, layers: ['roads'], leafOf: 40 },
		}),
};
// The server looks at it when it starts.
writeFileSync(file, FILES.pictures());

const test = plain.extend({});
test.use({ settings: { IOC_DEMO: 'on', IOC_BASE_MAP: file } });
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** With boundaries, and Di Linh in focus: right of it there is land without a unit. */
async function openLand(page: Page, query = ''): Promise<void> {
	await open(page, `devices=0&focus=679&${query}`);
	await page.evaluate(() => {
		window.harness?.units((unit) => ({ ...unit, schematic: false, shape: [...unit.shape] }));
	});
	await expect(page.locator('section.map')).not.toHaveClass(/schematic/);
}

/** The brightest of some places side by side, on the land and on Di Linh. */
function brightest(page: Page, where: 'land' | 'unit'): Promise<number> {
	const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
	const y = Math.round(height * (where === 'land' ? 0.72 : 0.62));
	const x = Math.round(width * (where === 'land' ? 0.74 : 0.5));
	return brightestFrom(page, { x, y, width: 48 });
}

const state = (page: Page) => page.locator('section.map').getAttribute('data-map-base');

test('pictures lie on the land, and are seen through the units', async ({ page }) => {
	writeFileSync(file, FILES.pictures());
	await openLand(page);
	await expect.poll(() => state(page)).toBe('had');
	// White, at two fifths of its lightness; the land is at 26.
	await expect.poll(() => brightest(page, 'land')).toBeGreaterThan(80);
	// Of class 3, whose brightest part is 111.
	await expect.poll(() => brightest(page, 'unit')).toBeGreaterThan(120);
	await expect(page.locator('[data-map-problem], .lost')).toHaveCount(0);
});

test('roads of vector tiles are drawn in quiet lines, in both themes, and not beneath schematic cells', async ({
	page,
}) => {
	writeFileSync(file, FILES.roads());
	await openLand(page);
	await expect.poll(() => state(page)).toBe('had');
	await expect.poll(() => brightest(page, 'land')).toBeGreaterThan(60);
	await expect(page.locator('[data-map-problem], .lost')).toHaveCount(0);
	await page.evaluate(() => window.harness?.units((unit) => ({ ...unit, schematic: true })));
	await expect.poll(() => brightest(page, 'land')).toBeLessThan(30);
	await openLand(page, 'theme=light');
	await expect.poll(() => state(page)).toBe('had');
});

test('a file that goes wrong while the wall runs is told of in a line, and the own land is there', async ({
	page,
	mishaps,
}) => {
	writeFileSync(file, FILES.pictures());
	await openLand(page);
	await expect.poll(() => brightest(page, 'land')).toBeGreaterThan(80);
	await page.route(/\/basemap\/\d/, (route) => route.fulfill({ status: 503 }));
	await page.evaluate(() => window.harness?.focus('672'));
	const line = page.locator('section.map .lost');
	await expect(line).toHaveText('Không đọc được bản đồ nền, đang dùng bản đồ có sẵn');
	await page.evaluate(() => window.harness?.focus('679'));
	await expect.poll(() => brightest(page, 'land')).toBeLessThan(40);
	await expect(page.locator('[data-map-label="679"] .value')).not.toBeEmpty();
	// The browser tells of each refusal by itself.
	expect(mishaps.splice(0).every((mishap) => mishap.includes('503'))).toBe(true);

	writeFileSync(file, 'no map');
	await page.unroute(/\/basemap\/\d/);
	await openLand(page);
	await expect(line).toBeVisible();
	const box = await line.boundingBox();
	const size = page.viewportSize() ?? { width: 0, height: 0 };
	expect(box?.x).toBeGreaterThanOrEqual(0);
	expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(size.height);
});
