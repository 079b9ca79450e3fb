import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestProcess, startProcess } from './processes.ts';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'ioc-process-'));
});

afterEach(async () => {
	await rm(folder, { recursive: true });
});

async function program(code: string): Promise<string> {
	const main = join(folder, 'main.mjs');
	await writeFile(main, code);
	return main;
}

const POLITE = `
	process.on('SIGTERM', () => process.exit(0));
	setInterval(() => {}, 1000);
	console.log('ready ' + process.env.IOC_CENTRE);
`;

describe('TestProcess', () => {
	it('starts with the given settings, waits for a line, and stops', async () => {
		const main = await program(POLITE);
		const started = await startProcess({
			main,
			env: { IOC_CENTRE: 'da-teh' },
			ready: /ready da-teh/,
		});
		expect(await started.stop()).toBe(0);
	});

	it('does not hand on the settings of whoever runs the tests', async () => {
		process.env['IOC_CENTRE'] = 'elsewhere';
		try {
			const started = await startProcess({ main: await program(POLITE), ready: /ready undefined/ });
			await started.stop();
		} finally {
			delete process.env['IOC_CENTRE'];
		}
	});

	it('kills, and starts again', async () => {
		const started = await startProcess({ main: await program(POLITE), ready: /ready/ });
		const before = started.pid;
		await started.kill();
		started.start();
		expect(started.pid).not.toBe(before);
		await started.stop();
	});

	it('throws with the output when it ends before the line', async () => {
		const main = await program('console.error("bad setting"); process.exit(1);');
		await expect(startProcess({ main, ready: /ready/ })).rejects.toThrow('bad setting');
	});

	it('throws when the line does not come in time', async () => {
		const started = new TestProcess({ main: await program(POLITE) });
		started.start();
		await expect(started.line(/never/, 300)).rejects.toThrow('in 300 ms');
		await started.kill();
	});

	it('kills what does not stop when asked, and says so', async () => {
		const main = await program(POLITE.replace('process.exit(0)', '0'));
		const stubborn = await startProcess({ main, ready: /ready/ });
		await expect(stubborn.stop(300)).rejects.toThrow('did not end');
	});

	it('ends by itself when the one who started it is killed', async () => {
		const main = await program(POLITE);
		const parent = await parentOf(main);
		const started = await startProcess({ main: parent, ready: /child \d+/ });
		process.kill(started.pid, 'SIGKILL');
		await started.gone();
	});
});

async function parentOf(child: string): Promise<string> {
	const main = join(folder, 'parent.mjs');
	const follow = new URL('../../server/setup/follow-parent.mjs', import.meta.url).href;
	await writeFile(
		main,
		`import { spawn } from 'node:child_process';
		const child = spawn(process.execPath, ['--import', ${JSON.stringify(follow)}, ${JSON.stringify(child)}], {
			stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
		});
		child.stdout.once('data', () => console.log('child ' + child.pid));`,
	);
	return main;
}
