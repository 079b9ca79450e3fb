/** What a wall screen has to fetch and read before it shows anything. */
import { expect, type APIRequestContext } from '@playwright/test';
import { test } from '#tests/support/page.ts';
import { chunksOf, type Script } from './chunks.ts';

/** Bytes of JavaScript as sent: of all but the map, and of everything, the map's worker too. */
const WITHOUT_MAP = 450_000;
const WHOLE = 650_000;

for (const scene of ['overview', 'programme'])
	test(`the JavaScript of the wall ‘${scene}’ is less than 450 kB as sent without the map, less than 650 kB with it and its worker`, async ({
		page,
		request,
	}) => {
		const urls = new Set<string>();
		page.context().on('response', (response) => {
			const type = response.headers()['content-type'] ?? '';
			if (type.includes('javascript')) urls.add(response.url());
		});
		await page.goto(`/wall/${scene}`);
		await expect(page.locator('[data-map-label]').first()).toBeVisible();
		await expect.poll(() => [...urls].some((url) => url.endsWith('.mjs'))).toBe(true);

		const scripts = await Promise.all([...urls].map((url) => sent(request, url)));
		const { map, others } = chunksOf(scripts);
		expect(map.length).toBeGreaterThan(1);
		expect(others.length).toBeGreaterThan(5);
		expect(sum(map)).toBeGreaterThan(100_000);
		expect(sum(others)).toBeGreaterThan(30_000);
		expect(sum(others)).toBeLessThan(WITHOUT_MAP);
		expect(sum(scripts)).toBeLessThan(WHOLE);
	});

async function sent(request: APIRequestContext, url: string): Promise<Script> {
	const [whole, head] = await Promise.all([
		request.get(url),
		request.head(url, { headers: { 'accept-encoding': 'br' } }),
	]);
	const headers = head.headers();
	expect(headers['content-encoding'], url).toBe('br');
	return { url, source: await whole.text(), bytes: Number(headers['content-length']) };
}

function sum(scripts: readonly Script[]): number {
	return scripts.reduce((total, { bytes }) => total + bytes, 0);
}
