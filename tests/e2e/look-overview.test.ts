/** The looks of the overview whatever happens in the field: each view on a usual day, a bad one and a calm one. */
import { expect, type Page } from '@playwright/test';
import { typeScale } from '#lib/ui/type-scale.ts';
import { tallyOf, WEATHERS, type StillField } from './still-field.ts';
import { expectShown, OFTEN, test, untoldLists } from './still-wall.ts';
import { smallValues, textFaults } from './text-boxes.ts';
import { openOverview } from './wall-page.ts';

/** Width and height of the screen (px), and whence it is read (m). */
const VIEWS = [
	[1_280, 720, 2],
	[1_920, 1_080, 1],
	[1_920, 1_080, 2],
	[1_920, 1_080, 3],
	[3_840, 2_160, 2],
	[7_680, 2_160, 2],
	[7_680, 2_160, 3],
	[7_680, 2_160, 5],
] as const;
/** Far from a 1080p panel: how many troubles are seen at least, on a usual day and on a bad one. */
const FAR = [
	[5, { usual: 2, bad: 1, calm: 0 }],
	[8, { usual: 1, bad: 1, calm: 0 }],
] as const;
/** Width and height of a tablet, held either way. */
const TABLETS = [
	[1_024, 768],
	[768, 1_024],
] as const;

type View = {
	readonly query: string;
	readonly least: ReturnType<typeof least>;
};

/** Opens the view and has every weather pass over it; after each, all text must be readable and nothing scroll. */
async function expectReadable(
	page: Page,
	field: StillField,
	{ query, least }: View,
): Promise<void> {
	for (const weather of WEATHERS) {
		await field.becomes(weather);
		if (weather === WEATHERS[0]) await openOverview(page, query);
		await expectShown(page, weather);
		await expect.poll(() => textFaults(page, least), { ...OFTEN, message: weather }).toEqual([]);
		expect(await smallValues(page, least.valuePx), weather).toEqual([]);
		await expect.poll(() => page.evaluate(untoldLists), { ...OFTEN, message: weather }).toEqual([]);
		const scrolls = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight);
		expect(scrolls, weather).toBe(false);
	}
}

// One weather follows another faster than devices of a real field would change without being in trouble.
test.use({ settings: { IOC_FLAP_DETECTION: 'off' } });

for (const [width, height, distanceM] of VIEWS) {
	test(`at ${String(width)}×${String(height)} from ${String(distanceM)} m all text is whole, apart, large and clear enough`, async ({
		page,
		field,
	}) => {
		await page.setViewportSize({ width, height });
		const query = `distance=${String(distanceM)}`;
		await expectReadable(page, field, { query, least: least({ distanceM, height }) });
	});
}

test('in a bright room, in the light theme, text is as clear', async ({ page, field }) => {
	const own = least({ distanceM: 2, height: 1_080 });
	await expectReadable(page, field, { query: 'theme=light', least: own });
});

test('from three metres text has 31 px and values 39 at 1080p', async ({ page, field }) => {
	await field.becomes('usual');
	await openOverview(page, 'distance=3');
	const text = await page.locator('h3').first().evaluate(fontSize);
	const value = await page.locator('[data-value] .value').first().evaluate(fontSize);
	expect(Math.floor(text)).toBe(31);
	expect(Math.floor(value)).toBeGreaterThanOrEqual(39);
	await expect(page.locator('header[data-link]')).toContainText('đọc từ 3 m');
});

/** Where there is too little room for all: no view of those above. */
const CROWDED = [
	[1_024, 768, ''],
	[768, 1_024, ''],
	[1_920, 1_080, 'distance=4'],
] as const;
/** Where few troubles have room beside all else. */
const ROOMY = [
	[1_280, 720],
	[7_680, 2_160],
] as const;
/** Panels that have no room at 1080p, by the distance (m). */
const LEFT_OUT = [
	[2, ''],
	[3, 'Không đủ chỗ: xếp hạng'],
	[4, 'Không đủ chỗ: bản đồ, xếp hạng'],
	[5, 'Không đủ chỗ: bản đồ, xếp hạng'],
] as const;

for (const [distanceM, seen] of FAR) {
	test(`from ${String(distanceM)} m there is less on the wall rather than smaller text, but the worst troubles, their number, the clock and the link`, async ({
		page,
		field,
	}) => {
		const own = least({ distanceM, height: 1_080 });
		for (const weather of WEATHERS) {
			await field.becomes(weather);
			if (weather === WEATHERS[0]) await openOverview(page, `distance=${String(distanceM)}`);
			await expectShown(page, weather);
			await expect.poll(() => textFaults(page, own), { ...OFTEN, message: weather }).toEqual([]);
			expect(await smallValues(page, own.valuePx), weather).toEqual([]);
			await expect
				.poll(() => page.evaluate(untoldLists), { ...OFTEN, message: weather })
				.toEqual([]);
			const rows = page.locator('[data-alarm]');
			for (let place = 0; place < seen[weather]; place++) {
				await expect(rows.nth(place)).toBeVisible();
				await expect(rows.nth(place)).toBeInViewport({ ratio: 1 });
			}
			await expect(page.locator('.attention header')).toBeInViewport({ ratio: 1 });
			await expect(page.locator('.clock')).toBeInViewport({ ratio: 1 });
			await expect(page.locator('[role="status"]')).toBeInViewport({ ratio: 1 });
			if (distanceM === 5) {
				await expect(page.locator('.devices header')).toBeInViewport({ ratio: 1 });
				await expect(page.locator('[data-indicator]').first()).toBeVisible();
			}
		}
	});
}

for (const [width, height] of TABLETS) {
	test(`on a tablet of ${String(width)}×${String(height)} every panel has its rows`, async ({
		page,
		field,
	}) => {
		await page.setViewportSize({ width, height });
		const own = least({ distanceM: 0.6, height, panelHeightCm: 15 });
		await expectReadable(page, field, { query: 'distance=0.6&panel=15', least: own });
		await field.becomes('bad');
		await expectShown(page, 'bad');
		await expect(page.locator('.clock')).toBeInViewport();
		for (const row of ['[data-indicator]', '[data-rank]', '[data-alarm]', '[data-total]']) {
			await expect(page.locator(row).first(), row).toBeVisible();
		}
	});
}

test('what does not fit is counted, in every weather', async ({ page, field }) => {
	for (const [width, height, query] of CROWDED) {
		await page.setViewportSize({ width, height });
		for (const weather of WEATHERS) {
			await field.becomes(weather);
			if (weather === WEATHERS[0]) await openOverview(page, query);
			await expectShown(page, weather);
			const message = `${String(width)}×${String(height)} ${query} ${weather}`;
			await expect.poll(() => page.evaluate(untoldLists), { ...OFTEN, message }).toEqual([]);
		}
	}
});

test('a few troubles all have their row, before units where every device is online', async ({
	page,
	field,
}) => {
	await field.becomes('usual');
	for (const [width, height] of ROOMY) {
		await page.setViewportSize({ width, height });
		await openOverview(page);
		await expectShown(page, 'usual');
		for (const row of await page.locator('[data-alarm]').all()) await expect(row).toBeVisible();
		const seen = await page.locator('.row[data-total]').filter({ visible: true }).count();
		const { units } = tallyOf('usual');
		const troubled = [...units.values()].filter(({ troubles }) => troubles > 0).length;
		expect(seen).toBeGreaterThanOrEqual(troubled);
		if (seen === units.size) continue;
		const left = String(units.size - seen);
		await expect(page.locator('.devices .box > p')).toContainText(
			`+${left} địa bàn, mọi thiết bị trực tuyến`,
		);
	}
});

test('a line says which panels have no room', async ({ page, field }) => {
	await field.becomes('usual');
	for (const [distanceM, words] of LEFT_OUT) {
		await openOverview(page, `distance=${String(distanceM)}`);
		await expectShown(page, 'usual');
		const line = page.locator('[data-left-out]');
		if (words === '') await expect(line).toHaveCount(0);
		else await expect(line.filter({ visible: true })).toHaveText(words);
	}
	await openOverview(page, 'distance=8');
	await field.becomes('calm');
	await expectShown(page, 'calm');
	await expect(page.locator('[data-left-out]').filter({ visible: true })).toHaveText(
		'Không đủ chỗ: bản đồ, xếp hạng, chỉ tiêu, thiết bị',
	);
});

test('every unit with devices has its line on the wall', async ({ page, field }) => {
	await field.becomes('bad');
	await openOverview(page);
	await expectShown(page, 'bad');
	await expect(page.locator('[data-total]').last()).toBeVisible();
});

test('outside of a demonstration the wall does not tell scripts what its map draws', async ({
	page,
	field,
	request,
}) => {
	await field.becomes('usual');
	await openOverview(page);
	await expectShown(page, 'usual');
	await expect(page.locator('[data-map-label="673"]')).toBeVisible();
	expect(await page.evaluate(() => 'ioc' in window)).toBe(false);
	const harness = await request.get('/harness/map/__data.json');
	expect(await harness.text()).toContain('"status":404');
});

test('the longest names and the most units fit', async ({ page }) => {
	for (const province of ['11', '58', '64', '66']) {
		await openOverview(page, `province=${province}`);
		await expect(page.locator('[data-rank]').first()).toBeVisible();
		await expect(page.locator('[data-map-label]').first()).toBeVisible();
		await expect.poll(() => textFaults(page, least({ distanceM: 2, height: 1_080 }))).toEqual([]);
	}
});

test('in English nothing but names is Vietnamese', async ({ page, request, field }) => {
	await field.becomes('bad');
	const { units } = (await (await request.get('/api/v1/units')).json()) as {
		units: { shortName: string }[];
	};
	const { devices } = (await (await request.get('/api/v1/devices')).json()) as {
		devices: { name: string }[];
	};
	await openOverview(page, 'lang=en');
	await expectShown(page, 'bad');
	const shown = await page.locator('body').innerText();
	expect(shown).toContain('Needs attention');
	const names = [
		...devices.map(({ name }) => name),
		// A cell of the map may have a word of the name on each line, or its initial.
		...units.flatMap(({ shortName }) => [
			shortName,
			...shortName.split(' '),
			...shortName.split(' ').map((word) => `${word.charAt(0)}.`),
		]),
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
	await openOverview(page);
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
	const { text, value } = typeScale({ distanceM, panelHeightCm });
	return { fontPx: text * height, valuePx: value * height, contrast: 6 };
}

function fontSize(element: Element): number {
	return parseFloat(getComputedStyle(element).fontSize);
}
