/** What the test runners' JSON reports say. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { Counts } from './steps.ts';

const vitestReport = v.object({
	numPassedTests: v.number(),
	numFailedTests: v.number(),
	numPendingTests: v.number(),
	testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.unknown()) })),
});

const playwrightReport = v.object({
	stats: v.object({
		expected: v.number(),
		unexpected: v.number(),
		flaky: v.number(),
		skipped: v.number(),
	}),
	errors: v.array(v.unknown()),
});

type Run = {
	/** Whether the runner's exit code was 0. If not, and no test failed, the runner itself counts as one. */
	readonly exitedWell: boolean;
};

/** A file that could not be loaded counts as one failure. */
export async function vitestCounts(file: string, run: Run): Promise<Counts> {
	const report = await read(file, vitestReport);
	const broken = report.testResults.filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
	);
	return counts(run, {
		passed: report.numPassedTests,
		failed: report.numFailedTests + broken.length,
		skipped: report.numPendingTests,
	});
}

/** A flaky test is a failed one. */
export async function playwrightCounts(file: string, run: Run): Promise<Counts> {
	const { stats, errors } = await read(file, playwrightReport);
	return counts(run, {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + errors.length,
		skipped: stats.skipped,
	});
}

function counts({ exitedWell }: Run, told: Required<Counts>): Counts {
	return { ...told, failed: told.failed === 0 && !exitedWell ? 1 : told.failed };
}

/** Throws if there is no report, which a runner that crashed leaves. */
async function read<T>(file: string, schema: v.GenericSchema<unknown, T>): Promise<T> {
	return v.parse(schema, JSON.parse(await readFile(file, 'utf8')));
}
