/** Programs of the system that tests need. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Found =
	{ readonly ok: true; readonly path: string } | { readonly ok: false; readonly reason: string };

/** Where programs lie that a user's path often leaves out. */
const ALSO = [
	'/usr/sbin',
	'/usr/local/sbin',
	'/opt/homebrew/sbin',
	'/opt/homebrew/bin',
	'/snap/bin',
];

/** The first of `names` in the path or beside it. */
export function programInPath(names: readonly string[], path = process.env['PATH']): string | null {
	const folders = [...(path ?? '').split(delimiter), ...ALSO];
	const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return candidates.find(isExecutable) ?? null;
}

/** Runs quietly; what it printed, and its exit code (null: it could not be run, or took longer than `timeoutMs`). */
export function output(
	command: string,
	args: readonly string[],
	{ timeoutMs, env = {} }: { readonly timeoutMs: number; readonly env?: NodeJS.ProcessEnv },
): Promise<{ readonly code: number | null; readonly text: string }> {
	return new Promise((resolve) => {
		const signal = AbortSignal.timeout(timeoutMs);
		const child = spawn(command, args, {
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, ...env },
			signal,
		});
		const chunks: Buffer[] = [];
		child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
		child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
		const text = () => Buffer.concat(chunks).toString('utf8').trim();
		child.once('error', (error) => {
			resolve({ code: null, text: `${text()}\n${error.message}`.trim() });
		});
		child.once('close', (code) => {
			resolve({ code, text: text() });
		});
	});
}

/** No questions, and (RUNLEVEL) no service started: tests start their own. */
const APT_ENV = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };

/** Installs Debian packages if this user may; null, or why not. */
export async function installPackages(names: readonly string[]): Promise<string | null> {
	if (process.getuid?.() !== 0) return 'only root may install packages';
	const aptGet = programInPath(['apt-get']);
	if (!aptGet) return 'there is no apt-get here';
	console.log(`Installing ${names.join(', ')} (apt-get) …`);
	const update = await output(aptGet, ['-qq', 'update'], { timeoutMs: 120_000, env: APT_ENV });
	const install = await output(
		aptGet,
		['-qq', '-y', '-o', 'Dpkg::Lock::Timeout=120', '--no-install-recommends', 'install', ...names],
		{ timeoutMs: 300_000, env: APT_ENV },
	);
	if (install.code === 0) return null;
	return `apt-get failed: ${lastLine(install.text) || lastLine(update.text) || 'it took too long'}`;
}

function lastLine(text: string): string {
	return text.split('\n').at(-1) ?? '';
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		// Not being there is the answer, not a failure.
		return false;
	}
}
