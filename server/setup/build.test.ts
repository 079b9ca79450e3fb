import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureBuild, inputsDigest } from './build.mjs';

let root: string;

async function write(path: string, content: string): Promise<void> {
	await mkdir(dirname(join(root, path)), { recursive: true });
	await writeFile(join(root, path), content);
}

/** A build that takes no time: it leaves a handler of these words. */
async function vite(words: string): Promise<void> {
	await write(
		'node_modules/vite/bin/vite.js',
		`const { mkdirSync, writeFileSync } = require('node:fs');
		mkdirSync('.svelte-kit/site', { recursive: true });
		writeFileSync('.svelte-kit/site/handler.js', ${JSON.stringify(words)});`,
	);
}

const ensured = () => ensureBuild({ root, node: process.execPath });
const current = () => readFile(join(root, 'build', 'current'), 'utf8');
const handlerOf = (build: string) => readFile(join(root, 'build', build, 'handler.js'), 'utf8');

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'ioc-build-'));
	await write('src/routes/+page.svelte', '<p>one</p>');
});

afterEach(async () => {
	vi.restoreAllMocks();
	await rm(root, { recursive: true });
});

describe('inputsDigest', () => {
	it('changes when a page does', async () => {
		const before = inputsDigest(root);
		await write('src/routes/+page.svelte', '<p>two</p>');
		expect(inputsDigest(root)).not.toBe(before);
	});

	it('changes when a file is added or renamed', async () => {
		const before = inputsDigest(root);
		await write('static/empty.txt', '');
		expect(inputsDigest(root)).not.toBe(before);
	});

	it('does not look at tests', async () => {
		const before = inputsDigest(root);
		await write('src/lib/wire/live.test.ts', 'test');
		expect(inputsDigest(root)).toBe(before);
	});
});

describe('ensureBuild', () => {
	it('leaves a fresh build alone', async () => {
		const digest = inputsDigest(root);
		await write('build/current', digest);
		await write(`build/${digest}/handler.js`, '');
		expect(await ensureBuild({ root, node: 'no-such-node' })).toEqual({ ok: true, built: false });
	});

	it('builds anew where the files of the present build are gone', async () => {
		await write('build/current', inputsDigest(root));
		await vite('');
		expect(await ensured()).toEqual({ ok: true, built: true });
	});

	it('swaps a build in beside the one before, which a running server may have open', async () => {
		await vite('first');
		expect(await ensured()).toEqual({ ok: true, built: true });
		const first = await current();
		await write('src/routes/+page.svelte', '<p>two</p>');
		await vite('second');
		expect(await ensured()).toEqual({ ok: true, built: true });
		expect(await handlerOf(await current())).toBe('second');
		expect(await handlerOf(first)).toBe('first');
		await write('src/routes/+page.svelte', '<p>three</p>');
		await ensured();
		expect(await readdir(join(root, 'build'))).not.toContain(first);
	});

	it('leaves the present build in place where a later one fails', async () => {
		await vite('first');
		await ensured();
		const first = await current();
		await write('src/routes/+page.svelte', '<p>two</p>');
		await write('node_modules/vite/bin/vite.js', 'process.exit(1)');
		expect(await ensured()).toMatchObject({ ok: false });
		expect(await current()).toBe(first);
		expect(await handlerOf(first)).toBe('first');
	});

	it('tells all that a failing build wrote, and nothing of what a good one did', async () => {
		const said = vi.spyOn(console, 'log').mockReturnValue();
		await write(
			'node_modules/vite/bin/vite.js',
			'console.log("a.svelte:3"); console.error("no such import"); process.exitCode = 2',
		);
		const failed = await ensured();
		expect(failed).toMatchObject({ ok: false });
		const reason = 'reason' in failed ? failed.reason : '';
		expect(reason).toContain('a.svelte:3');
		expect(reason).toContain('no such import');
		expect(reason).toMatch(/The build ended with 2\. Its words are above\.$/);
		await vite('first');
		expect(await ensured()).toEqual({ ok: true, built: true });
		expect(said.mock.calls.flat()).toEqual(Array(2).fill('Building the pages (vite build) …'));
	});

	it('says that a build failed, and does not take it for fresh afterwards', async () => {
		expect(await ensured()).toMatchObject({ ok: false });
		expect(await ensured()).toMatchObject({ ok: false });
	});
});
