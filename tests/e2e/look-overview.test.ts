import { expect, type Page } from '@playwright/test';
import { typeScale } from '#lib/ui/type-scale.ts';
import { test } from '#tests/support/page.ts';
import { textFaults } from './text-boxes.ts';

const SIZES = [
	[1_280, 720],
	[1_920, 1_080],
	[3_840, 2_160],
	[7_680, 2_160],
] as const;

async function open(page: Page, query: string): Promise<void> {
	await page.goto(`/wall/overview?${query}`);
	await expect(page.locator('[data-link="live"]')).toBeVisible();
	await expect(page.locator('[data-device]').first()).toBeAttached();
	await page.evaluate(() => document.fonts.ready);
}

test.beforeEach(({}, { project }) => {
	test.skip(project.name !== '1080p', 'sets its own sizes');
});

for (const [width, height] of SIZES) {
	for (const distanceM of [2, 3]) {
		test(`at ${String(width)}×${String(height)} from ${String(distanceM)} m all text is whole, apart, large and clear enough`, async ({
			page,
		}) => {
			await page.setViewportSize({ width, height });
			const { text } = typeScale({ distanceM, panelHeightCm: 68.5 });
			for (const theme of ['dark', 'light']) {
				await open(page, `distance=${String(distanceM)}&theme=${theme}`);
				const least = { fontPx: text * height, contrast: 6 };
				await expect.poll(() => textFaults(page, least)).toEqual([]);
				const scrolls = await page.evaluate(
					() => document.documentElement.scrollHeight > innerHeight,
				);
				expect(scrolls).toBe(false);
			}
		});
	}
}

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
		const { text } = typeScale({ distanceM, panelHeightCm: 68.5 });
		await open(page, `distance=${String(distanceM)}`);
		const least = { fontPx: text * 1_080, contrast: 6 };
		await expect.poll(() => textFaults(page, least)).toEqual([]);
	});
}

test('the longest names and the most units fit', async ({ page }) => {
	for (const province of ['11', '58', '64', '66']) {
		await page.goto(`/wall/overview?province=${province}`);
		await expect(page.locator('[data-link="live"]')).toBeVisible();
		await expect(page.locator('[data-rank]').first()).toBeVisible();
		const { text } = typeScale({ distanceM: 2, panelHeightCm: 68.5 });
		await expect.poll(() => textFaults(page, { fontPx: text * 1_080, contrast: 6 })).toEqual([]);
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
		...units.flatMap(({ name, shortName }) => [name, shortName]),
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

function fontSize(element: Element): number {
	return parseFloat(getComputedStyle(element).fontSize);
}
