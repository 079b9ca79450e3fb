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
export function run(command, args, { cwd, env = process.env, stdio = 'inherit' }) {
	return exitOf(spawn(command, args, { cwd, env, stdio }));
}

/**
 * Runs to the end, and passes on the first SIGINT or SIGTERM so that the child can stop cleanly. A terminal's
 * Ctrl-C and npm reach the child as well; it must take a repeated signal as one. If this process is
 * killed the child notices by its closed channel (`follow-parent.mjs`).
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
		return await exitOf(child);
	} finally {
		process.off('SIGINT', passOn);
		process.off('SIGTERM', passOn);
	}
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function exitOf(child) {
	return new Promise((resolve) => {
		child.once('error', (error) => {
			console.error(`${child.spawnfile}: ${error.message}`);
			resolve(127);
		});
		child.once('exit', (code, signal) => {
			resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
		});
	});
}
