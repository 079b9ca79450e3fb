/** The harness page of the map, for its tests. */
import { expect, type Page } from '@playwright/test';
import { paletteOf, rgba } from '#lib/map/palette.ts';
import { pixelAt } from '#tests/support/pixel.ts';
import type {} from '../../src/routes/harness/map/harness.ts';

const CLASS_3 = rgba(paletteOf('dark', { token: () => '', hairlinePx: 1 }).progress[3]);

export function fontPx(page: Page): number {
	return (page.viewportSize()?.height ?? 1080) / 54;
}

export async function open(page: Page, query = ''): Promise<void> {
	await page.goto(`/harness/map?font=${String(fontPx(page))}&${query}`);
	await expect(page.locator('[data-map-label="682"]')).toBeVisible();
}

/** On one page: opens it once, and has it show so many devices. */
export async function show(page: Page, { devices }: { readonly devices: number }): Promise<void> {
	if (!page.url().includes('/harness/map')) await open(page);
	await page.evaluate((count) => window.harness?.scatter(count), devices);
	const shown = () => page.evaluate(() => Object.keys(window.ioc?.map?.devices ?? {}).length);
	await expect.poll(shown).toBe(devices);
}

/** Beside the label of Di Linh, where nothing but the fill of the unit is. */
export async function inDiLinh(page: Page): Promise<{ x: number; y: number }> {
	const box = await page.locator('[data-map-label="679"]').boundingBox();
	if (!box) throw new Error('Di Linh has no label');
	return { x: Math.round(box.x - fontPx(page)), y: Math.round(box.y + box.height / 2) };
}

/** Di Linh, whose value is of the third class. */
export async function expectFilled(page: Page): Promise<void> {
	const at = await inDiLinh(page);
	await expect
		.poll(async () => {
			const pixel = await pixelAt(page, at);
			return Math.max(...pixel.map((part, index) => Math.abs(part - (CLASS_3[index] ?? 0))));
		})
		.toBeLessThan(8);
}

/** Runs in the page: what an edge cuts (by more than sizes are rounded), and what lies over something else. */
export function faults(): string[] {
	const map = document.querySelector('section.map')?.getBoundingClientRect();
	const boxes = [
		...document.querySelectorAll<HTMLElement>(
			'[data-map-label], .labels > [data-map-count], [data-map-legend], .piece:has([data-map-inset])',
		),
	]
		.filter((element) => getComputedStyle(element).visibility === 'visible')
		.map((element) => ({ text: element.textContent.trim(), box: element.getBoundingClientRect() }));
	return boxes.flatMap(({ text, box }, index) => [
		...(map &&
		(box.left < map.left - 1.5 ||
			box.right > map.right + 1.5 ||
			box.top < map.top - 1.5 ||
			box.bottom > map.bottom + 1.5)
			? [`${text} is cut`]
			: []),
		...boxes
			.slice(index + 1)
			.filter(
				({ box: other }) =>
					box.left < other.right &&
					other.left < box.right &&
					box.top < other.bottom &&
					other.top < box.bottom,
			)
			.map((other) => `${text} over ${other.text}`),
	]);
}
