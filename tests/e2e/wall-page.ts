/** The overview of a wall, for its tests. */
import { expect, type Page } from '@playwright/test';

const PATH = '/wall/overview';

/**
 * Opens the overview with these settings in its address. Where the page shows one already, in the same language, it goes
 * on as by a link within it, which neither loads scripts nor draws a map anew.
 */
export async function openOverview(page: Page, query = ''): Promise<void> {
	const address = query === '' ? PATH : `${PATH}?${query}`;
	if (isOpen(page, query)) {
		await page.evaluate(follow, address);
		await page.waitForURL(address);
	} else await page.goto(address);
	await expect(page.locator('[data-link="live"]')).toBeVisible();
	await page.evaluate(() => document.fonts.ready);
}

/** Scripts are read with the page, and words with them. */
function isOpen(page: Page, query: string): boolean {
	const { pathname, searchParams } = new URL(page.url());
	const language = new URLSearchParams(query).get('lang');
	return pathname === PATH && searchParams.get('lang') === language;
}

/** Runs in the page. */
function follow(address: string): void {
	const link = document.createElement('a');
	link.href = address;
	document.querySelector('.wall')?.append(link);
	link.click();
	link.remove();
}
