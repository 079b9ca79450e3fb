import type { Page } from '@playwright/test';
import { textFaults, type TextFault } from './text-boxes.ts';

/** What could not be read of a page that may be scrolled, on a screen of a desk or a tablet so many px wide. */
export async function wholePageFaults(page: Page, width: number): Promise<TextFault[]> {
	await page.setViewportSize({ width, height: 700 });
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	await page.setViewportSize({ width, height });
	return textFaults(page, { fontPx: 14, contrast: 6 });
}
