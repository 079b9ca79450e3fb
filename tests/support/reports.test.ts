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
		testResults: [{ status: 'passed', assertionResults: [{}, {}, {}] }],
	};

	it('counts tests', async () => {
		await writeFile(file, JSON.stringify({ ...report, numFailedTests: 2 }));
		expect(await vitestCounts(file, { exitedWell: false })).toEqual({
			passed: 3,
			failed: 2,
			skipped: 4,
		});
	});

	it('counts a file that could not be loaded', async () => {
		const broken = [...report.testResults, { status: 'failed', assertionResults: [] }];
		await writeFile(file, JSON.stringify({ ...report, testResults: broken }));
		expect(await vitestCounts(file, { exitedWell: false })).toEqual({
			passed: 3,
			failed: 1,
			skipped: 4,
		});
	});

	it('counts a runner that ended badly though every test passed', async () => {
		await writeFile(file, JSON.stringify(report));
		expect(await vitestCounts(file, { exitedWell: false })).toEqual({
			passed: 3,
			failed: 1,
			skipped: 4,
		});
		expect(await vitestCounts(file, { exitedWell: true })).toEqual({
			passed: 3,
			failed: 0,
			skipped: 4,
		});
	});

	it('throws when the runner left no report', async () => {
		await expect(vitestCounts(file, { exitedWell: false })).rejects.toThrow('ENOENT');
	});
});

describe('playwrightCounts', () => {
	it('counts a flaky test and an error outside of tests as failures', async () => {
		const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
		await writeFile(file, JSON.stringify({ stats, errors: [{ message: 'no server' }] }));
		expect(await playwrightCounts(file, { exitedWell: false })).toEqual({
			passed: 5,
			failed: 3,
			skipped: 2,
		});
	});
});
