/** Screens: from the code on a new browser to the revocation, with an operator at the console. */
import { expect, type Page } from '@playwright/test';
import { test } from '#tests/support/page.ts';
import { unreadable } from './console-page.ts';
import { aBrowser, codeOn } from './screen-page.ts';
import { textFaults } from './text-boxes.ts';

type Desk = { readonly console: Page; readonly code: string; readonly name: string };

async function nameScreen({ console, code, name }: Desk): Promise<void> {
	await console.goto('/console/screens');
	const form = console.locator('[data-form="pair"]');
	await form.getByLabel('Mã trên màn hình').fill(code);
	await form.getByLabel('Tên màn hình').fill(name);
	await form.getByLabel('Chiều cao hình').fill('68,5');
	await form.getByLabel('Khoảng cách xem').fill('3');
	await form.getByLabel('Người thực hiện').fill('Nguyễn Thị Lan');
	await form.getByRole('button', { name: 'Đặt tên màn hình' }).click();
	await expect(console.getByRole('status')).toContainText(`Đã đặt tên “${name}”`);
}

async function openScreen(console: Page, name: string): Promise<void> {
	await console.goto('/console/screens');
	await console.getByRole('link', { name, exact: true }).click();
	await expect(console.getByRole('heading', { level: 1 })).toHaveText(name);
}

const send = (console: Page, what: string) =>
	console.getByRole('button', { name: what, exact: true }).click();

/** Whether the scene ends where the message begins, to a pixel. */
const endsAbove = (wall: Page): Promise<boolean> =>
	wall.evaluate(() => {
		const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
		const [scene = 0, message = 0] = [box('.wall')?.bottom, box('[data-message]')?.top];
		return message < innerHeight && Math.abs(scene - message) <= 1;
	});

test('a new browser shows a code, is named, shows its wall, is sent orders, and is revoked', async ({
	page,
	browser,
	server,
}) => {
	const wall = await aBrowser(browser, server.url);
	await wall.goto('/');
	const code = await codeOn(wall);
	expect(await textFaults(wall, { fontPx: 16, contrast: 6 })).toEqual([]);
	const again = await aBrowser(browser, server.url);
	await again.goto('/');
	expect(await codeOn(again)).not.toBe(code);
	await again.context().close();

	await nameScreen({ console: page, code: code.toLowerCase(), name: 'Tường chính' });
	await wall.waitForURL('/wall/overview?distance=3&panel=68.5&theme=dark&lang=vi');
	await expect(wall.locator('[data-link="live"]')).toContainText('đọc từ 3 m');
	// Its credential is out of reach of scripts, and for this server alone.
	const [cookie] = await wall.context().cookies();
	expect(cookie).toMatchObject({ name: 'ioc-screen', httpOnly: true, sameSite: 'Strict' });
	expect(await wall.evaluate(() => document.cookie)).toBe('');
	await wall.goto('/');
	await wall.waitForURL(/\/wall\/overview\?/);
	await expect(wall.locator('[data-link="live"]')).toBeVisible();

	const row = page.locator('[data-screen="Tường chính"]');
	await expect(async () => {
		await page.goto('/console/screens');
		await expect(row).toHaveAttribute('data-presence', 'there', { timeout: 500 });
	}).toPass();
	// A new trouble of the sample devices may have interrupted the playlist.
	await expect(row.locator('[data-scene]')).toHaveText(/^\s*\p{L}/u);
	await expect(row).toContainText('như máy chủ');
	await expect(row).toContainText('1920 × 1080');
	await expect(row.locator('[data-lag]')).toHaveText(/^[\d,]+ giây$/);
	expect(await unreadable(page)).toEqual([]);
	await page.getByRole('link', { name: 'Tự làm mới' }).click();
	await expect(page.locator('form[data-form]')).toHaveCount(0);
	const asOf = page.locator('[data-as-of]');
	const before = await asOf.getAttribute('data-as-of');
	await expect(asOf).not.toHaveAttribute('data-as-of', before ?? '');

	await openScreen(page, 'Tường chính');
	expect(await unreadable(page)).toEqual([]);
	await send(page, 'Hiện tên 10 giây');
	await expect(wall.locator('[data-identity]')).toContainText('Tường chính');
	await expect(wall.locator('[data-identity]')).toHaveCount(0);

	const text = `Họp giao ban lúc 15:00, ${'đề nghị các tổ báo cáo đầy đủ. '.repeat(5)}`.trim();
	await page.getByLabel('Tin nhắn').fill(text);
	await send(page, 'Gửi tin');
	const message = wall.locator('[data-message]');
	await expect(message).toContainText(text);
	await expect(message).toContainText(/Nguyễn Thị Lan, \d\d:\d\d/);
	// It covers nothing.
	await expect.poll(() => endsAbove(wall)).toBe(true);
	await wall.reload();
	await expect(message).toContainText(text);
	await send(page, 'Xóa tin');
	await expect(message).toHaveCount(0);
	await expect(async () => {
		await page.getByRole('link', { name: 'Làm mới' }).click();
		await expect(page.locator('[data-order="clear"][data-taken="true"]')).toBeVisible({
			timeout: 500,
		});
	}).toPass();

	await page.getByLabel('Chuyển sang cảnh').selectOption({ label: 'Thiết bị' });
	await send(page, 'Chuyển cảnh');
	await wall.waitForURL(/\/wall\/devices\?distance=3/);
	await expect(wall.locator('[data-link="live"]')).toBeVisible();

	await page.getByLabel('Lý do, hiện trên màn hình').fill('Đổi sang máy khác');
	await send(page, 'Thu hồi quyền');
	await expect(page.getByRole('status')).toContainText('Đã thu hồi quyền của “Tường chính”');
	await wall.waitForURL('/');
	await expect(wall.locator('[data-revoked]')).toContainText(
		/“Tường chính” đã bị thu hồi quyền lúc .* Lý do: Đổi sang máy khác/,
	);
	expect(await codeOn(wall)).not.toBe(code);
	expect(await textFaults(wall, { fontPx: 16, contrast: 6 })).toEqual([]);
	await wall.context().close();
});

test('a frozen screen holds its picture and says so, goes on as it is told, and is darker where that was set', async ({
	page,
	browser,
	server,
}) => {
	const wall = await aBrowser(browser, server.url);
	await wall.goto('/');
	await nameScreen({ console: page, code: await codeOn(wall), name: 'Sảnh' });
	const header = wall.locator('header[data-link="live"]');
	await expect(header).toContainText('Trực tiếp');
	await openScreen(page, 'Sảnh');
	await send(page, 'Giữ hình');
	const frozen = wall.locator('[data-frozen]');
	await expect(frozen).toContainText(/Đang giữ hình lúc \d\d:\d\d:\d\d ngày/);
	const clock = header.locator('.clock');
	const held = await clock.textContent();
	// The link lives, and what is shown does not.
	await expect(header).toContainText('Đã kết nối máy chủ');
	await expect(header).toContainText('đang giữ hình');
	const version = await header.getAttribute('data-version');
	await expect(frozen).toContainText('3 giây trước');
	expect([await clock.textContent(), await header.getAttribute('data-version')]).toEqual([
		...[held, version],
	]);
	const faults = await textFaults(wall, { fontPx: 16, contrast: 6 });
	expect(faults.filter(({ text }) => text.includes('giữ hình lúc'))).toEqual([]);
	await expect(async () => {
		await page.getByRole('link', { name: 'Làm mới' }).click();
		await expect(page.locator('[data-screen="Sảnh"]')).toContainText('giữ hình từ', {
			timeout: 500,
		});
	}).toPass();
	await send(page, 'Thôi giữ hình');
	await expect(frozen).toHaveCount(0);
	await expect(header).toContainText('Trực tiếp');
	await expect.poll(() => clock.textContent()).not.toBe(held);

	const settings = page.locator('[data-form="change"]');
	await settings.getByLabel('Độ sáng (%)').fill('10');
	await settings.getByLabel('Nền').selectOption({ label: 'Nền sáng, cho phòng sáng' });
	await settings.getByLabel('Khoảng cách xem').fill('2,5');
	await settings.getByRole('button', { name: 'Lưu thay đổi' }).click();
	await expect(page.getByRole('status')).toContainText('Đã lưu');
	await wall.waitForURL(/distance=2\.5&panel=68\.5&theme=light/);
	await expect(wall.locator('html')).toHaveAttribute('data-theme', 'light');
	await expect(wall.locator('[data-opacity]')).toHaveAttribute('data-opacity', '0.24');
	await expect(wall.locator('html')).toHaveAttribute('data-dimmed', '');

	// The language needs another page, which the screen gets by itself.
	await settings.getByLabel('Ngôn ngữ').selectOption({ label: 'English' });
	await settings.getByRole('button', { name: 'Lưu thay đổi' }).click();
	await wall.waitForURL(/lang=en/);
	await expect(wall.locator('header[data-link="live"]')).toContainText('readable from 2.5 m');
	await expect(wall.locator('html')).toHaveAttribute('lang', 'en');
	await wall.context().close();
});

test('what is wrong in a form is told beside its field, and nothing that was typed is lost', async ({
	page,
	mishaps,
}) => {
	await page.goto('/console/screens');
	const form = page.locator('[data-form="pair"]');
	const fault = (label: string) =>
		form.locator('.field', { has: page.getByLabel(label) }).locator('.fault');
	await form.getByLabel('Mã trên màn hình').fill('KD7 4M0');
	await form.getByLabel('Nơi đặt').fill('Phòng trực');
	await form.getByLabel('Chiều cao hình').fill('55 inch');
	await form.getByLabel('Khoảng cách xem').fill('50');
	await form.getByLabel('Cảnh 1').selectOption({ label: 'không có' });
	await form.getByRole('button', { name: 'Đặt tên màn hình' }).click();
	await expect(page.getByRole('alert')).toContainText('Chưa thực hiện được');
	await expect(fault('Mã trên màn hình')).toHaveText('Mã gồm 6 chữ và số, ví dụ KD7 4MX.');
	await expect(fault('Tên màn hình')).toHaveText('Cần điền mục này.');
	await expect(fault('Chiều cao hình')).toHaveText('Cần số xentimét từ 8 đến 1000.');
	await expect(fault('Khoảng cách xem')).toHaveText('Cần số mét từ 0,3 đến 12.');
	await expect(fault('Cảnh 1')).toHaveText('Cần ít nhất một cảnh.');
	await expect(fault('Người thực hiện')).toHaveText('Cần điền mục này.');
	await expect(form.getByLabel('Nơi đặt')).toHaveValue('Phòng trực');
	await expect(form.getByLabel('Chiều cao hình')).toHaveValue('55 inch');
	expect(await unreadable(page)).toEqual([]);

	await form.getByLabel('Mã trên màn hình').fill('CCC CCC');
	await form.getByLabel('Tên màn hình').fill('Tường');
	await form.getByLabel('Chiều cao hình').fill('68,5');
	await form.getByLabel('Khoảng cách xem').fill('5');
	await form.getByLabel('Cảnh 1').selectOption({ label: 'Tổng quan' });
	await form.getByLabel('Người thực hiện').fill('Nguyễn Thị Lan');
	await form.getByRole('button', { name: 'Đặt tên màn hình' }).click();
	await expect(fault('Mã trên màn hình')).toContainText('Không màn hình nào đang hiện mã này');
	await expect(form.getByLabel('Tên màn hình')).toHaveValue('Tường');
	// The browser notes the statuses.
	for (const mishap of mishaps.splice(0)) expect(mishap).toMatch(/status of 400/);
});
