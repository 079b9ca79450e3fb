import { describe, expect, it } from 'vitest';
import { isInstalled } from './dependencies.mjs';

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
