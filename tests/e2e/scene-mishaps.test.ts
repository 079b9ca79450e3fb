/** Scenes of a centre's own: composed, changed, broken and mended while they are shown; and panels that cannot be shown. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test as base } from '#tests/support/page.ts';
import { TestServer } from '#tests/support/server.ts';
import { samplesDir } from '#tests/support/samples.ts';

const SCENE = `
scene: phong-hop
title: Phòng họp
panels:
  figures: { type: figures, title: Hai chỉ tiêu, indicators: [ho-so-cong-viec, van-ban-ky-so] }
  gone: { type: series, title: Chỉ tiêu cũ, indicator: da-bo }
  timeline: { type: timeline }
  attention: { type: attention }
  intake: { type: intake }
layouts:
  - columns:
      - figures: 26
      - rows: [gone: 8, timeline]
      - rows: [attention, intake: auto]
`;

/** With a folder of scenes that the tests write to. */
const test = base.extend<object, { readonly folder: string }>({
	folder: [
		async ({}, use) => {
			const folder = await mkdtemp(join(tmpdir(), 'ioc-scenes-'));
			await use(folder);
			await rm(folder, { recursive: true });
		},
		{ scope: 'worker' },
	],
	server: [
		async ({ folder }, use) => {
			await writeScene(folder, SCENE);
			const server = new TestServer({
				settings: { IOC_SCENES: folder },
				begunFrom: samplesDir,
			});
			await server.start();
			await use(server);
			await server.stop();
		},
		{ scope: 'worker', timeout: 120_000 },
	],
});

function writeScene(folder: string, text: string): Promise<void> {
	return writeFile(join(folder, 'phong-hop.yaml'), text);
}

const fault = (page: Page, panel: string) =>
	page.locator(`[data-panel="${panel}"] [data-panel-fault]`);

test('a centre composes a scene of its own; a panel of an indicator that is gone says so, the others stand', async ({
	page,
}) => {
	await page.goto('/wall/phong-hop');
	await expect(page.locator('header .scene')).toContainText('Phòng họp');
	await expect(page.locator('[data-panel="figures"] h2')).toHaveText('Hai chỉ tiêu');
	await expect(page.locator('[data-panel="figures"] [data-indicator]')).toHaveCount(2);
	await expect(fault(page, 'gone')).toHaveText('Chỉ tiêu “da-bo” không còn trong danh mục');
	await expect(page.locator('[data-panel="attention"] h2')).toHaveText('Cần xử lý');
	await expect(page.locator('[data-panel-fault]')).toHaveCount(1);
});

test('a change of the file reaches the wall; where it is broken the last one stays, and the mistake is told', async ({
	page,
	context,
	folder,
}) => {
	await page.goto('/wall/phong-hop');
	await expect(page.locator('header .scene')).toContainText('Phòng họp');
	const wall = await page.locator('.wall').elementHandle();
	await writeScene(folder, SCENE.replace('title: Phòng họp', 'title: Phòng giao ban'));
	await expect(page.locator('header .scene')).toContainText('Phòng giao ban');
	await writeScene(folder, SCENE.replace('type: timeline', 'type: timelin'));
	await expect(page.locator('[data-scene-problems]')).toContainText('Cấu hình cảnh có lỗi');
	await expect(page.locator('header .scene')).toContainText('Phòng giao ban');
	await expect(page.locator('[data-panel="timeline"]')).toBeVisible();

	const desk = await context.newPage();
	await desk.goto('/console');
	const told = desk.locator('[data-scene-problems] li');
	await expect(told).toHaveCount(1);
	await expect(told).toContainText(
		/phong-hop\.yaml:7 .*there is no panel timelin; the nearest is timeline/,
	);
	await desk.close();

	await writeScene(folder, SCENE);
	await expect(page.locator('[data-scene-problems]')).toHaveCount(0);
	await expect(page.locator('header .scene')).toContainText('Phòng họp');
	expect(await wall?.evaluate((element) => element.isConnected), 'it was never made anew').toBe(
		true,
	);
});

test('what a panel’s query cannot look up is said below it, and comes when it can', async ({
	page,
}) => {
	const problem = { kind: 'slow', afterS: 10 };
	await page.route('**/answer/timeline*', (route) => route.fulfill({ json: problem }));
	await page.goto('/wall/phong-hop');
	await expect(fault(page, 'timeline')).toHaveText(
		'Chưa lấy được số liệu: quá 10 giây, đang thử lại',
	);
	await expect(page.locator('[data-panel="figures"] [data-indicator]')).toHaveCount(2);
	await page.unrouteAll();
	await expect(fault(page, 'timeline')).toHaveCount(0);
});

test('a panel that breaks says so in a line, and the rest of the wall stands', async ({
	browser,
	server,
}) => {
	// It tells the console, which the page of a test may not.
	const page = await browser.newPage({ baseURL: server.url });
	await page.route('**/answer/timeline*', (route) =>
		route.fulfill({ json: { kind: 'answer', data: { devices: 'none' } } }),
	);
	await page.goto('/wall/phong-hop');
	await expect(fault(page, 'timeline')).toHaveText('Mục này gặp lỗi và không hiển thị được');
	await expect(page.locator('[data-panel="figures"] [data-indicator]')).toHaveCount(2);
	await expect(page.locator('[data-link="live"]')).toBeVisible();
	await page.close();
});

test('a scene that is not there is told to be none', async ({ request }) => {
	const answer = await request.get('/wall/khong-co');
	expect(answer.status()).toBe(404);
	expect((await request.get('/wall/phong-hop/answer/khong-co')).status()).toBe(404);
});
