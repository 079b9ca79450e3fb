import { expect, type Page } from '@playwright/test';
import { median } from '#tests/bench/quantiles.ts';
import { onOnePage, test as onOwnPage } from '#tests/support/page.ts';
import { enterField, type Field } from './field.ts';
import { openOverview } from './wall-page.ts';

const test = onOnePage.extend<{ field: Field }>({
	field: async ({ server }, use) => {
		const field = await enterField(server.mqttUrl);
		await use(field);
		await field.leave();
	},
});

const CAMERA = {
	kind: 'camera',
	name: 'Camera thử nghiệm',
	unit: '673',
	lat: 11.548,
	lon: 107.807,
	heartbeatS: 60,
};

async function openWall(page: Page): Promise<void> {
	await openOverview(page);
	await expect(page.locator('[data-device]').first()).toBeAttached();
}

/** Resolves with the milliseconds until the element is there. */
async function timeUntilAttached(page: Page, selector: string): Promise<number> {
	const begun = performance.now();
	await page.locator(selector).waitFor({ state: 'attached' });
	return performance.now() - begun;
}

test(
	'a status published over MQTT is on the wall within a second',
	{ tag: '@looks' },
	async ({ page, field }) => {
		const cellOf = (id: string): string => `[data-device="${id}"][data-site="bao-loc"]`;
		const cell = cellOf('e2e-cam');
		await openWall(page);
		const times: number[] = [];
		// One may meet a moment in which the machine does something else.
		for (const id of ['e2e-cam-2', 'e2e-cam-3', 'e2e-cam']) {
			await field.publish(`bao-loc/device/${id}/info`, CAMERA);
			await field.publish(`bao-loc/device/${id}/status`, { state: 'online' });
			await page.locator(`${cellOf(id)}[data-state="online"]`).waitFor({ state: 'attached' });
			const shown = timeUntilAttached(page, `${cellOf(id)}[data-state="offline"]`);
			const status = { state: 'offline', reason: 'no-video' };
			await field.publish(`bao-loc/device/${id}/status`, status);
			times.push(await shown);
			if (id !== 'e2e-cam') await field.publish(`bao-loc/device/${id}/status`, { state: 'online' });
		}
		expect(median(times)).toBeLessThan(1_000);

		const alarm = page.locator('[data-alarm="bao-loc/e2e-cam"]');
		await expect(alarm).toHaveAttribute('data-state', 'offline');
		await expect(alarm).toContainText('Camera thử nghiệm');
		await expect(alarm).toContainText('Mất hình · Bảo Lộc');

		await field.publish('bao-loc/device/e2e-cam/status', { state: 'online' });
		await expect(alarm).toHaveCount(0);
		await expect(page.locator(cell)).toHaveCount(1);
	},
);

test('a dead gateway is one line with what is behind it, and hides no other device', async ({
	page,
	field,
}) => {
	const all = ['e2e-own', 'e2e-gw', ...Array.from({ length: 12 }, (_, at) => `e2e-child-${at}`)];
	const tell = (state: string) =>
		Promise.all(all.map((id) => field.publish(`bao-loc/device/${id}/status`, { state })));
	await Promise.all(
		all.map((id) => {
			const behind = id.startsWith('e2e-child') ? { gateway: 'e2e-gw' } : {};
			return field.publish(`bao-loc/device/${id}/info`, { ...CAMERA, name: id, ...behind });
		}),
	);
	await tell('offline');
	await openWall(page);
	const gateway = page.locator('[data-alarm="bao-loc/e2e-gw"]');
	await expect(gateway).toContainText('kéo theo 12 thiết bị');
	await expect(gateway).toHaveAttribute('data-devices', '13');
	await expect(page.locator('[data-alarm="bao-loc/e2e-own"]')).toBeVisible();
	await expect(page.locator('[data-alarm^="bao-loc/e2e-child"]')).toHaveCount(0);
	// Read at one moment: a device of another test may fall silent between two.
	const counts = () =>
		page.evaluate(() => {
			const sum = (selector: string, attribute: string) =>
				[...document.querySelectorAll(selector)].reduce(
					(total, element) => total + Number(element.getAttribute(attribute)),
					0,
				);
			const heading = document.querySelector<HTMLElement>('.attention header')?.innerText ?? '';
			return {
				heading: Number(/\d+(?= thiết bị)/.exec(heading)?.[0]),
				lines: sum('[data-alarm]', 'data-devices'),
				legend: ['offline', 'degraded', 'silent']
					.map((look) => sum(`.devices .legend li:has([data-look=${look}])`, 'data-count'))
					.reduce((total, count) => total + count),
			};
		});
	await expect
		.poll(async () => {
			const { heading, lines, legend } = await counts();
			return heading === lines && lines === legend ? 'alike' : { heading, lines, legend };
		})
		.toBe('alike');
	await tell('online');
	await expect(gateway).toHaveCount(0);
});

test(
	'a sample in trouble is marked among real ones, and a name without end is held to two lines',
	{ tag: '@looks' },
	async ({ page, field }) => {
		await openWall(page);
		const name = 'W'.repeat(190);
		await field.publish('bao-loc/device/e2e-long/info', { ...CAMERA, name });
		await field.publish('bao-loc/device/e2e-long/status', { state: 'offline', reason: 'power' });
		const SAMPLE = 'bao-loc/device/e2e-sample';
		await field.publish(`${SAMPLE}/info`, { ...CAMERA, name: 'Camera mẫu', sample: true });
		await field.publish(`${SAMPLE}/status`, { state: 'offline', reason: 'power', sample: true });
		const real = page.locator('[data-alarm="bao-loc/e2e-long"]');
		await expect(real).toContainText('Mất điện');
		await expect(real).not.toContainText('Dữ liệu mẫu');
		const sample = page.locator('[data-alarm]').filter({ hasText: 'Dữ liệu mẫu' });
		await expect(sample.first()).toBeAttached();
		await expect(page.locator('.devices header')).toContainText(/Dữ liệu mẫu: \d+/);
		await expect(page.locator('.ranking header')).toContainText(/dữ liệu mẫu/i);

		const title = real.locator('.title');
		await expect(title).toHaveAttribute('title', name);
		const lines = await title.evaluate(
			(element) => element.clientHeight / parseFloat(getComputedStyle(element).lineHeight),
		);
		expect(Math.round(lines)).toBe(2);
		const [text, age] = [await title.boundingBox(), await real.locator('.age').boundingBox()];
		expect((text?.x ?? 0) + (text?.width ?? 0)).toBeLessThanOrEqual(age?.x ?? 0);
		await field.publish('bao-loc/device/e2e-long/status', { state: 'online' });
		await field.publish(`${SAMPLE}/status`, { state: 'online', sample: true });
	},
);

test('a sign of life is noted on its cell at once', async ({ page, field }) => {
	const at = Date.now();
	await openWall(page);
	await field.publish('bao-loc/device/e2e-seen/info', { ...CAMERA, name: 'Camera hai' });
	await field.publish('bao-loc/device/e2e-seen/telemetry', { ts: at, values: { fps: 25 } });
	await expect(page.locator('[data-device="e2e-seen"]')).toHaveAttribute('data-seen', String(at));
});

test('a figure that is reported takes the place of the sample, and its mark', async ({
	page,
	field,
}) => {
	await openWall(page);
	const tile = page.locator('[data-indicator="ho-so-cong-viec"][data-unit="68"]');
	await expect(tile).not.toHaveAttribute('data-value', '');
	await field.publish('lam-dong/indicator/68/ho-so-cong-viec', { value: 87.2, source: 'test' });
	await expect(tile).toHaveAttribute('data-value', '87.2');
	await expect(tile.locator('.value')).toHaveText('87,2%');
	await expect(tile).not.toContainText('Dữ liệu mẫu');
	await expect(tile.locator('.trend path').first()).toHaveAttribute('d', '');
	await expect(tile).toContainText('Chưa đạt');
	await expect(tile).toContainText('chỉ tiêu từ 90%');
});

test(
	'an unknown device and a broken payload are told of, and nothing stops',
	{ tag: '@looks' },
	async ({ page, field }) => {
		await openWall(page);
		await field.publish('bao-loc/device/e2e-stranger/status', { state: 'online' });
		await field.publish('bao-loc/device/e2e-cam/status', '{"state":');
		const notes = page.locator('[data-dead-letters]');
		await expect(notes).toContainText('thiết bị chờ duyệt');
		await expect(notes).toContainText('bao-loc/e2e-stranger');
		await expect(notes).toContainText('bị từ chối');
		await expect(notes.locator('[data-reason="bad-json"]')).toContainText(
			'JSON hỏng · bao-loc/device/e2e-cam/status',
		);
		// From afar as well, in a line.
		await openOverview(page, 'distance=8');
		await expect(notes.locator('.brief')).toBeInViewport({ ratio: 1 });
		await expect(notes.locator('.brief')).toContainText(/bản tin lỗi · \d+ thiết bị chờ duyệt/);
		await openOverview(page);
		await field.publish('bao-loc/device/e2e-after/info', CAMERA);
		await field.publish('bao-loc/device/e2e-after/status', { state: 'degraded' });
		await expect(page.locator('[data-device="e2e-after"]')).toHaveAttribute(
			'data-state',
			'degraded',
		);
		// Who is in quarantine is counted, and no more.
		await expect(page.locator('[data-device="e2e-stranger"]')).toHaveCount(0);
	},
);

test('the header tells how old the newest reading is, the version, and the time of the server', async ({
	page,
}) => {
	await openWall(page);
	const header = page.locator('header[data-link]');
	await expect(header).toContainText('Trực tiếp');
	await expect(header).toContainText(/số liệu mới nhất \d+ giây trước/);
	await expect(header).toContainText('đọc từ 2 m');
	expect(Number(await header.getAttribute('data-version'))).toBeGreaterThan(0);
	await expect
		.poll(async () => {
			const shown = await header.locator('time').getAttribute('datetime');
			return Math.abs(Date.parse(shown ?? '') - Date.now());
		})
		.toBeLessThan(3_000);
});

test('another province’s wall shows its districts, from the same server', async ({ page }) => {
	await openOverview(page, 'province=58');
	await expect(page.locator('h1')).toHaveText('Tỉnh Ninh Thuận');
	await expect(page.locator('[data-rank]')).toHaveCount(7);
	await expect(page.locator('.wall')).toContainText('Địa bàn huyện cũ, địa giới 30/11/2024');
});

/** Runs in the page: how many more cells of a look there are than its word says, at one moment. */
function cellsButTold(look: string): number {
	const cells = document.querySelectorAll(`.matrix .lines > [data-look="${look}"]`).length;
	const word = document.querySelector(`.devices .legend li:has([data-look="${look}"])`);
	return cells - Number(word?.getAttribute('data-count'));
}

test('every cell has its word, with how many there are: a late device its age', async ({
	page,
	field,
}) => {
	const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();
	await field.publish('bao-loc/device/e2e-late/info', { ...CAMERA, name: 'Camera chậm' });
	await field.publish('bao-loc/device/e2e-late/status', { ts: ago(130), state: 'online' });
	await field.publish('bao-loc/device/e2e-mute/info', { ...CAMERA, name: 'Camera chưa có tin' });
	await openWall(page);
	await expect(page.locator('[data-device="e2e-late"]')).toHaveAttribute('data-look', 'late');
	await expect(page.locator('[data-device="e2e-mute"]')).toHaveAttribute('data-look', 'unknown');
	const legend = page.locator('.devices .legend');
	await expect(legend).toContainText(/Chậm gửi tin \d+ \(lâu nhất 2 phút\)/);
	await expect(legend).toContainText(/Chưa xác định \d+/);
	for (const look of ['late', 'unknown']) {
		await expect.poll(() => page.evaluate(cellsButTold, look), { message: look }).toBe(0);
	}
	await field.publish('bao-loc/device/e2e-late/status', { state: 'online' });
	await expect(page.locator('[data-device="e2e-late"]')).toHaveAttribute('data-look', 'online');
});

onOwnPage('before the server has said a word, nothing is said to be missing', async ({ page }) => {
	await page.routeWebSocket(/\/live/, () => undefined);
	await page.goto('/wall/overview');
	const tile = page.locator('[data-indicator]').first();
	await expect(tile).toContainText('Đang chờ số liệu');
	for (const panel of ['.map', '.attention', '.devices']) {
		await expect(page.locator(panel).first()).toContainText('Đang chờ số liệu');
	}
	await expect(page.locator('[data-rank]')).toHaveCount(0);
	await expect(page.locator('.figures').first()).not.toContainText('Chưa có số liệu');
	await expect(page.locator('[data-map-label] .name').first()).toBeVisible();
	await expect(page.locator('[data-map-label] .value:not(:empty)')).toHaveCount(0);
	await expect(page.locator('[data-map-legend]')).not.toContainText('Chưa có số liệu');
});
