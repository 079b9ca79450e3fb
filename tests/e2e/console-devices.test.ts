import { expect, type Page } from '@playwright/test';
import type { DevicesAnswer } from '#lib/wire/api/devices.ts';
import { test } from '#tests/support/page.ts';
import { enterField } from './field.ts';
import type { TextFault } from './text-boxes.ts';
import { wholePageFaults } from './whole-page.ts';

/** Widths of a desk's screen and of a tablet (px). */
const DESKS = [1920, 1024] as const;

/** What could not be read. */
async function unreadable(page: Page, width: number): Promise<TextFault[]> {
	const faults = await wholePageFaults(page, width);
	// It is measured against the page's ground; the one button that matters has its own.
	const isMain = (text: string) => ['Nhận thiết bị', 'Lưu thay đổi'].includes(text);
	return faults.filter(({ fault, text }) => fault !== 'faint' || !isMain(text));
}

test('a device in quarantine is judged by its evidence, taken in, and then on the wall', async ({
	page,
	server,
	mishaps,
}) => {
	const field = await enterField(server.mqttUrl);
	await field.publish('bao-loc/device/muc-nuoc-07/telemetry', { values: { waterLevelM: 1.42 } });
	// Its clock is years off.
	const ts = '2019-01-01T00:00:00Z';
	await field.publish('bao-loc/device/muc-nuoc-07/status', { ts, state: 'online' });

	await page.goto('/console');
	await page.getByRole('listitem').getByRole('link', { name: 'Thiết bị' }).click();
	const waiting = page.locator('[data-device="muc-nuoc-07"]');
	await expect(async () => {
		await page.goto('/console/devices?stage=quarantine');
		await expect(waiting).toContainText('ioc/v1/bao-loc/device/muc-nuoc-07/telemetry', {
			timeout: 500,
		});
	}).toPass();
	await expect(waiting).toContainText('{"values":{"waterLevelM":1.42}}');
	await expect(waiting).toContainText('Số bản tin trong 24 giờ 2');
	await expect(waiting).toContainText('chủ đề của hệ thống');
	await expect(waiting).toContainText('năm: ghi 07:00 01/01/2019, hệ thống nhận');
	for (const width of DESKS) expect(await unreadable(page, width)).toEqual([]);

	await waiting.getByRole('link', { name: 'Xét duyệt' }).click();
	const form = page.locator('[data-form="admit"]');
	await form.getByLabel('Tên').fill(' ');
	await form.getByLabel('Loại thiết bị').fill('water-gauge');
	await form.getByLabel('Vĩ độ').fill('107,81');
	await form.getByLabel('Kinh độ').fill('11,55');
	await form.getByLabel('Chu kỳ').fill('nửa phút');
	await form.getByRole('button', { name: 'Nhận thiết bị' }).click();
	await expect(page.getByRole('alert')).toContainText('Chưa lưu được');
	const fault = (label: string) =>
		form.locator('.field', { has: page.getByLabel(label) }).locator('.fault');
	await expect(fault('Tên')).toHaveText('Cần điền mục này.');
	await expect(fault('Địa bàn')).toHaveText('Cần điền mục này.');
	await expect(fault('Vĩ độ')).toHaveText('Vĩ độ và kinh độ bị đảo ngược.');
	await expect(fault('Chu kỳ')).toContainText('Cần số giây nguyên');
	await expect(fault('Người thực hiện')).toHaveText('Cần điền mục này.');
	await expect(form.getByLabel('Vĩ độ')).toHaveValue('107,81');
	for (const width of DESKS) expect(await unreadable(page, width)).toEqual([]);
	await page.getByRole('button', { name: 'Nền sáng' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
	expect(await unreadable(page, DESKS[0])).toEqual([]);

	await form.getByLabel('Tên').fill('Mực nước cầu Đại Lào');
	await form.getByLabel('Địa bàn').selectOption({ label: 'Thành phố Bảo Lộc' });
	await form.getByLabel('Loại thiết bị').fill('water-gauge');
	await form.getByLabel('Vĩ độ').fill('11,52');
	await form.getByLabel('Kinh độ').fill('107,75');
	await form.getByLabel('Người thực hiện').fill('Nguyễn Thị Lan');
	await form.getByRole('button', { name: 'Nhận thiết bị' }).click();
	await expect(page.getByRole('status')).toHaveText('Đã nhận “Mực nước cầu Đại Lào”.');

	await page.goto('/console/devices?stage=admitted&q=cau+dai+lao');
	const taken = page.locator('[data-device="muc-nuoc-07"]');
	await expect(taken).toContainText('Bảo Lộc');
	await expect(taken).toContainText('Mực nước · bao-loc/muc-nuoc-07');
	await taken.getByRole('link').click();
	await expect(page.getByText('Nhận lúc')).toContainText('Nguyễn Thị Lan');
	await expect(page.locator('[data-clock]')).toContainText('Đồng hồ thiết bị chậm');
	expect(await unreadable(page, DESKS[0])).toEqual([]);

	// The browser notes the status of what was refused.
	for (const mishap of mishaps.splice(0)) expect(mishap).toMatch(/status of 400/);
	await page.setViewportSize({ width: 1920, height: 1080 });
	await page.goto('/wall/devices');
	await expect(page.locator('.matrix [data-device="muc-nuoc-07"]')).toHaveAttribute(
		'data-look',
		'online',
	);
	await expect(page.locator('[data-wrong-clocks]')).toContainText(
		/^ *1 thiết bị sai đồng hồ.*bao-loc\/muc-nuoc-07/,
	);
	const asked = await page.request.get('/api/v1/devices?site=bao-loc');
	const { devices } = (await asked.json()) as DevicesAnswer;
	const told = devices.find(({ device }) => device === 'muc-nuoc-07')?.clock;
	expect(told?.aheadS).toBeLessThan(-7 * 365 * 86_400);
	const off = { ts, state: 'offline', reason: 'power' };
	await field.publish('bao-loc/device/muc-nuoc-07/status', off);
	const row = page.locator('.attention [data-device="muc-nuoc-07"]');
	await expect(row.locator('.under')).toContainText(/Đồng hồ thiết bị chậm .* năm, lấy giờ nhận/);
	await field.leave();
});

test('the console answers nobody elsewhere, and takes no form of another page', async ({
	server,
	playwright,
}) => {
	const asked = async (path: string, headers: Record<string, string>, form?: string) => {
		const request = await playwright.request.newContext({ extraHTTPHeaders: headers });
		const url = `${server.url}${path}`;
		const response = await (form === undefined
			? request.get(url)
			: request.post(url, {
					data: form,
					headers: { 'content-type': 'application/x-www-form-urlencoded' },
				}));
		const told = [response.status(), await response.text()] as const;
		await request.dispose();
		return told;
	};
	const proxied = { 'x-forwarded-for': '203.0.113.7' };
	for (const path of ['/console', '/console/devices', '/console/devices/1']) {
		const [status, body] = await asked(path, proxied);
		expect([status, JSON.parse(body)]).toMatchObject([403, { title: 'Forbidden', status: 403 }]);
	}
	expect((await asked('/console/devices/1?/retire', proxied, 'by=Lan'))[0]).toBe(403);
	for (const origin of ['http://wall.example', 'null']) {
		expect((await asked('/console/devices/1?/retire', { origin }, 'by=Lan'))[0]).toBe(403);
	}
	expect((await asked('/console/devices/987654', {}))[0]).toBe(404);
});
