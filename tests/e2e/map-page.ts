/** The harness page of the map, for its tests. */
import { expect, type Page } from '@playwright/test';
import type {} from '../../src/routes/harness/map/harness.ts';

export function fontPx(page: Page): number {
	return (page.viewportSize()?.height ?? 1080) / 54;
}

export async function open(page: Page, query = ''): Promise<void> {
	await page.goto(`/harness/map?font=${String(fontPx(page))}&${query}`);
	await expect(page.locator('[data-map-label="682"]')).toBeVisible();
}

/** Beside the label of Di Linh, where nothing but the fill of the unit is. */
export async function inDiLinh(page: Page): Promise<{ x: number; y: number }> {
	const box = await page.locator('[data-map-label="679"]').boundingBox();
	if (!box) throw new Error('Di Linh has no label');
	return { x: Math.round(box.x - fontPx(page)), y: Math.round(box.y + box.height / 2) };
}
