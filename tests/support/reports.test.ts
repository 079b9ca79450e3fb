import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { playwrightCounts, vitestCounts } from './reports.ts';

let folder: string;
let file: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'ioc-report-'));
	file = join(folder, 'report.json');
});

afterEach(async () => {
	await rm(folder, { recursive: true });
});

describe('vitestCounts', () => {
	const report = {
		numPassedTests: 3,
		numFailedTests: 0,
		numPendingTests: 4,
		testResults: [
			{
				name: '/tests/a.test.ts',
				status: 'passed',
				assertionResults: [1, 2, 3].map((each) => ({
					status: 'passed',
					fullName: `does ${String(each)}`,
				})),
			},
		],
	};

	it('counts tests, and names those that failed', async () => {
		const failing = {
			name: '/tests/b.test.ts',
			status: 'failed',
			assertionResults: [
				{ status: 'failed', fullName: 'a link holds' },
				{ status: 'passed', fullName: 'a link ends' },
			],
		};
		const testResults = [...report.testResults, failing];
		await writeFile(file, JSON.stringify({ ...report, numFailedTests: 1, testResults }));
		expect(await vitestCounts(file, { exitedWell: false })).toEqual({
			passed: 3,
			failed: 1,
			skipped: 4,
			failures: ['b.test.ts › a link holds'],
		});
	});

	it('counts a file that could not be loaded', async () => {
		const broken = [
			...report.testResults,
			{ name: '/tests/c.test.ts', status: 'failed', assertionResults: [] },
		];
		await writeFile(file, JSON.stringify({ ...report, testResults: broken }));
		expect(await vitestCounts(file, { exitedWell: false })).toEqual({
			passed: 3,
			failed: 1,
			skipped: 4,
			failures: ['c.test.ts'],
		});
	});

	it('counts a runner that ended badly though every test passed', async () => {
		await writeFile(file, JSON.stringify(report));
		expect(await vitestCounts(file, { exitedWell: false })).toEqual({
			passed: 3,
			failed: 1,
			skipped: 4,
			failures: [],
		});
		expect(await vitestCounts(file, { exitedWell: true })).toEqual({
			passed: 3,
			failed: 0,
			skipped: 4,
			failures: [],
		});
	});

	it('throws when the runner left no report', async () => {
		await expect(vitestCounts(file, { exitedWell: false })).rejects.toThrow('ENOENT');
	});
});

describe('playwrightCounts', () => {
	it('counts a flaky test and an error outside of tests as failures', async () => {
		const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
		const spec = { file: 'wall.test.ts', title: 'a wall comes back', ok: true };
		const within = { specs: [{ ...spec, title: 'a wall is left', ok: false }] };
		const suites = [{ specs: [spec], suites: [within] }];
		await writeFile(file, JSON.stringify({ stats, suites, errors: [{ message: 'no server' }] }));
		expect(await playwrightCounts(file, { exitedWell: false })).toEqual({
			passed: 5,
			failed: 3,
			skipped: 2,
			failures: ['wall.test.ts › a wall is left'],
		});
	});
});
