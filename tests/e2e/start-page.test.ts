import { expect } from '@playwright/test';
import { test } from '#tests/support/page.ts';
import { textFaults } from './text-boxes.ts';

test('the start page names the centre and leads to its wall and to those of the provinces', async ({
	page,
}) => {
	await page.goto('/');
	await expect(page.getByRole('heading', { name: 'Trung tâm Điều hành · Lâm Đồng' })).toBeVisible();
	await expect(page.getByRole('listitem')).toHaveCount(6);
	expect(await textFaults(page, { fontPx: 16, contrast: 6 })).toEqual([]);
	await page.getByRole('link', { name: 'Tỉnh Điện Biên' }).click();
	await expect(page.locator('[data-link="live"]')).toBeVisible();
	await expect(page.getByRole('banner')).toContainText('Tỉnh Điện Biên');
});
