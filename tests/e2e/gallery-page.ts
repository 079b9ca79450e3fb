/** The gallery of all parts of a wall, for its tests. */
import { expect, type Page } from '@playwright/test';
import { untilLaidOut } from '#tests/support/page.ts';
import type {} from '../../src/routes/harness/gallery/gallery.ts';

/** Of a size of screen (px) and whence it is read (m); `scale`: its pictures are as large for each, with text of 9 px. */
export const VIEWS = [
	{ name: 'near', width: 1_920, height: 1_080, distanceM: 2, scale: 0.44 },
	{ name: 'far', width: 1_920, height: 1_080, distanceM: 5, scale: 0.175 },
	{ name: '4k', width: 3_840, height: 2_160, distanceM: 3, scale: 0.146 },
] as const;

const LONG_MS = 5_000;

/** Nothing turns its pages there. */
export async function openGallery(page: Page, query: string): Promise<void> {
	await page.addInitScript((longMs) => {
		const real = window.setTimeout.bind(window);
		Object.assign(window, {
			setTimeout: (work: () => void, ms = 0) => (ms < longMs ? real(work, ms) : 0),
		});
	}, LONG_MS);
	await page.goto(`/harness/gallery?${query}`);
	await expect(page.locator('main > header h1')).toBeVisible();
	await page.evaluate(() => document.fonts.ready);
	await untilLaidOut(page);
}
