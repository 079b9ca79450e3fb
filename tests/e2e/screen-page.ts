/** Browsers that are screens, for their tests. */
import { expect, type Browser, type Page } from '@playwright/test';

/** A browser that was never here, of the size of a wall. */
export async function aBrowser(browser: Browser, url: string): Promise<Page> {
	const context = await browser.newContext({
		baseURL: url,
		viewport: { width: 1_920, height: 1_080 },
		locale: 'vi-VN',
	});
	return context.newPage();
}

/** The code that the page shows. */
export async function codeOn(page: Page): Promise<string> {
	const code = page.locator('[data-code]:not([data-code=""])');
	await expect(code).toHaveText(/^[A-Z2-9]{3} [A-Z2-9]{3}$/);
	return (await code.textContent()) ?? '';
}

/** A browser that an operator has named, on the way to its wall. */
export async function aScreen(options: {
	readonly browser: Browser;
	/** Where the operator sits. */
	readonly desk: Page;
	readonly url: string;
	readonly name: string;
	readonly group?: string;
	readonly playlist: readonly (readonly [scene: string, seconds: number])[];
}): Promise<Page> {
	const { browser, desk, url, name, group = '', playlist } = options;
	const screen = await aBrowser(browser, url);
	await screen.goto('/');
	const code = await codeOn(screen);
	await desk.goto('/console/screens');
	const form = desk.locator('[data-form="pair"]');
	const typed = { code, name, panel: '68,5', distance: '2', group, by: 'Nguyễn Thị Lan' };
	for (const [field, text] of Object.entries(typed))
		await form.locator(`[name="${field}"]`).fill(text);
	for (const [at, [scene, seconds]] of playlist.entries()) {
		const row = String(at + 1);
		await form.locator(`[name="scene_${row}"]`).selectOption(scene);
		await form.locator(`[name="seconds_${row}"]`).fill(String(seconds));
	}
	await form.getByRole('button', { name: 'Đặt tên màn hình' }).click();
	await expect(desk.getByRole('status')).toContainText(`Đã đặt tên “${name}”`);
	await screen.waitForURL(/\/wall\/\w+\?/);
	return screen;
}
