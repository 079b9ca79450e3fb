import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataDirUnusable } from './data-dir.ts';
import { DataDirInUse, lockDataDir } from './lock.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ioc-lock-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder is one holder’s until it is given back', () => {
	const unlock = lockDataDir(folder);
	expect(() => lockDataDir(folder)).toThrow(DataDirInUse);
	unlock();
	lockDataDir(folder)();
});

test('a lock that is damaged or cannot be made is not taken for another process', () => {
	writeFileSync(
		join(folder, 'database.lock'),
		'no lock of ours, and long enough to be read as a header\n'.repeat(20),
	);
	expect(() => lockDataDir(folder)).toThrow(DataDirUnusable);
	const other = join(folder, 'other');
	mkdirSync(join(other, 'database.lock'), { recursive: true });
	expect(() => lockDataDir(other)).toThrow(/^IOC_DATA_DIR=.*other: wanted is a folder/);
});
