/** One map for the life of a page of the wall, whatever scenes come and go. */
import { expect, type Page } from '@playwright/test';
import { test } from '#tests/support/page.ts';
import { pixelAt } from '#tests/support/pixel.ts';
import { openOverview, walkTo } from './wall-page.ts';

type Counting = { canvases: number };

/** Counts the canvases of which a WebGL context is asked. */
async function countContexts(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const counting = window as unknown as Counting;
		counting.canvases = 0;
		const seen = new WeakSet<HTMLCanvasElement>();
		const { getContext } = HTMLCanvasElement.prototype;
		HTMLCanvasElement.prototype.getContext = function (
			this: HTMLCanvasElement,
			...asked: unknown[]
		) {
			if (String(asked[0]).includes('webgl') && !seen.has(this)) {
				seen.add(this);
				counting.canvases++;
			}
			return getContext.apply(this, asked as [string]);
		} as typeof getContext;
	});
}

const contexts = (page: Page) => page.evaluate(() => (window as unknown as Counting).canvases);

/** In the cell of Di Linh, above its text: nothing but its fill is there. */
async function fillOf(page: Page): Promise<number[]> {
	const at = await page.evaluate(() => {
		const cell = window.ioc?.map?.cells['679'] ?? [];
		const corner = document.querySelector('section.map')?.getBoundingClientRect();
		const ys = cell.map(({ y }) => y);
		const xs = cell.map(({ x }) => x);
		return {
			x: Math.round((corner?.x ?? 0) + (Math.min(...xs) + Math.max(...xs)) / 2),
			y: Math.round((corner?.y ?? 0) + Math.min(...ys) * 0.9 + Math.max(...ys) * 0.1),
		};
	});
	return pixelAt(page, at);
}

async function expectDrawn(page: Page, fill: readonly number[]): Promise<void> {
	await expect(page.locator('[data-map-label="679"]')).toBeVisible();
	await expect(page.locator('.ground canvas')).toHaveCount(2);
	await expect(page.locator('[data-map-problem]')).toHaveCount(0);
	await expect.poll(() => fillOf(page)).toEqual(fill);
}

test('after sixty changes of scene there has been one pair of WebGL contexts, all is drawn, and a loss of both is mended', async ({
	page,
}) => {
	test.setTimeout(240_000);
	await countContexts(page);
	await openOverview(page);
	await expect(page.locator('[data-map-label="679"]')).toBeVisible();
	const bare = await pixelAt(page, { x: 2, y: 2 });
	await expect.poll(() => fillOf(page)).not.toEqual(bare);
	const fill = await fillOf(page);
	const first = await contexts(page);
	expect(first).toBe(2);

	for (let round = 0; round < 20; round++) {
		await walkTo(page, '/wall/devices');
		await expect(page.locator('.ground')).toHaveCount(0);
		await walkTo(page, '/wall/programme');
		await expect(page.locator('.ground canvas')).toHaveCount(2);
		await walkTo(page, '/wall/overview');
		await expect(page.locator('.ground canvas')).toHaveCount(2);
	}
	await expectDrawn(page, fill);
	expect(await contexts(page)).toBe(first);

	const restoring = await page.evaluateHandle(async () => {
		const lost = [...document.querySelectorAll<HTMLCanvasElement>('.ground canvas')].map(
			(canvas) => ({
				losing: canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context'),
				gone: new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve)),
			}),
		);
		for (const { losing, gone } of lost) {
			losing?.loseContext();
			await gone;
		}
		return lost[0]?.losing;
	});
	await expect(page.locator('[data-map-problem]')).toHaveCount(1);
	await restoring.evaluate((losing) => losing?.restoreContext());
	await expectDrawn(page, fill);
});

test('a map beneath the shown one waits with its names; turned to, it has the same canvases, and back again', async ({
	page,
}) => {
	await countContexts(page);
	await page.goto('/harness/map?second=on&devices=0');
	const maps = page.locator('section.map');
	await expect(maps).toHaveCount(2);
	const canvasesOf = (which: number) => maps.nth(which).locator('.ground canvas');
	await expect(canvasesOf(0)).toHaveCount(2);
	await expect(maps.nth(1).locator('[data-map-label="679"]')).toHaveCount(1);
	await expect(canvasesOf(1)).toHaveCount(0);
	for (const shown of [1, 0, 1]) {
		await page.evaluate((which) => window.harness?.turn(which), shown);
		await expect(canvasesOf(shown)).toHaveCount(2);
		await expect(canvasesOf(1 - shown)).toHaveCount(0);
		await expect.poll(() => canvasesOf(shown).nth(1).isVisible()).toBe(true);
	}
	expect(await contexts(page)).toBe(2);
});
