import { expect } from '@playwright/test';
import { test } from '#tests/support/page.ts';

/** Taken out again, or the test would fail as it should. */
function taken(mishaps: string[]): () => string {
	return () => mishaps.splice(0).join();
}

test('an error of the page is noticed', async ({ page, mishaps }) => {
	await page.goto('/healthz');
	await page.evaluate(() => {
		setTimeout(() => {
			throw new Error('seeded');
		});
	});
	await expect.poll(taken(mishaps)).toContain('seeded');
});

test('an error on the console is noticed', async ({ page, mishaps }) => {
	await page.goto('/healthz');
	await page.evaluate(() => {
		console.error('seeded');
	});
	await expect.poll(taken(mishaps)).toContain('console: seeded');
});

test('a request to elsewhere is noticed', async ({ page, mishaps }) => {
	await page.goto('/healthz');
	const refused = page.waitForEvent('console');
	await page.evaluate(() => {
		void new Image().setAttribute('src', 'http://127.0.0.1:9/seeded.png');
	});
	await refused;
	await expect.poll(taken(mishaps)).toContain('asked elsewhere: http://127.0.0.1:9/seeded.png');
});
