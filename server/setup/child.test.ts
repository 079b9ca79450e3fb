import { describe, expect, it } from 'vitest';
import { run } from './child.mjs';

const here = { cwd: process.cwd(), stdio: 'ignore' } as const;

describe('run', () => {
	it('gives the exit code', async () => {
		expect(await run(process.execPath, ['-e', 'process.exit(3)'], here)).toBe(3);
	});

	it('gives 128 and the signal’s number when a signal ended it', async () => {
		const suicide = 'process.kill(process.pid, "SIGKILL")';
		expect(await run(process.execPath, ['-e', suicide], here)).toBe(137);
	});

	it('gives 127 when there is no such program', async () => {
		expect(await run('no-such-program', [], here)).toBe(127);
	});
});
