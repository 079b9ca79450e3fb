/** What the map does as time goes by, and what others do to it; each on a page of its own, for it is changed. */
import { expect } from '@playwright/test';
import { test } from '#tests/support/page.ts';
import { expectFilled, open } from './map-page.ts';

test('the legend says that cells are schematic, until the units have boundaries', async ({
	page,
}) => {
	await open(page);
	const legend = page.locator('[data-map-legend]');
	await expect(legend).toContainText('Sơ đồ, không phải ranh giới hành chính');
	await expect(legend).toContainText('Chưa có số liệu');
	await page.evaluate(() => {
		window.harness?.units((unit) => ({ ...unit, schematic: false, value: 65, progressClass: 2 }));
	});
	await expect(legend).not.toContainText('Sơ đồ');
	await expect(legend).not.toContainText('Chưa có số liệu');
});

test('what changes many times a second is drawn again and again, at most twice', async ({
	page,
}) => {
	await open(page);
	const { drawn, tookMs } = await page.evaluate(async () => {
		const value = () => document.querySelector('[data-map-label="672"] .value')?.textContent;
		const texts = [value()];
		const from = performance.now();
		for (let at = 0; texts.length <= 7; at++) {
			// Another text of the same width, so that nothing moves.
			window.harness?.units((unit) => ({ ...unit, valueText: String(10 + (at % 90)) }));
			// The page gets its turn. No frame is waited for: where one takes long, each pace would do.
			await scheduler.postTask(() => undefined, { priority: 'background' });
			const now = value();
			if (now !== texts.at(-1)) texts.push(now);
		}
		return { drawn: texts.slice(1), tookMs: performance.now() - from };
	});
	for (const text of drawn) expect(text).toMatch(/^\d\d$/);
	// The first of the seven may come at once.
	expect(tookMs).toBeGreaterThan(2_950);
});

test('with nothing new nothing is drawn', async ({ page }) => {
	await page.addInitScript(() => {
		const counted = window as unknown as { draws: number };
		counted.draws = 0;
		const { clear } = WebGL2RenderingContext.prototype;
		WebGL2RenderingContext.prototype.clear = function (mask) {
			counted.draws++;
			clear.call(this, mask);
		};
	});
	await open(page);
	const drawsIn = (frames: number, { copied }: { copied: boolean }) =>
		page.evaluate(
			async ([count, toCopy]) => {
				const counted = window as unknown as { draws: number };
				const before = counted.draws;
				if (toCopy) {
					window.harness?.units((unit) => ({ ...unit }));
					window.harness?.devices((device) => ({ ...device }));
				}
				for (let at = 0; at < count; at++) await new Promise(requestAnimationFrame);
				return counted.draws - before;
			},
			[frames, copied] as const,
		);
	await expect.poll(() => drawsIn(30, { copied: false })).toBe(0);
	expect(await drawsIn(60, { copied: true })).toBe(0);
});

test('both canvases come back after their WebGL context was lost', async ({ page }) => {
	await open(page, 'devices=0');
	await expectFilled(page);
	const canvases = page.locator('.ground canvas');
	await expect(canvases).toHaveCount(2);
	const lost = canvases.nth(1);
	await lost.evaluate((canvas: HTMLCanvasElement) => {
		canvas.dataset['lost'] = 'yes';
		canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
	});
	await expect(page.locator('canvas[data-lost]')).toHaveCount(0);
	await expectFilled(page);
	await canvases.nth(0).evaluate(async (canvas: HTMLCanvasElement) => {
		const losing = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
		const gone = new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve));
		const back = new Promise((resolve) => canvas.addEventListener('webglcontextrestored', resolve));
		losing?.loseContext();
		await gone;
		// Only after the event has been dealt with may a context be asked for again.
		await new Promise(requestAnimationFrame);
		losing?.restoreContext();
		await back;
	});
	await expectFilled(page);
	await page.evaluate(() => {
		window.harness?.units((unit) => ({ ...unit, valueText: 'nữa' }));
	});
	await expect(page.locator('[data-map-label="679"] .value')).toHaveText('nữa');
	await expect(page.locator('[data-map-problem]')).toHaveCount(0);
});

test('both canvases come back after both contexts were lost, the land’s first, as a GPU’s reset loses them', async ({
	page,
}) => {
	await open(page, 'devices=0');
	await expectFilled(page);
	const canvases = page.locator('.ground canvas');
	await expect(canvases).toHaveCount(2);
	const restoring = await page.evaluateHandle(async () => {
		const contexts = [...document.querySelectorAll<HTMLCanvasElement>('.ground canvas')].map(
			(canvas) => ({
				losing: canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context'),
				gone: new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve)),
			}),
		);
		for (const { losing, gone } of contexts) {
			losing?.loseContext();
			await gone;
		}
		return contexts[0]?.losing;
	});
	await expect(page.locator('[data-map-problem]')).toHaveCount(1);
	await expect(canvases).toHaveCount(1);
	await restoring.evaluate((losing) => losing?.restoreContext());
	await expect(page.locator('[data-map-problem]')).toHaveCount(0);
	await expect(canvases).toHaveCount(2);
	await expectFilled(page);
});

test('a browser without WebGL2 is told of, and has names and values all the same', async ({
	page,
}) => {
	await page.addInitScript(() => {
		const { getContext } = HTMLCanvasElement.prototype;
		HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
			return kind === 'webgl2' ? null : getContext.call(this, kind);
		} as typeof getContext;
	});
	await open(page);
	await expect(page.locator('[data-map-problem]')).toHaveCount(1);
	await expect(page.locator('[data-map-label="679"] .value')).not.toBeEmpty();
});
