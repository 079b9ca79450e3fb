/** Child processes of the set-up. Plain JavaScript that Node 20 takes: nothing is installed yet. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {{ cwd: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} ChildOptions
 */

/**
 * Runs to the end; the exit code, 128 + signal number if a signal ended it, 127 if it could not be started.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ChildOptions} options
 * @returns {Promise<number>}
 */
export async function run(command, args, { cwd, env = process.env, stdio = 'inherit' }) {
	return codeOf(await endOf(spawn(command, args, { cwd, env, stdio })));
}

/**
 * The same, with all that it wrote, for whoever has to show it only where something went wrong.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runQuietly(command, args, { cwd }) {
	const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
	/** @type {Buffer[]} */
	const chunks = [];
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk) => void chunks.push(chunk));
	}
	const code = codeOf(await endOf(child, 'close'));
	return { code, output: Buffer.concat(chunks).toString('utf8').trim() };
}

/**
 * Runs to the end, and passes on the first SIGINT or SIGTERM so that the child can stop cleanly. A terminal's
 * Ctrl-C and npm reach the child as well; it must take a repeated signal as one. If this process is
 * killed the child notices by its closed channel (`follow-parent.mjs`). A child that somebody else ended cannot say so
 * itself: then it is said here.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ChildOptions} options
 * @returns {Promise<number>}
 */
export async function runUntilStopped(command, args, { cwd, env = process.env }) {
	const child = spawn(command, args, { cwd, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
	let passedOn = false;
	/** @param {NodeJS.Signals} signal */
	const passOn = (signal) => {
		if (!passedOn) child.kill(signal);
		passedOn = true;
	};
	process.on('SIGINT', passOn);
	process.on('SIGTERM', passOn);
	try {
		const end = await endOf(child);
		if (end.signal && !passedOn) {
			console.error(
				`Ended by ${end.signal}, which came from elsewhere${end.signal === 'SIGKILL' ? ': somebody sent it, or the memory ran out' : ''}. ` +
					'What was accepted is stored; the next start goes on from there.',
			);
		}
		return codeOf(end);
	} finally {
		process.off('SIGINT', passOn);
		process.off('SIGTERM', passOn);
	}
}

/**
 * @typedef {{ code: number, signal: null } | { code: null, signal: NodeJS.Signals }} End
 */

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {'exit' | 'close'} event `close` comes when its output has been read, too
 * @returns {Promise<End>}
 */
function endOf(child, event = 'exit') {
	return new Promise((resolve) => {
		child.once('error', (error) => {
			console.error(`${child.spawnfile}: ${error.message}`);
			resolve({ code: 127, signal: null });
		});
		child.once(event, (code, signal) => {
			resolve(signal ? { code: null, signal } : { code, signal: null });
		});
	});
}

/** @param {End} end */
function codeOf({ code, signal }) {
	return signal ? 128 + constants.signals[signal] : code;
}
