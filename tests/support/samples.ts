/** Playwright's global set-up: one database with samples, made once a run; each server gets a copy of its folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestProcess } from './processes.ts';

/** Names the folder, for the workers. */
const SAMPLES = 'TEST_SAMPLES_DIR';
const MADE_WITHIN_MS = 120_000;

export default async function makeSamples(): Promise<() => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), 'ioc-samples-'));
	const maker = new TestProcess({ main: 'tests/support/make-samples.ts', args: [folder] });
	maker.start();
	await maker.gone(MADE_WITHIN_MS);
	if ((await maker.stop()) !== 0) throw new Error(`No samples were made:\n${maker.output}`);
	process.env[SAMPLES] = folder;
	return () => rm(folder, { recursive: true, force: true });
}

/** A data folder to copy, with two years of samples. */
export function samplesDir(): string {
	const folder = process.env[SAMPLES];
	if (folder === undefined)
		throw new Error('Samples are made by the set-up of playwright.config.ts');
	return folder;
}
