/** The looks of the scenes that are composed of what others have, on every screen, on a bad day of a still field. */
import { expect, type Page } from '@playwright/test';
import { typeScale } from '#lib/ui/type-scale.ts';
import { OFTEN, test, untoldLists } from './still-wall.ts';
import { smallValues, textFaults } from './text-boxes.ts';
import { goOn, untilShown } from './wall-page.ts';

/** Width and height of the screen (px), whence it is read (m), and the height of its picture (cm). */
const VIEWS = [
	[1_280, 720, 2],
	[1_920, 1_080, 2],
	[1_920, 1_080, 3],
	[1_920, 1_080, 5],
	[1_920, 1_080, 8],
	[3_840, 2_160, 2],
	[7_680, 2_160, 3],
	[1_024, 768, 0.6, 15],
	[768, 1_024, 0.6, 15],
] as const satisfies readonly (readonly [number, number, number, number?])[];

// One weather follows another faster than devices of a real field would change without being in trouble.
test.use({ settings: { IOC_FLAP_DETECTION: 'off' } });

for (const scene of ['unit', 'troubles'])
	test(`all text of the scene ‘${scene}’ is whole, apart, large and clear enough, on every screen`, async ({
		page,
		field,
	}) => {
		await page.goto(`/wall/${scene}`);
		await untilShown(page);
		await field.becomes('bad');
		for (const [width, height, distanceM, panelHeightCm = 68.5] of VIEWS) {
			await page.setViewportSize({ width, height });
			await goOn(page, `distance=${String(distanceM)}&panel=${String(panelHeightCm)}`);
			const view = `${String(width)}×${String(height)} from ${String(distanceM)} m`;
			const { text, value } = typeScale({ distanceM, panelHeightCm });
			await expectReadable(page, {
				view,
				least: { fontPx: text * height, valuePx: value * height, contrast: 6 },
			});
		}
	});

async function expectReadable(
	page: Page,
	{ view, least }: { view: string; least: Parameters<typeof textFaults>[1] & { valuePx: number } },
): Promise<void> {
	const often = { ...OFTEN, message: view };
	await expect(page.locator('[data-panel]').first()).toBeVisible();
	await expect.poll(() => textFaults(page, least), often).toEqual([]);
	expect(await smallValues(page, least.valuePx), view).toEqual([]);
	await expect.poll(() => page.evaluate(untoldLists), often).toEqual([]);
	const scrolls = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight);
	expect(scrolls, view).toBe(false);
}
