import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process of a bench, from a file of this folder; resolves once it has said that it is ready. */
export async function child(
	file: string,
	args: readonly string[],
	env: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
	const path = join(import.meta.dirname, file);
	const { PATH = '', HOME = '' } = process.env;
	const started = fork(path, args, { env: { PATH, HOME, ...env } });
	await once(started, 'message');
	return started;
}
