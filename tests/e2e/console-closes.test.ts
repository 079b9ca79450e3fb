import { expect, type Page } from '@playwright/test';
import { test } from '#tests/support/page.ts';
import { unreadable, upload } from './console-page.ts';

const DAY = '2025-06-30';

/** One figure of Bảo Lộc, by an office’s file. */
async function deliver(page: Page, value: string): Promise<void> {
	const lines = ['Đơn vị;Chỉ tiêu;Kỳ;Giá trị', `673;ho-so-cong-viec;6/2025;${value}`];
	await upload(page, { name: `bao-loc-${value}.csv`, text: lines.join('\n') });
	await page.getByRole('button', { name: 'Nhập 1 số liệu' }).click();
	await expect(page.getByRole('status')).toContainText('Đã nhập.');
}

test('a period is looked at, closed, shown on the wall as it was, and compared after a correction', async ({
	page,
	mishaps,
}) => {
	await deliver(page, '61,5');
	await page.goto('/console');
	await page.getByRole('listitem').getByRole('link', { name: 'Chốt kỳ' }).click();
	await page.getByLabel('Số liệu đến hết ngày').fill('30/06/2025');
	await page.getByRole('button', { name: 'Xem trước' }).click();
	await expect(page.locator('.fault')).toHaveText('Cần điền mục này.');
	for (const mishap of mishaps.splice(0)) expect(mishap).toMatch(/status of 400/);
	await page.getByLabel('Tên kỳ đánh giá').fill('Sơ kết 6 tháng đầu năm 2025');
	await page.getByLabel('Người thực hiện').fill('Nguyễn Thị Lan');
	await page.getByRole('button', { name: 'Xem trước' }).click();
	await expect(page.locator('[data-draft]')).toContainText(
		'Tỉnh Lâm Đồng, đến hết ngày 30/06/2025',
	);
	await expect(page.locator('[data-draft] tbody tr')).toHaveCount(10);
	expect(await unreadable(page)).toEqual([]);

	await page.getByRole('button', { name: 'Chốt kỳ: Sơ kết 6 tháng đầu năm 2025' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sơ kết 6 tháng đầu năm 2025');
	const { pathname } = new URL(page.url());
	await expect(page.locator('[data-reproduced]')).toHaveAttribute('data-reproduced', 'true');
	await expect(page.getByText('Không có gì khác.')).toBeVisible();
	await expect(page.locator('[data-moved="true"]')).toHaveCount(0);

	await deliver(page, '12');
	await page.goto('/console/closes');
	await page.locator('[data-close]').getByRole('link', { name: 'Sơ kết 6 tháng' }).click();
	await expect(page).toHaveURL(new RegExp(`${pathname}$`));
	await expect(page.locator('[data-reproduced]')).toHaveAttribute('data-reproduced', 'true');
	await expect(page.locator('[data-unit][data-moved="true"]', { hasText: 'Bảo Lộc' })).toHaveCount(
		1,
	);
	await expect(page.getByText('Số liệu đã được sửa: 1')).toBeVisible();
	await expect(page.getByText('Số liệu khi chốt chưa có')).toHaveCount(0);
	const corrected = page.locator('[data-figures="corrected"] tbody tr');
	await expect(corrected).toContainText('Hồ sơ công việc');
	await expect(corrected).toContainText('61,5');
	await expect(corrected.locator('.moved')).toHaveText('12');
	expect(await unreadable(page)).toEqual([]);

	await page.getByRole('link', { name: 'Xem trên màn hình' }).click();
	await expect(page).toHaveURL(/\/wall\/programme\?close=\d+$/);
	await expect(page.getByRole('banner').first()).toContainText('Sơ kết 6 tháng đầu năm 2025');
	const cell = page.locator('td[data-unit="673"][data-indicator="ho-so-cong-viec"]');
	await expect(cell).toHaveAttribute('data-value', '61.5');
	// On a tablet, too, two lines say whose wall it is, and which.
	await page.setViewportSize({ width: 1_024, height: 768 });
	const lines = await page.locator('header h1, header .scene').evaluateAll((texts) =>
		texts.map((text) => {
			const height = parseFloat(getComputedStyle(text).lineHeight);
			return Math.round(text.getBoundingClientRect().height / height);
		}),
	);
	expect(lines).toEqual([1, 1]);
	await page.setViewportSize({ width: 1_920, height: 1_080 });
	await page.goto(`/wall/programme?day=${DAY}`);
	await expect(cell).toHaveAttribute('data-value', '12');
});
