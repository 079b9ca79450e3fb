import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureBuild, inputsDigest } from './build.mjs';

let root: string;

async function write(path: string, content: string): Promise<void> {
	await mkdir(dirname(join(root, path)), { recursive: true });
	await writeFile(join(root, path), content);
}

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'ioc-build-'));
	await write('src/routes/+page.svelte', '<p>one</p>');
});

afterEach(async () => {
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
		await write('build/.inputs', inputsDigest(root));
		expect(await ensureBuild({ root, node: 'no-such-node' })).toEqual({ ok: true, built: false });
	});

	it('says that a build failed, and does not take it for fresh afterwards', async () => {
		const failing = () => ensureBuild({ root, node: process.execPath });
		expect(await failing()).toMatchObject({ ok: false });
		expect(await failing()).toMatchObject({ ok: false });
	});
});
