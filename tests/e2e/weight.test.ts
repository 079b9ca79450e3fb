/** What a wall screen has to fetch and read before it shows anything. */
import { expect } from '@playwright/test';
import { test } from '#tests/support/page.ts';

/** Bytes of all JavaScript of the wall as sent, with the map's worker (architecture: a screen starts within seconds). */
const LIMIT = 600_000;

for (const scene of ['overview', 'programme'])
	test(`all JavaScript of the wall ‘${scene}’, its map and worker too, is less than 600 kB as sent`, async ({
		page,
		request,
	}) => {
		const scripts = new Set<string>();
		page.context().on('response', (response) => {
			const type = response.headers()['content-type'] ?? '';
			if (type.includes('javascript')) scripts.add(response.url());
		});
		await page.goto(`/wall/${scene}`);
		await expect(page.locator('[data-map-label]').first()).toBeVisible();
		await expect.poll(() => [...scripts].some((url) => url.endsWith('.mjs'))).toBe(true);

		let sent = 0;
		for (const url of scripts) {
			const head = await request.head(url, { headers: { 'accept-encoding': 'br' } });
			const headers = head.headers();
			expect(headers['content-encoding'], url).toBe('br');
			sent += Number(headers['content-length']);
		}
		expect(scripts.size).toBeGreaterThan(5);
		expect(sent).toBeGreaterThan(100_000);
		expect(sent).toBeLessThan(LIMIT);
	});
