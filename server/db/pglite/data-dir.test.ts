import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataDirUnusable, makeDataDir } from './data-dir.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ioc-data-dir-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder is made with those above it, and one that is there is taken', () => {
	const deep = join(folder, 'a', 'b');
	makeDataDir(deep);
	makeDataDir(deep);
	expect(statSync(deep).isDirectory()).toBe(true);
});

test('a file in its place, or above it, is named with what is wanted', () => {
	const file = join(folder, 'file');
	writeFileSync(file, '');
	for (const dataDir of [file, join(file, 'below')]) {
		expect(() => makeDataDir(dataDir)).toThrow(DataDirUnusable);
		expect(() => makeDataDir(dataDir)).toThrow(
			`IOC_DATA_DIR=${dataDir}: wanted is a folder that this user may make and write in`,
		);
	}
});

test.runIf(process.platform === 'linux')('where nothing can be made it does not hang', () => {
	expect(() => makeDataDir('/proc/ioc-wall')).toThrow(/^IOC_DATA_DIR=\/proc\/ioc-wall: wanted is/);
});
