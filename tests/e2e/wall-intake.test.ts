/** What the wall says of its readings while they come in, and when their way is broken. */
import { expect, test as base } from '@playwright/test';
import { Mosquitto } from '#tests/support/mosquitto.ts';
import { TestServer } from '#tests/support/server.ts';
import { enterField } from './field.ts';

const broker = new Mosquitto();
let server: TestServer;

const test = base.extend<{ faults: string[] }>({
	faults: [
		async ({ page }, use) => {
			const faults: string[] = [];
			page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
			page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
			await use(faults);
			expect(faults).toEqual([]);
		},
		{ auto: true },
	],
});

test.beforeAll(async () => {
	test.setTimeout(120_000);
	await broker.start();
	server = new TestServer({ settings: { MQTT_URL: broker.url } });
	await server.start();
});
test.afterAll(async () => {
	await server.stop();
	await broker.stop();
});

test('the header tells the age of the newest reading, and no all-clear is given that nobody can give', async ({
	page,
}) => {
	test.setTimeout(150_000);
	const header = page.locator('header[data-link]');
	const doubt = header.locator('.data [data-shape="warning"]');
	const attention = page.locator('.attention');
	const secondsOld = async (): Promise<number> => {
		const told = /mới nhất (\d+) (giây|phút) trước/.exec(await header.innerText());
		return Number(told?.[1]) * (told?.[2] === 'phút' ? 60 : 1);
	};

	await page.goto(`${server.url}/wall/overview`);
	// All that a new installation has are the results that were published, which are years old.
	await expect(header).toHaveText(/Trực tiếp\s+số liệu mới nhất [\d.]+ ngày trước/);
	await expect(attention).toContainText('Chưa có thiết bị nào');

	const field = await enterField(broker.url);
	const values = { waterLevelM: 1.4 };
	await field.publish('bao-loc/device/gauge/info', { kind: 'gauge', name: 'Gauge', unit: '673' });
	await expect(attention).toContainText('Chưa rõ có sự cố hay không');
	await expect(attention).toContainText('1 thiết bị chưa xác định');
	await expect(attention.locator('header')).not.toContainText('0');
	// Twice the minute that is expected of a device that names no other.
	await field.publish('bao-loc/device/gauge/telemetry', { ts: Date.now() - 125_000, values });
	await expect(header).toHaveText(/Trực tiếp\s+số liệu mới nhất 2 phút trước/);
	await expect(doubt).toBeVisible();
	await field.publish('bao-loc/device/gauge/telemetry', { values });
	await expect(header).toHaveText(/Trực tiếp\s+số liệu mới nhất \d giây trước/);
	await expect(doubt).toHaveCount(0);
	// A sign of life is evidence enough, whatever it says.
	await expect(attention).toContainText('Không có thiết bị nào gặp sự cố');

	await field.publish('bao-loc/device/cam/info', { kind: 'camera', name: 'Camera', unit: '673' });
	await expect(attention).toContainText('Chưa thấy sự cố nào');
	await expect(attention).toContainText('1 thiết bị chưa xác định');

	await field.publish('bao-loc/device/cam/status', { state: 'online' });
	await expect(attention).toContainText('Không có thiết bị nào gặp sự cố');
	await expect(attention.locator('header')).toContainText('0');
	await expect(doubt).toHaveCount(0);
	await field.leave();

	await broker.kill('SIGKILL');
	await expect(doubt).toBeVisible();
	await expect(header).toHaveAttribute('data-link', 'live');
	await expect(attention).toContainText('Chưa rõ có sự cố hay không');
	await expect(attention).toContainText('Dịch vụ thu nhận: mất máy chủ bản tin');
	await expect(attention.locator('header')).not.toContainText('0');
	const old = await secondsOld();
	// What is old does not become new with the page.
	await page.reload();
	await expect(doubt).toBeVisible();
	await expect.poll(secondsOld).toBeGreaterThan(old);

	await broker.start();
	await expect(doubt).toHaveCount(0);
	await expect(attention).toContainText('Không có thiết bị nào gặp sự cố');
	const back = await enterField(broker.url);
	await back.publish('lam-dong/indicator/68/ho-so-cong-viec', { value: 87.2 });
	await expect.poll(secondsOld).toBeLessThan(5);
	await back.leave();
});
