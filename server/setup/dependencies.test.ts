import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureDependencies, isInstalled } from './dependencies.mjs';

const locked = {
	packages: {
		'': { version: '1.0.0' },
		'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' },
		'node_modules/win-only': { version: '1.0.0', integrity: 'sha512-w', optional: true },
	},
};

describe('isInstalled', () => {
	it('takes a folder that holds everything locked, whatever else it holds', () => {
		const installed = {
			packages: {
				'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' },
				'node_modules/b': { version: '1.0.0' },
			},
		};
		expect(isInstalled(locked, installed)).toBe(true);
	});

	it('misses a package that is not there', () => {
		expect(isInstalled(locked, { packages: {} })).toBe(false);
	});

	it('sees another version', () => {
		const installed = {
			packages: { 'node_modules/a': { version: '1.2.4', integrity: 'sha512-a' } },
		};
		expect(isInstalled(locked, installed)).toBe(false);
	});

	it('sees other bytes under the same version', () => {
		const installed = {
			packages: { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-x' } },
		};
		expect(isInstalled(locked, installed)).toBe(false);
	});

	it('takes a record without packages as nothing installed', () => {
		expect(isInstalled(locked, {})).toBe(false);
	});
});

describe('ensureDependencies', () => {
	let root: string;

	beforeEach(async () => {
		root = await mkdtemp(join(tmpdir(), 'ioc-dependencies-'));
	});
	afterEach(async () => {
		vi.unstubAllEnvs();
		vi.restoreAllMocks();
		await rm(root, { recursive: true });
	});

	it('asks npm for errors only, and says so where it fails', async () => {
		const said = vi.spyOn(console, 'log').mockReturnValue();
		const npm = join(root, 'npm-cli.js');
		const asked = `require('node:fs').writeFileSync('asked', process.argv.slice(2).join(' '))`;
		await writeFile(npm, `${asked}; process.exitCode = 3`);
		vi.stubEnv('npm_execpath', npm);
		expect(await ensureDependencies(root)).toEqual({
			ok: false,
			reason: 'npm ci ended with 3; its words are above.',
		});
		expect(await readFile(join(root, 'asked'), 'utf8')).toMatch(/^ci .*--loglevel=error$/);
		expect(said).toHaveBeenCalledExactlyOnceWith('Installing dependencies (npm ci) …');
	});
});
