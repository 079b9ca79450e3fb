/** What the test runners' JSON reports say. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as v from 'valibot';
import type { Counts } from './steps.ts';

const vitestReport = v.object({
	numPassedTests: v.number(),
	numFailedTests: v.number(),
	numPendingTests: v.number(),
	testResults: v.array(
		v.object({
			name: v.string(),
			status: v.string(),
			assertionResults: v.array(v.object({ status: v.string(), fullName: v.string() })),
		}),
	),
});

type Suite = {
	readonly specs: readonly {
		readonly ok: boolean;
		readonly title: string;
		readonly file: string;
	}[];
	readonly suites?: readonly Suite[] | undefined;
};
const suite: v.GenericSchema<unknown, Suite> = v.object({
	specs: v.array(v.object({ ok: v.boolean(), title: v.string(), file: v.string() })),
	suites: v.optional(v.array(v.lazy(() => suite))),
});
const playwrightReport = v.object({
	suites: v.array(suite),
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
		failures: report.testResults.flatMap((tested) => [
			...(broken.includes(tested) ? [basename(tested.name)] : []),
			...tested.assertionResults
				.filter(({ status }) => status === 'failed')
				.map(({ fullName }) => `${basename(tested.name)} › ${fullName}`),
		]),
	});
}

/** A flaky test is a failed one. */
export async function playwrightCounts(file: string, run: Run): Promise<Counts> {
	const { stats, errors, suites } = await read(file, playwrightReport);
	return counts(run, {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + errors.length,
		skipped: stats.skipped,
		failures: suites
			.flatMap(specsOf)
			.filter(({ ok }) => !ok)
			.map(({ file: within, title }) => `${basename(within)} › ${title}`),
	});
}

function specsOf({ specs, suites = [] }: Suite): Suite['specs'] {
	return [...specs, ...suites.flatMap(specsOf)];
}

function counts({ exitedWell }: Run, told: Required<Counts>): Counts {
	return { ...told, failed: told.failed === 0 && !exitedWell ? 1 : told.failed };
}

/** Throws if there is no report, which a runner that crashed leaves. */
async function read<T>(file: string, schema: v.GenericSchema<unknown, T>): Promise<T> {
	return v.parse(schema, JSON.parse(await readFile(file, 'utf8')));
}
