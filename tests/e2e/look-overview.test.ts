import { expect, type Page } from '@playwright/test';
import { typeScale } from '#lib/ui/type-scale.ts';
import { test } from '#tests/support/page.ts';
import { textFaults } from './text-boxes.ts';

/** Width and height of the screen (px), and whence it is read (m). */
const VIEWS = [
	[1_280, 720, 2],
	[1_920, 1_080, 2],
	[1_920, 1_080, 3],
	[3_840, 2_160, 2],
	[7_680, 2_160, 2],
	[7_680, 2_160, 3],
] as const;
/** Width and height of a tablet, held either way. */
const TABLETS = [
	[1_024, 768],
	[768, 1_024],
] as const;

async function open(page: Page, query: string): Promise<void> {
	await page.goto(`/wall/overview?${query}`);
	await expect(page.locator('[data-link="live"]')).toBeVisible();
	await expect(page.locator('[data-device]').first()).toBeAttached();
	await page.evaluate(() => document.fonts.ready);
}

test.beforeEach(() => {
	test.skip(test.info().project.name !== '1080p', 'sets its own sizes');
});

for (const [width, height, distanceM] of VIEWS) {
	test(`at ${String(width)}×${String(height)} from ${String(distanceM)} m all text is whole, apart, large and clear enough`, async ({
		page,
	}) => {
		await page.setViewportSize({ width, height });
		await open(page, `distance=${String(distanceM)}`);
		await expect.poll(() => textFaults(page, least({ distanceM, height }))).toEqual([]);
		const scrolls = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight);
		expect(scrolls).toBe(false);
	});
}

test('in a bright room, in the light theme, text is as clear', async ({ page }) => {
	await open(page, 'theme=light');
	await expect.poll(() => textFaults(page, least({ distanceM: 2, height: 1_080 }))).toEqual([]);
});

test('from three metres text has 31 px and values 39 at 1080p', async ({ page }) => {
	await open(page, 'distance=3');
	const text = await page.locator('h3').first().evaluate(fontSize);
	const value = await page.locator('[data-value] .value').first().evaluate(fontSize);
	expect(Math.floor(text)).toBe(31);
	expect(Math.floor(value)).toBeGreaterThanOrEqual(39);
	await expect(page.locator('header[data-link]')).toContainText('đọc từ 3 m');
});

for (const distanceM of [1, 5, 8]) {
	test(`from ${String(distanceM)} m there is less on the wall rather than smaller text`, async ({
		page,
	}) => {
		await open(page, `distance=${String(distanceM)}`);
		await expect.poll(() => textFaults(page, least({ distanceM, height: 1_080 }))).toEqual([]);
	});
}

for (const [width, height] of TABLETS) {
	test(`on a tablet of ${String(width)}×${String(height)} every panel has its rows`, async ({
		page,
	}) => {
		await page.setViewportSize({ width, height });
		await open(page, 'distance=0.6&panel=15');
		await expect(page.locator('.clock')).toBeInViewport();
		for (const row of ['[data-indicator]', '[data-rank]', '[data-alarm]', '[data-total]']) {
			await expect(page.locator(row).first(), row).toBeVisible();
		}
		await expect
			.poll(() => textFaults(page, least({ distanceM: 0.6, height, panelHeightCm: 15 })))
			.toEqual([]);
	});
}

for (const [distanceM, troubles] of [
	[5, 2],
	[8, 1],
] as const) {
	test(`from ${String(distanceM)} m the worst troubles, their number, the clock and the link are seen`, async ({
		page,
	}) => {
		await open(page, `distance=${String(distanceM)}`);
		const rows = page.locator('[data-alarm]');
		await expect(rows.nth(troubles - 1)).toBeVisible();
		await expect(rows.nth(troubles - 1)).toBeInViewport({ ratio: 1 });
		await expect(page.locator('.attention header')).toContainText(String(await rows.count()));
		await expect(page.locator('.clock')).toBeInViewport({ ratio: 1 });
		await expect(page.locator('[role="status"]')).toBeInViewport({ ratio: 1 });
		if (distanceM === 5) {
			await expect(page.locator('.devices header')).toBeInViewport({ ratio: 1 });
			await expect(page.locator('[data-indicator]').first()).toBeVisible();
		}
	});
}

test('every unit with devices has its line on the wall', async ({ page }) => {
	await open(page, '');
	await expect(page.locator('[data-total]').last()).toBeVisible();
});

test('the longest names and the most units fit', async ({ page }) => {
	for (const province of ['11', '58', '64', '66']) {
		await page.goto(`/wall/overview?province=${province}`);
		await expect(page.locator('[data-link="live"]')).toBeVisible();
		await expect(page.locator('[data-rank]').first()).toBeVisible();
		await expect.poll(() => textFaults(page, least({ distanceM: 2, height: 1_080 }))).toEqual([]);
	}
});

test('in English nothing but names is Vietnamese', async ({ page, request }) => {
	const { units } = (await (await request.get('/api/v1/units')).json()) as {
		units: { name: string; shortName: string }[];
	};
	const { devices } = (await (await request.get('/api/v1/devices')).json()) as {
		devices: { name: string }[];
	};
	await open(page, 'lang=en');
	const shown = await page.locator('body').innerText();
	expect(shown).toContain('Needs attention');
	const names = [
		...devices.map(({ name }) => name),
		// A cell of the map may have a word of the name on each line.
		...units.flatMap(({ name, shortName }) => [name, shortName, ...shortName.split(' ')]),
		'UBND tỉnh',
		'QĐ-TTg',
		'Hoàng',
		'Trường',
	].sort((a, b) => b.length - a.length);
	const rest = names.reduce((text, name) => text.replaceAll(name, ''), shown.normalize('NFC'));
	const vietnamese = rest.split('\n').filter((line) => /[À-ỹĂăĐđƠơƯư]/.test(line));
	expect(vietnamese).toEqual([]);
});

test('the cursor goes away while nobody moves it', async ({ page }) => {
	await open(page, '');
	const cursor = (): Promise<string> =>
		page.evaluate(() => getComputedStyle(document.documentElement).cursor);
	await expect.poll(cursor).toBe('none');
	await page.mouse.move(200, 200);
	await expect.poll(cursor).toBe('auto');
});

function least({
	distanceM,
	height,
	panelHeightCm = 68.5,
}: {
	distanceM: number;
	height: number;
	panelHeightCm?: number;
}) {
	const { text } = typeScale({ distanceM, panelHeightCm });
	return { fontPx: text * height, contrast: 6 };
}

function fontSize(element: Element): number {
	return parseFloat(getComputedStyle(element).fontSize);
}
