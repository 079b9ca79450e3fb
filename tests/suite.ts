/**
 * Every check there is, each with its duration; the last line is `N passed, N failed`. A step that fails keeps only
 * those from running that need what it makes. What runs side by side is chosen for two cores.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuild } from '../server/setup/build.mjs';
import { findChromium } from './support/chromium.ts';
import { findMosquitto } from './support/mosquitto.ts';
import { playwrightCounts, vitestCounts } from './support/reports.ts';
import { makeScratch } from './support/scratch.ts';
import { failed, step, total } from './support/steps.ts';
import type { StepResult } from './support/steps.ts';

/** Why tests are skipped: see the conditions beside them. */
const NOT_RUN =
	'{count} tests were not run: those that need TEST_DATABASE_URL (a TimescaleDB; to kill one, its programs too), ' +
	'those that need RabbitMQ (Debian: rabbitmq-server) or LibreOffice (libreoffice-calc-nogui), ' +
	'and those of boundary files that are not part of the project.';

const root = fileURLToPath(new URL('../', import.meta.url));
const scratch = await makeScratch();
// Of all that is started from here.
process.env['TMPDIR'] = scratch;

try {
	const results = await runAll();
	const { passed, failed: failures, skipped } = total(results);
	process.exitCode = failures > 0 ? 1 : 0;
	for (const name of results.flatMap(({ failures: names = [] }) => names))
		console.log(`not ok: ${name}`);
	if (skipped > 0) console.log(NOT_RUN.replace('{count}', String(skipped)));
	console.log(`${String(passed)} passed, ${String(failures)} failed`);
} finally {
	await rm(scratch, { recursive: true, force: true });
}

async function runAll(): Promise<readonly StepResult[]> {
	// Fetched while the checks that need neither go on; in turn, for both may want the package manager.
	const broker = findMosquitto();
	const browser = broker.then(findChromium);

	const routes = await tool('types of routes', 'svelte-kit', ['sync']);
	const [format, build] = await Promise.all([
		tool('format', 'prettier', ['--check', '.']),
		step('build', async () => {
			const built = await ensureBuild({ root, node: process.execPath });
			return built.ok ? { passed: 1, failed: 0 } : failed(built.reason);
		}),
	]);
	// Integration, and a wall that is cut off, wait more than they work.
	const integration = broker.then((mosquitto) =>
		mosquitto.ok
			? vitest('integration', { IOC_MOSQUITTO: mosquitto.path })
			: step('integration', () => failed(mosquitto.reason)),
	);
	const [[types, pages], lint, unit] = await Promise.all([
		typeChecks(),
		tool('lint', 'eslint', ['.', '--max-warnings', '0']),
		vitest('unit'),
	]);
	const e2e = await endToEnd(browser, build);

	return [routes, format, build, types, pages, lint, unit, await integration, e2e];
}

/** One after the other: beside them lint takes as long as both. */
async function typeChecks(): Promise<readonly [StepResult, StepResult]> {
	return [
		await tool('types', 'tsc', ['--noEmit']),
		await tool('types of components', 'svelte-check', ['--fail-on-warnings', '--output', 'human']),
	];
}

async function endToEnd(
	browser: ReturnType<typeof findChromium>,
	build: StepResult,
): Promise<StepResult> {
	const chromium = await browser;
	if (!chromium.ok) return step('end to end', () => failed(chromium.reason));
	if (build.failed > 0)
		return step('end to end', () => failed('Not run: there is no build to open.'));
	return playwright(chromium.path);
}

/** A program that says by its exit code whether all is well; it counts as one. */
function tool(name: string, command: string, args: readonly string[]): Promise<StepResult> {
	return step(name, ({ command: run }) => run(command, args));
}

function vitest(project: 'unit' | 'integration', env: NodeJS.ProcessEnv = {}): Promise<StepResult> {
	const file = join(scratch, `${project}.json`);
	const projects = project === 'unit' ? ['unit', 'unit-effects'] : [project];
	const args = [
		'run',
		...projects.flatMap((name) => ['--project', name]),
		'--reporter=default',
		'--reporter=json',
	];
	return step(project, async ({ command }) => {
		const ran = await command('vitest', [...args, `--outputFile.json=${file}`], env);
		return vitestCounts(file, { exitedWell: ran.failed === 0 });
	});
}

function playwright(chromium: string): Promise<StepResult> {
	const file = join(scratch, 'e2e.json');
	return step('end to end', async ({ command }) => {
		const ran = await command('playwright', ['test', '--reporter=list,json'], {
			IOC_CHROMIUM: chromium,
			PLAYWRIGHT_JSON_OUTPUT_FILE: file,
		});
		return playwrightCounts(file, { exitedWell: ran.failed === 0 });
	});
}
