import { test } from '#tests/support/page.ts';

test.describe('a test fails, whatever it looks at,', () => {
	test.fail('on an error of the page', async ({ page }) => {
		await page.goto('/healthz');
		const seen = page.waitForEvent('pageerror');
		await page.evaluate(() => {
			setTimeout(() => {
				throw new Error('seeded');
			});
		});
		await seen;
	});

	test.fail('on an error on the console', async ({ page }) => {
		await page.goto('/healthz');
		await page.evaluate(() => {
			console.error('seeded');
		});
	});

	test.fail('on a request to elsewhere', async ({ page }) => {
		await page.goto('/healthz');
		await page.evaluate(async () => {
			await fetch('http://127.0.0.1:9/', { mode: 'no-cors' }).catch(() => 'nobody is there');
		});
	});
});
