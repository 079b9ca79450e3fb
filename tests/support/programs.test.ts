import { describe, expect, it } from 'vitest';
import { output, programInPath } from './programs.ts';

describe('programInPath', () => {
	it('finds a program by its folder', () => {
		const folder = process.execPath.slice(0, process.execPath.lastIndexOf('/'));
		expect(programInPath(['no-such-program', 'node'], folder)).toBe(`${folder}/node`);
	});

	it('answers null for what is nowhere', () => {
		expect(programInPath(['no-such-program'])).toBeNull();
	});
});

describe('output', () => {
	it('gives code and text', async () => {
		const said = await output(process.execPath, ['-e', 'console.log(1)'], { timeoutMs: 10_000 });
		expect(said).toEqual({ code: 0, text: '1' });
	});

	it('ends a program that takes too long', async () => {
		const endless = ['-e', 'setInterval(() => {}, 1000)'];
		const said = await output(process.execPath, endless, { timeoutMs: 200 });
		expect(said.code).toBeNull();
	});

	it('tells that there is no such program', async () => {
		const said = await output('no-such-program', [], { timeoutMs: 1_000 });
		expect(said).toMatchObject({ code: null, text: expect.stringContaining('ENOENT') as string });
	});
});
