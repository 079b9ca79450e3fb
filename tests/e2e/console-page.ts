import type { Page } from '@playwright/test';
import { textFaults } from './text-boxes.ts';

/** Widths of a desk’s screens (px). */
const DESKS = [1920, 1280] as const;

/** What cannot be read of the whole page, which may be scrolled; its buttons have a ground of their own. */
export async function unreadable(page: Page) {
	const all = [];
	for (const width of DESKS) {
		await page.setViewportSize({ width, height: 720 });
		const height = await page.evaluate(() => document.documentElement.scrollHeight);
		await page.setViewportSize({ width, height });
		const buttons = await page.getByRole('button').allInnerTexts();
		const faults = await textFaults(page, { fontPx: 14, contrast: 6 });
		all.push(...faults.filter(({ fault, text }) => fault !== 'faint' || !buttons.includes(text)));
		await page.setViewportSize({ width, height: 720 });
	}
	return all;
}

/** Gives the console a CSV of an office, up to its preview. */
export async function upload(
	page: Page,
	{ name, text }: { readonly name: string; readonly text: string },
): Promise<void> {
	await page.goto('/console/import');
	const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
	await page.getByLabel('Kéo tệp vào đây').setInputFiles(file);
	await page.getByLabel('Người thực hiện').fill('Minh');
	await page.getByRole('button', { name: 'Xem trước' }).click();
}
