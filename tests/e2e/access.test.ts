/** What axe finds in the pages: names that are missing, roles that are wrong, text that is too faint. */
import axeHere from 'axe-core';
import { expect, type Page } from '@playwright/test';
import { test } from '#tests/support/page.ts';
import { openGallery } from './gallery-page.ts';
import { goOn, untilShown } from './wall-page.ts';

const WALLS = ['overview', 'devices', 'programme', 'unit', 'troubles'] as const;
const DESKS = ['', '/devices', '/devices/import', '/import', '/closes', '/screens'] as const;
const THEMES = ['dark', 'light'] as const;

test('axe finds nothing in the gallery, in both themes', async ({ page }) => {
	for (const theme of THEMES) {
		await openGallery(page, `distance=2&theme=${theme}`);
		expect(await violations(page), theme).toEqual([]);
	}
});

test('axe finds nothing on the start page and the walls, in both themes', async ({ page }) => {
	await page.goto('/');
	await expect(page.getByRole('link').first()).toBeVisible();
	expect(await violations(page), 'the start page').toEqual([]);
	for (const wall of WALLS) {
		await page.goto(`/wall/${wall}`);
		await untilShown(page);
		await expect(page.locator('[data-panel]').first()).toBeVisible();
		for (const theme of THEMES) {
			await goOn(page, `theme=${theme}`);
			await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
			expect(await violations(page), `${wall}, ${theme}`).toEqual([]);
		}
	}
});

test('axe finds nothing in the console, in both themes', async ({ page }) => {
	await page.goto('/console/devices');
	const device = await page
		.locator('a[href^="/console/devices/"]')
		.evaluateAll(
			(links) =>
				links
					.map((link) => new URL((link as HTMLAnchorElement).href).pathname)
					.find((path) => /\/\d+$/.test(path)) ?? '',
		);
	expect(device).not.toBe('');
	for (const theme of THEMES) {
		for (const path of [...DESKS.map((own) => `/console${own}`), device]) {
			await page.goto(path);
			await page.evaluate((own) => (document.documentElement.dataset['theme'] = own), theme);
			expect(await violations(page), `${path}, ${theme}`).toEqual([]);
		}
	}
});

/** In a sentence each. The script is run by the test, so the page's own rules for scripts hold. */
async function violations(page: Page): Promise<string[]> {
	await page.evaluate(`if (!window.axe) { ${axeHere.source} }`);
	return page.evaluate(async () => {
		const { axe } = window as unknown as { axe: typeof axeHere };
		const found = await axe.run(document, { resultTypes: ['violations'] });
		return found.violations.flatMap(({ id, nodes }) =>
			nodes.map(
				({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`,
			),
		);
	});
}
