import { afterEach, describe, expect, it, vi } from 'vitest';
import { run, runQuietly, runUntilStopped } from './child.mjs';

const here = { cwd: process.cwd(), stdio: 'ignore' } as const;
const killed = 'process.kill(process.pid, "SIGKILL")';

describe('run', () => {
	it('gives the exit code', async () => {
		expect(await run(process.execPath, ['-e', 'process.exit(3)'], here)).toBe(3);
	});

	it('gives 128 and the signal’s number when a signal ended it', async () => {
		expect(await run(process.execPath, ['-e', killed], here)).toBe(137);
	});

	it('gives 127 when there is no such program', async () => {
		expect(await run('no-such-program', [], here)).toBe(127);
	});
});

afterEach(() => void vi.restoreAllMocks());

describe('runQuietly', () => {
	it('gives all that was written, and shows nothing of it', async () => {
		const script = 'console.log("one"); console.error("two"); process.exit(3)';
		const { code, output } = await runQuietly(process.execPath, ['-e', script], here);
		expect(code).toBe(3);
		expect(output.split('\n').sort()).toEqual(['one', 'two']);
	});

	it('gives 127 when there is no such program', async () => {
		const said = vi.spyOn(console, 'error').mockReturnValue();
		expect(await runQuietly('no-such-program', [], here)).toEqual({ code: 127, output: '' });
		expect(said).toHaveBeenCalledWith(expect.stringContaining('no-such-program'));
	});
});

describe('runUntilStopped', () => {
	it('says which signal ended the child where it did not pass that on', async () => {
		const said = vi.spyOn(console, 'error').mockReturnValue();
		expect(await runUntilStopped(process.execPath, ['-e', killed], here)).toBe(137);
		expect(said).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Ended by SIGKILL, .*\.$/));
	});

	it('has nothing to say of a child that ends by itself', async () => {
		const said = vi.spyOn(console, 'error').mockReturnValue();
		expect(await runUntilStopped(process.execPath, ['-e', 'process.exit(3)'], here)).toBe(3);
		expect(said).not.toHaveBeenCalled();
	});
});
