/** A wall runs for months: what a part leaves behind when it goes is multiplied by every change of the scene. */
import { expect, type CDPSession } from '@playwright/test';
import { test } from '#tests/support/page.ts';
import { openGallery } from './gallery-page.ts';

const TIMES = 50;
/** Less than one each ten times: what is made once, and what the browser has not let go of yet. */
const MOST_MORE = TIMES / 10;

test.use({ viewport: { width: 1_280, height: 720 } });

test(`a part that was made and taken away ${String(TIMES)} times leaves no node and no listener`, async ({
	page,
}) => {
	await openGallery(page, 'distance=2&part=none');
	const cdp = await page.context().newCDPSession(page);
	const parts = await page.evaluate(() => window.gallery?.parts ?? []);
	expect(parts.length).toBeGreaterThan(10);
	const grown: Record<string, unknown> = {};
	for (const part of parts) {
		await remount(5);
		const before = await counters(cdp);
		await remount(TIMES);
		const after = await counters(cdp);
		const nodes = after.nodes - before.nodes;
		const listeners = after.jsEventListeners - before.jsEventListeners;
		if (nodes > MOST_MORE || listeners > MOST_MORE) grown[part] = { nodes, listeners };

		function remount(times: number): Promise<void> {
			return page.evaluate(([own, count]) => window.gallery?.remount(own, count), [
				part,
				times,
			] as const);
		}
	}
	expect(grown).toEqual({});
});

async function counters(cdp: CDPSession) {
	await cdp.send('HeapProfiler.collectGarbage');
	return cdp.send('Memory.getDOMCounters');
}
