import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { step, total } from './steps.ts';

let printed: string[];

beforeEach(() => {
	printed = [];
	vi.spyOn(console, 'log').mockImplementation((line: string) => printed.push(line));
});

afterEach(() => {
	vi.restoreAllMocks();
});

describe('step', () => {
	it('shows what its programs print, then counts and duration', async () => {
		const result = await step('greet', ({ command }) =>
			command(process.execPath, ['-e', 'console.log("xin chào")']),
		);
		expect(result).toEqual({ name: 'greet', passed: 1, failed: 0 });
		expect(printed.join('\n')).toMatch(/── greet\nxin chào\n── greet: 1 ok, 0 not ok, \d+\.\d s$/);
	});

	it('counts a program that ends badly as failed', async () => {
		const result = await step('fail', ({ command }) => command(process.execPath, ['-e', 'nosuch']));
		expect(result).toMatchObject({ passed: 0, failed: 1 });
		expect(printed.join('\n')).toContain('ended with 1');
	});

	it('counts a program that is not there as failed', async () => {
		const result = await step('absent', ({ command }) => command('no-such-program', []));
		expect(result).toMatchObject({ passed: 0, failed: 1 });
		expect(printed.join('\n')).toContain('ENOENT');
	});

	it('counts what it throws as failed', async () => {
		const result = await step('throw', () => Promise.reject(new Error('no report')));
		expect(result).toMatchObject({ passed: 0, failed: 1 });
		expect(printed.join('\n')).toContain('no report');
	});
});

describe('total', () => {
	it('adds up', () => {
		const counts = [
			{ passed: 2, failed: 0 },
			{ passed: 1, failed: 3, skipped: 2 },
		];
		expect(total(counts)).toEqual({ passed: 3, failed: 3, skipped: 2 });
	});
});
