/** The wall of devices, on a still field with a past of its own: its looks on every screen, and what it tells of one that dies. */
import { connectAsync } from 'mqtt';
import { expect, type Page } from '@playwright/test';
import { DEVICE_LOOKS } from '#lib/domain/trouble.ts';
import { typeScale } from '#lib/ui/type-scale.ts';
import { WEATHERS, type Weather } from './still-field.ts';
import { tellHistory } from './still-history.ts';
import { disordered, expectShown, OFTEN, test, untoldLists } from './still-wall.ts';
import { smallValues, textFaults } from './text-boxes.ts';
import { goOn, untilShown } from './wall-page.ts';

/** Width and height of the screen (px), whence it is read (m), in which weathers, and the height of its picture (cm). */
const VIEWS = [
	[1_280, 720, 2, ['bad']],
	[1_920, 1_080, 1, ['bad']],
	[1_920, 1_080, 2, ['bad', 'usual', 'calm']],
	[1_920, 1_080, 3, ['bad', 'calm']],
	[1_920, 1_080, 5, ['bad', 'calm']],
	[1_920, 1_080, 8, ['bad', 'calm']],
	[3_840, 2_160, 2, ['bad']],
	[7_680, 2_160, 2, ['bad', 'usual']],
	[7_680, 2_160, 3, ['bad']],
	[7_680, 2_160, 5, ['bad']],
	[1_024, 768, 0.6, ['bad', 'calm'], 15],
	[768, 1_024, 0.6, ['bad', 'calm'], 15],
] as const satisfies readonly View[];

type View = readonly [
	width: number,
	height: number,
	distanceM: number,
	weathers: readonly Weather[],
	panelHeightCm?: number,
];

// One weather follows another faster than devices of a real field would change without being in trouble.
test.use({ settings: { IOC_FLAP_DETECTION: 'off' } });

/** Loads the page, for it asks for the past when it is opened. */
async function openDevices(page: Page, query = ''): Promise<void> {
	await page.goto(`/wall/devices?${query}`);
	await untilShown(page);
}

/** Everything is there, readable, and counted where it has no room. */
async function expectReadable(
	page: Page,
	{ view, weather, least }: { view: string; weather: Weather; least: Least },
): Promise<void> {
	await expectShown(page, weather);
	const often = { ...OFTEN, message: view };
	// Far walls have no room for it.
	const panel = page.locator('[data-panel="availability"]');
	if (await panel.isVisible()) {
		await expect(panel.locator('[data-availability]').first()).toBeAttached();
	}
	await expect.poll(() => textFaults(page, least), often).toEqual([]);
	expect(await smallValues(page, least.valuePx), view).toEqual([]);
	await expect.poll(() => page.evaluate(untoldLists), often).toEqual([]);
	await expect.poll(() => page.evaluate(disordered, DEVICE_LOOKS), often).toEqual([]);
	await expect.poll(() => page.evaluate(isTimelineEmpty), often).toBe(false);
	const scrolls = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight);
	expect(scrolls, view).toBe(false);
}

/** Runs in the page: whether the last hours are drawn, but of no device. */
function isTimelineEmpty(): boolean {
	const panel = document.querySelector('[data-panel="timeline"] .course');
	const lines = [...(panel?.querySelectorAll('[data-timeline]') ?? [])];
	const isSeen = (element: Element): boolean =>
		element.checkVisibility({ visibilityProperty: true });
	return lines.length > 0 && panel !== null && isSeen(panel) && !lines.some(isSeen);
}

type Least = { readonly fontPx: number; readonly valuePx: number; readonly contrast: number };

function leastAt(
	height: number,
	viewing: { readonly distanceM: number; readonly panelHeightCm: number },
): Least {
	const { text, value } = typeScale(viewing);
	return { fontPx: text * height, valuePx: value * height, contrast: 6 };
}

for (const weather of WEATHERS) {
	test(`on a ${weather} day all text is whole, apart, large and clear enough, on every screen`, async ({
		page,
		field,
	}) => {
		await field.becomes(weather);
		await tellHistory(page, weather);
		await openDevices(page);
		const views: readonly View[] = VIEWS;
		for (const [width, height, distanceM, weathers, panelHeightCm = 68.5] of views) {
			if (!weathers.includes(weather)) continue;
			await page.setViewportSize({ width, height });
			await goOn(page, `distance=${String(distanceM)}&panel=${String(panelHeightCm)}`);
			const least = leastAt(height, { distanceM, panelHeightCm });
			const view = `${String(width)}×${String(height)} from ${String(distanceM)} m`;
			await expectReadable(page, { view, weather, least });
		}
	});
}

test('in the light theme text is as clear; in English nothing but names is Vietnamese', async ({
	page,
	field,
	request,
}) => {
	await page.setViewportSize({ width: 1_920, height: 1_080 });
	const least = leastAt(1_080, { distanceM: 2, panelHeightCm: 68.5 });
	await field.becomes('bad');
	await tellHistory(page, 'bad');
	await openDevices(page, 'theme=light&lang=en');
	await expectReadable(page, { view: 'light', weather: 'bad', least });
	const { units } = (await (await request.get('/api/v1/units')).json()) as {
		units: { shortName: string }[];
	};
	const { devices } = (await (await request.get('/api/v1/devices')).json()) as {
		devices: { name: string }[];
	};
	const shown = await page.locator('body').innerText();
	expect(shown).toContain('Last 24 hours');
	const names = [...devices.map(({ name }) => name), ...units.map(({ shortName }) => shortName)];
	const rest = names
		.sort((a, b) => b.length - a.length)
		.reduce((text, name) => text.replaceAll(name, ''), shown.normalize('NFC'));
	expect(rest.split('\n').filter((line) => /[À-ỹĂăĐđƠơƯư]/.test(line))).toEqual([]);
});

test('a unit of which nothing is known has no figure and never 0, and its row is hatched', async ({
	page,
}) => {
	await tellHistory(page, 'usual');
	await openDevices(page);
	const row = page.locator('[data-timeline]').first();
	await expect(row).toHaveAttribute('data-state', /online|offline|degraded/);
	const unknown = page.locator('[data-availability][data-value=""]').first();
	await expect(unknown.locator('.share')).toHaveText('–');
	await expect(unknown.locator('.share')).toHaveCSS(
		'background-image',
		/repeating-linear-gradient/,
	);
	await expect(unknown.locator('[data-look="unknown"]')).toBeAttached();
	await expect(page.locator('.availability header').first()).toContainText('01/11 – 23/11 11:25');
	await expect(page.locator('.timeline header').first()).toContainText('đến 11:25 23/11');
});

test('a device that dies is a row with its reason, since when and by what evidence; its link is cut, not its words', async ({
	page,
	server,
	field,
}) => {
	await field.becomes('calm');
	await page.unrouteAll();
	await page.setViewportSize({ width: 1_920, height: 1_080 });
	await openDevices(page);
	const topic = 'ioc/v1/bao-loc/device/cam-chet';
	const will = {
		topic: `${topic}/status`,
		payload: Buffer.from(JSON.stringify({ state: 'offline', reason: 'last-will' })),
		qos: 1 as const,
		retain: true,
	};
	const camera = await connectAsync(server.mqttUrl, { will });
	const about = { kind: 'camera', name: 'Camera hấp hối', unit: '673', lat: 11.548, lon: 107.807 };
	await camera.publishAsync(`${topic}/info`, JSON.stringify(about), { qos: 1, retain: true });
	await camera.publishAsync(`${topic}/status`, JSON.stringify({ state: 'online' }), { qos: 1 });
	const cell = page.locator('.matrix [data-device="cam-chet"]');
	await expect(cell).toHaveAttribute('data-state', 'online');
	await expect(page.locator('[data-alarm="bao-loc/cam-chet"]')).toHaveCount(0);

	// The device is gone without a word: the broker speaks for it.
	camera.options.reconnectPeriod = 0;
	camera.stream.destroy();
	const row = page.locator('.attention [data-device="cam-chet"]');
	await expect(row).toHaveAttribute('data-state', 'offline');
	await expect(cell).toHaveAttribute('data-state', 'offline');
	const alarm = row.locator('[data-alarm="bao-loc/cam-chet"]');
	await expect(alarm).toContainText('Camera hấp hối');
	await expect(alarm).toContainText('Đứt kết nối đột ngột · Bảo Lộc');
	await expect(alarm.locator('.age')).toHaveText(/^\d+ giây$/);
	await expect(alarm.locator('.since')).toHaveText(/^\d\d:\d\d$/);
	await expect(alarm.locator('.under')).not.toBeEmpty();
	await expect(page.locator('header[data-link]')).toHaveAttribute('data-version', /^\d+$/);
	await camera.endAsync(true);
});
