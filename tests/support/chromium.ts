/** A Chromium for the browser tests: Playwright's own, else the system's, else the package manager's. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { installPackages, output, programInPath } from './programs.ts';
import type { Found } from './programs.ts';

const SYSTEM_NAMES = [
	'chromium',
	'chromium-browser',
	'google-chrome-stable',
	'google-chrome',
	'microsoft-edge-stable',
];

const DOWNLOAD_MS = 90_000;

/** May download or install; says in a line when it does. `IOC_CHROMIUM` overrides. */
export async function findChromium(): Promise<Found> {
	const chosen = process.env['IOC_CHROMIUM'];
	if (chosen) {
		const problem = await whyNotRunning(chosen);
		return problem === null
			? { ok: true, path: chosen }
			: { ok: false, reason: `IOC_CHROMIUM=${chosen}: ${problem}` };
	}

	const own = chromium.executablePath();
	if (!existsSync(own)) await downloadOwn();
	if (existsSync(own) && (await whyNotRunning(own)) === null) return { ok: true, path: own };

	const system = programInPath(SYSTEM_NAMES);
	if (system && (await whyNotRunning(system)) === null) return { ok: true, path: system };

	const problem = await installPackages(['chromium']);
	const installed = programInPath(SYSTEM_NAMES);
	if (installed && (await whyNotRunning(installed)) === null) return { ok: true, path: installed };
	return {
		ok: false,
		reason:
			`No Chromium: Playwright's could not be downloaded or does not run, none of ` +
			`${SYSTEM_NAMES.join(', ')} is installed, and ${problem ?? 'the package does not run'}. ` +
			'Install one, or set IOC_CHROMIUM to its path.',
	};
}

async function downloadOwn(): Promise<void> {
	console.error('Getting a browser (playwright install chromium) …');
	// Not among what the package exports; its manifest is, and lies beside it.
	const manifest = createRequire(import.meta.url).resolve('@playwright/test/package.json');
	const { code, text } = await output(
		process.execPath,
		[join(dirname(manifest), 'cli.js'), 'install', '--no-shell', 'chromium'],
		{ timeoutMs: DOWNLOAD_MS },
	);
	const lines = text.split('\n').filter((line) => /error|abort|timed? ?out|refused/i.test(line));
	if (code !== 0)
		console.error(`Playwright's browser could not be had: ${lines.at(0) ?? 'no answer'}`);
}

/** Null if it runs here, with every library that it needs. */
async function whyNotRunning(path: string): Promise<string | null> {
	const { code, text } = await output(path, ['--headless', '--no-sandbox', '--version'], {
		timeoutMs: 20_000,
	});
	return code === 0 ? null : text.split('\n').at(0) || 'it does not answer';
}
