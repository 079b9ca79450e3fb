/** What the parts of a province come to, on an open card, while their offices tell of other periods. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { TestServer } from '#tests/support/server.ts';

const IMPORT = fileURLToPath(new URL('../../server/import/main.ts', import.meta.url));
const TOKEN = 'k'.repeat(40);
const CODE = 'diem-cau';
const CATALOGUE = `indicators:
  - code: ${CODE}
    name: Điểm cầu mở mới
    nameEn: New meeting sites
    pillar: infrastructure
    unit: điểm cầu
    every: month
    overUnits: sum
    overTime: sum
`;
const DISTRICTS = Array.from({ length: 12 }, (_, at) => String(672 + at));

const server = new TestServer({ settings: { IOC_INTAKE_TOKENS: `cong-dvc=${TOKEN}` } });

test.beforeAll(async () => {
	test.setTimeout(120_000);
	await server.start();
	const file = join(server.dataDir, 'catalogue.yaml');
	await writeFile(file, CATALOGUE);
	await promisify(execFile)(process.execPath, [IMPORT, file], {
		env: { ...process.env, IOC_DATA_DIR: server.dataDir },
	});
	// Screens ask anew for a catalogue that comes while they are open.
	const known = async () => (await fetch(`${server.url}/api/v1/indicators`)).text();
	await expect.poll(known).toContain(CODE);
});
test.afterAll(() => server.stop());

/** Each unit has told `value` of the period. */
async function tell(units: readonly string[], period: string, value: number): Promise<void> {
	const observations = units.map((unit) => ({ unit, indicator: CODE, period, value }));
	const response = await fetch(`${server.url}/api/v1/observations`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${TOKEN}`,
			'idempotency-key': `${period}-${units.join('-')}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify({ source: 'cong-dvc', observations }),
	});
	expect(response.status, await response.text()).toBe(200);
}

test('the sum of the latest month that all districts told stays on an open card, and goes on with them', async ({
	page,
}) => {
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
	page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
	const loads: string[] = [];
	page.on('request', (request) => {
		const isLoad = request.resourceType() === 'document' || request.url().includes('__data.json');
		if (isLoad) loads.push(request.url());
	});
	await tell(DISTRICTS, '2024-03', 1);
	await page.goto(`${server.url}/wall/programme?unit=68`);
	const sum = page.locator('[data-derived]').filter({ hasText: 'Điểm cầu mở mới' });
	await expect(sum).toHaveAttribute('data-derived', '12');
	await expect(sum).toContainText('cộng từ 12/12 địa bàn · tháng 3/2024');

	await expect(page.locator('[data-link="live"]')).toBeVisible();
	loads.length = 0;

	const anew = page.waitForResponse(/programme\/beside/);
	await tell(['673'], '2024-Q2', 9);
	const answer = await anew;
	expect(answer.status()).toBe(200);
	expect(await answer.json()).toMatchObject([{ value: 1, timeSource: 'period' }]);
	await expect(sum).toHaveAttribute('data-derived', '12');
	await expect(sum).toContainText('tháng 3/2024');

	// Most of the districts are a month on, then all of them.
	const later = page.waitForResponse(/programme\/beside/);
	await tell(DISTRICTS.slice(2), '2024-04', 2);
	expect((await (await later).json()) as unknown[]).toHaveLength(11);
	await expect(sum).toHaveAttribute('data-derived', '12');
	await tell(DISTRICTS.slice(0, 2), '2024-04', 5);
	await expect(sum).toHaveAttribute('data-derived', '30');
	await expect(sum).toContainText('tháng 4/2024');
	expect(loads).toEqual([]);
	expect(faults).toEqual([]);
});

test('while it cannot be had no sum stands on the card, and it comes with the next figure', async ({
	page,
}) => {
	await page.goto(`${server.url}/wall/programme?unit=68`);
	const sum = page.locator('[data-derived]').filter({ hasText: 'Điểm cầu mở mới' });
	await expect(sum).toHaveAttribute('data-derived', '30');
	await page.route(/programme\/beside/, (route) => route.abort());
	await tell(['674'], '2024-Q3', 9);
	await expect(sum).toHaveCount(0);
	await page.unroute(/programme\/beside/);
	await tell(['675'], '2024-Q3', 9);
	await expect(sum).toHaveAttribute('data-derived', '30');
	await expect(sum).toContainText('tháng 4/2024');
});
