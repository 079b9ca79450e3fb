/** The map's view of one unit, with its neighbours dimmed. */
import { expect, type Page } from '@playwright/test';
import { onOnePage as test } from '#tests/support/page.ts';
import { faults, show } from './map-page.ts';

const BOUNDARIES = () => {
	window.harness?.units((unit) => ({ ...unit, schematic: false, shape: [...unit.shape] }));
};

async function focusOn(page: Page, code: string | null): Promise<void> {
	await page.evaluate((own) => window.harness?.focus(own), code);
}

for (const kind of ['schematic cells', 'boundaries'])
	test(
		`of ${kind} each can be in focus: named with its value, the others quieter, no text cut or over another`,
		{ tag: '@looks' },
		async ({ page }) => {
			await show(page, { devices: 400 });
			if (kind === 'boundaries') await page.evaluate(BOUNDARIES);
			const map = page.locator('section.map');
			await expect(map).toHaveClass(kind === 'boundaries' ? /^(?!.*schematic)/ : /schematic/);
			await page.evaluate(() => document.fonts.ready);
			for (const code of ['672', '679', '682', '683']) {
				await focusOn(page, code);
				await expect(map).toHaveClass(/focused/);
				const own = page.locator(`[data-map-label="${code}"]`);
				await expect(own).toBeVisible();
				await expect(own).not.toHaveClass(/dimmed/);
				await expect(page.locator('[data-map-label]:not(.dimmed)')).toHaveCount(1);
				expect(await page.locator('[data-map-label].dimmed').count()).toBeGreaterThan(0);
				await expect.poll(() => page.evaluate(faults)).toEqual([]);
			}
			const camera = await page.locator('[data-map-label="683"]').boundingBox();
			await focusOn(page, null);
			await expect(map).not.toHaveClass(/focused/);
			await expect(page.locator('.dimmed')).toHaveCount(0);
			await expect(page.locator('[data-map-label]')).toHaveCount(12);
			expect(await page.locator('[data-map-label="683"]').boundingBox()).not.toEqual(camera);
			await page.evaluate(() => window.harness?.units((unit) => ({ ...unit, schematic: true })));
			await expect(map).toHaveClass(/schematic/);
		},
	);

test('a unit that is not there is no focus: all are shown', async ({ page }) => {
	await show(page, { devices: 0 });
	await focusOn(page, '999');
	await expect(page.locator('[data-map-label]')).toHaveCount(12);
	await expect(page.locator('.dimmed')).toHaveCount(0);
	await focusOn(page, null);
});
