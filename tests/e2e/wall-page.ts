/** The pages of a wall, for their tests. */
import { expect, type Page } from '@playwright/test';
import { untilLaidOut } from '#tests/support/page.ts';

const OVERVIEW = '/wall/overview';

/**
 * Opens the overview with these settings in its address. Where the page shows one already, in the same language, it goes
 * on as by a link within it, which neither loads scripts nor draws a map anew.
 */
export async function openOverview(page: Page, query = ''): Promise<void> {
	if (isOpen(page, query)) await goOn(page, query);
	else await page.goto(query === '' ? OVERVIEW : `${OVERVIEW}?${query}`);
	await untilShown(page);
}

/** From a page of the wall to the same one with other settings in its address, as by a link; resolves when it is laid out. */
export async function goOn(page: Page, query: string): Promise<void> {
	const { pathname } = new URL(page.url());
	await walkTo(page, query === '' ? pathname : `${pathname}?${query}`);
}

/** To another page of the wall, as by a link; resolves when it is laid out. */
export async function walkTo(page: Page, address: string): Promise<void> {
	await page.evaluate(follow, address);
	await page.waitForURL(address);
	await untilLaidOut(page);
}

/** Resolves when the page hears from its server, and has its letters. */
export async function untilShown(page: Page): Promise<void> {
	await expect(page.locator('[data-link="live"]')).toBeVisible();
	await page.evaluate(() => document.fonts.ready);
}

/** Scripts are read with the page, and words with them. */
function isOpen(page: Page, query: string): boolean {
	const { pathname, searchParams } = new URL(page.url());
	const language = new URLSearchParams(query).get('lang');
	return pathname === OVERVIEW && searchParams.get('lang') === language;
}

/** Runs in the page. */
function follow(address: string): void {
	const link = document.createElement('a');
	link.href = address;
	document.querySelector('.wall')?.append(link);
	link.click();
	link.remove();
}
