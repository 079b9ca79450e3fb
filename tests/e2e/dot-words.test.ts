import { expect } from '@playwright/test';
import { test } from '#tests/support/page.ts';
import { enterField } from './field.ts';
import { textFaults } from './text-boxes.ts';
import { openOverview } from './wall-page.ts';

/** Longer than any line that it stands in, and breaks only within. */
const TOPIC = 'bao-loc/device/cam-nga-tu-tran-phu-hung-vuong-so-01/telemetry';
/** Width and height of the screen (px), and how it is looked at. */
const VIEWS = [
	[1_920, 1_080, ''],
	[1_280, 720, ''],
	[1_024, 768, 'distance=1'],
	[768, 1_024, 'distance=1'],
] as const;

test('words that break within a part lose no letter, at any width', async ({ page, server }) => {
	const field = await enterField(server.mqttUrl);
	await field.publish(TOPIC, '{"state":');
	await field.leave();
	for (const [width, height, query] of VIEWS) {
		await page.setViewportSize({ width, height });
		await openOverview(page, query);
		await expect(page.locator('.notes .detail').filter({ hasText: TOPIC })).toBeAttached();
		const view = `${String(width)}×${String(height)} ${query}`;
		const most = () => page.locator('.words .part').evaluateAll(mostLines);
		await expect.poll(most, { message: view }).toBeGreaterThan(1);
		const clipped = async () =>
			(await textFaults(page, { fontPx: 0, contrast: 0 })).filter(
				({ fault }) => fault === 'clipped',
			);
		await expect.poll(clipped, { message: view }).toEqual([]);
	}
});

/** Runs in the page: how many lines the words of one of these take, of those that are seen. */
function mostLines(parts: Element[]): number {
	const lines = parts
		.filter((part) => part.checkVisibility({ visibilityProperty: true }))
		.map((part) => {
			const range = document.createRange();
			range.selectNodeContents(part);
			const dot = part.querySelector('i');
			if (dot) range.setStartAfter(dot);
			return new Set([...range.getClientRects()].map(({ top }) => top)).size;
		});
	return Math.max(...lines);
}
