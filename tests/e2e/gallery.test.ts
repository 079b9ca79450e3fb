/** The parts of a wall by themselves, in every state: their looks, and whether they can be read. */
import { expect, type Page } from '@playwright/test';
import { typeScale, DEFAULT_PANEL_HEIGHT_CM } from '#lib/ui/type-scale.ts';
import { test } from '#tests/support/page.ts';
import { openGallery, VIEWS } from './gallery-page.ts';
import { smallValues, textFaults, type TextFault } from './text-boxes.ts';

/**
 * Letters of another build of Chromium have other edges. `THRESHOLD` lets these pass: with other hinting, smoothing and places
 * of letters no picture had another pixel then, but for the header, whose words at the right move by a part of a pixel. Where one
 * kind of mark or word is missing 38 pixels and more are others.
 */
const THRESHOLD = 0.4;
const MOST_OTHER_PX = 30;
const MOST_OTHER_HEADER_PX = 1_500;
/** Where not all parts have pictures: of what looks otherwise in other colours, or is set otherwise on that screen. */
const FEW: Readonly<Record<string, readonly string[]>> = {
	'near-light': ['marks', 'tile', 'series', 'heat', 'legend'],
	'far-dark': ['tile', 'series', 'timeline', 'availability', 'heat', 'alarms', 'ticker', 'header'],
	'4k-dark': ['tile', 'series', 'alarms', 'header'],
};

for (const { name, width, height, distanceM, scale } of VIEWS) {
	test.describe(name, () => {
		test.use({ viewport: { width, height }, deviceScaleFactor: scale });

		test(`every part in every state is whole, apart and large enough, and looks as it did (${name})`, async ({
			page,
		}) => {
			const { text, value } = typeScale({ distanceM, panelHeightCm: DEFAULT_PANEL_HEIGHT_CM });
			await openGallery(page, `distance=${String(distanceM)}`);
			await expect.poll(() => faultsIn(page, text * height)).toEqual([]);
			expect(await smallValues(page, value * height)).toEqual([]);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(wide).toBeLessThanOrEqual(0);
			await expectPictures(page, `${name}-dark`);
		});
	});
}

test.describe('light', () => {
	const [{ width, height, distanceM, scale }] = VIEWS;
	test.use({ viewport: { width, height }, deviceScaleFactor: scale });

	test('in the light theme parts are as clear, and look as they did', async ({ page }) => {
		await openGallery(page, `theme=light&distance=${String(distanceM)}`);
		expect(await faultsIn(page, 0)).toEqual([]);
		await expectPictures(page, 'near-light');
	});
});

/** The page is as high as it must be: what is below the screen is none the worse. */
async function faultsIn(page: Page, fontPx: number): Promise<TextFault[]> {
	const faults = await textFaults(page, { fontPx, contrast: 6 });
	return faults.filter(({ fault, more }) => {
		const [left = 0, , right = 0] = more.split(' ').map(Number);
		const width = page.viewportSize()?.width ?? 0;
		return fault !== 'outside' || left < -1 || right > width + 1;
	});
}

async function expectPictures(page: Page, view: string): Promise<void> {
	const parts = await page.evaluate(() => window.gallery?.parts ?? []);
	expect(parts.length).toBeGreaterThan(10);
	const few = FEW[view];
	for (const part of parts.filter((own) => few?.includes(own) ?? true)) {
		await page.evaluate((own) => window.gallery?.show(own), part);
		await expect
			.soft(page.locator(`[data-part="${part}"]`))
			.toHaveScreenshot(['gallery', `${view}-${part}.png`], {
				animations: 'disabled',
				scale: 'device',
				threshold: THRESHOLD,
				maxDiffPixels: part === 'header' ? MOST_OTHER_HEADER_PX : MOST_OTHER_PX,
			});
	}
}
