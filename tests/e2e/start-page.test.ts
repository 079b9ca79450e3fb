import { expect } from '@playwright/test';
import { test } from '#tests/support/page.ts';
import { textFaults } from './text-boxes.ts';
import { wholePageFaults } from './whole-page.ts';

test(
	'the start page names the centre and leads to its wall, those of the provinces and the open data',
	{ tag: '@looks' },
	async ({ page }) => {
		await page.goto('/');
		await expect(
			page.getByRole('heading', { name: 'Trung tâm Điều hành · Lâm Đồng' }),
		).toBeVisible();
		await expect(page.getByRole('listitem')).toHaveCount(8);
		const province = page.getByRole('listitem').filter({ hasText: 'Tỉnh Lâm Đồng' });
		await expect(province).toContainText('12 địa bàn cấp huyện, địa giới 30/11/2024');
		expect(await textFaults(page, { fontPx: 16, contrast: 6 })).toEqual([]);
		await page.getByRole('link', { name: 'Dữ liệu mở' }).click();
		await expect(page.getByText('Chưa công bố giấy phép')).toBeVisible();
		await page.goBack();
		await page.getByRole('link', { name: 'Tỉnh Điện Biên' }).click();
		await expect(page.locator('[data-link="live"]')).toBeVisible();
		await expect(page.getByRole('banner')).toContainText('Tỉnh Điện Biên');
	},
);

test(
	'what is wrong with the settings in an address is said on the screen',
	{ tag: '@looks' },
	async ({ page, mishaps }) => {
		await page.goto('/wall/overview?distance=abc&panel=-1&lang=fr&theme=x');
		const words = page.getByRole('alert');
		for (const wrong of ['distance=abc: cần số mét', 'panel=-1: ', 'lang=fr: ', 'theme=x: ']) {
			await expect(words).toContainText(wrong);
		}
		expect(await textFaults(page, { fontPx: 16, contrast: 6 })).toEqual([]);
		await page.goto('/wall/overview?province=99&lang=en');
		await expect(words).toContainText('There is no unit with code 99');
		// The browser notes the statuses.
		for (const mishap of mishaps.splice(0)) expect(mishap).toMatch(/status of 40[04]/);
	},
);

test('the screens that an English start page leads to are English, too', async ({ page }) => {
	await page.goto('/?lang=en&distance=3');
	await expect(page.getByRole('link', { name: 'Ninh Thuận', exact: true })).toBeVisible();
	await page.getByRole('link', { name: 'Overview' }).click();
	await expect(page).toHaveURL(/\/wall\/overview\?lang=en&distance=3$/);
	await expect(page.locator('header[data-link]')).toContainText('readable from 3 m');
});

test('the page of open data is read on a desk and on a tablet, in both languages', async ({
	page,
}) => {
	await page.goto('/open-data');
	await expect(page.getByText('Chưa công bố giấy phép')).toBeVisible();
	for (const width of [1920, 768]) {
		expect([width, await wholePageFaults(page, width)]).toEqual([width, []]);
	}
	await page.getByRole('link', { name: 'English' }).click();
	await expect(page.getByText('No licence has been published')).toBeVisible();
	for (const width of [1280, 768]) {
		expect([width, await wholePageFaults(page, width)]).toEqual([width, []]);
	}
});
