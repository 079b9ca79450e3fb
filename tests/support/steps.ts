/** One step of the whole check: run, timed, told about. */
import { spawn } from 'node:child_process';

export type Counts = {
	readonly passed: number;
	readonly failed: number;
	/** Tests that do not run on this machine, or not in this project. */
	readonly skipped?: number;
	/** Names of what failed, where a report tells them. */
	readonly failures?: readonly string[];
};
export type StepResult = Counts & { readonly name: string };

type Tools = {
	/** Runs a program and shows what it prints; one passed if it exits with 0. */
	command(program: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Counts>;
};

/**
 * Runs `work`; prints what its commands wrote when it is over, so that steps side by side stay readable, and then its
 * counts and duration. What it throws counts as one failure.
 */
export async function step(
	name: string,
	work: (tools: Tools) => Counts | Promise<Counts>,
): Promise<StepResult> {
	const begun = performance.now();
	const written: string[] = [];
	const command: Tools['command'] = async (program, args, env = {}) => {
		const { code, text } = await capture(program, args, env);
		written.push(text.trimEnd());
		if (code === 0) return { passed: 1, failed: 0 };
		written.push(`${program} ended with ${String(code)}`);
		return { passed: 0, failed: 1 };
	};
	let counts: Counts;
	try {
		counts = await work({ command });
	} catch (error) {
		written.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
		counts = { passed: 0, failed: 1 };
	}
	const seconds = ((performance.now() - begun) / 1000).toFixed(1);
	const { passed, failed: failures, skipped = 0 } = counts;
	const notRun = skipped > 0 ? `, ${String(skipped)} not run` : '';
	console.log(['', `── ${name}`, ...written].join('\n'));
	console.log(
		`── ${name}: ${String(passed)} ok, ${String(failures)} not ok${notRun}, ${seconds} s`,
	);
	return { name, ...counts };
}

/** One failure, and why, for what could not be run. */
export function failed(reason: string): Counts {
	console.error(reason);
	return { passed: 0, failed: 1 };
}

export function total(results: readonly Counts[]): Required<Omit<Counts, 'failures'>> {
	return {
		skipped: results.reduce((sum, { skipped = 0 }) => sum + skipped, 0),
		passed: results.reduce((sum, { passed }) => sum + passed, 0),
		failed: results.reduce((sum, { failed: failures }) => sum + failures, 0),
	};
}

function capture(
	program: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number | null; readonly text: string }> {
	return new Promise((resolve) => {
		const child = spawn(program, args, {
			env: { ...process.env, ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
		});
		const chunks: Buffer[] = [];
		child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
		child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
		child.once('error', (error) => chunks.push(Buffer.from(`${error.message}\n`)));
		child.once('close', (code) => {
			resolve({ code, text: Buffer.concat(chunks).toString('utf8') });
		});
	});
}
