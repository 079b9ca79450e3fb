/** Processes of the project under test, run by the Node that runs the tests. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLLOW_PARENT = new URL('../../server/setup/follow-parent.mjs', import.meta.url).href;

/** Settings of whoever runs the tests, which must not reach what is tested. */
const FOREIGN =
	/^(?:IOC_|MQTT_|DATABASE_URL$|HOST$|PORT$|ORIGIN$|LOG_LEVEL$|NODE_OPTIONS$|VITEST|TEST$)/;

export type ProcessOptions = {
	/** Path of the main module from the project's root: `server/embedded/main.ts`. */
	readonly main: string;
	readonly args?: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
};

/** One process: its output, and its end. */
export class TestProcess {
	readonly #options: ProcessOptions;
	#child: ChildProcess | null = null;
	#closed: Promise<unknown> = Promise.resolve();
	#output = '';
	/** Where the output of the present run begins. */
	#begun = 0;
	readonly #heard = new Set<() => void>();

	constructor(options: ProcessOptions) {
		this.#options = options;
	}

	get pid(): number {
		const pid = this.#child?.pid;
		if (pid === undefined) throw new Error(`${this.#options.main} is not running`);
		return pid;
	}

	get running(): boolean {
		return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
	}

	/** Everything it has written to stdout and stderr, of all its runs. */
	get output(): string {
		return this.#output;
	}

	start(): void {
		const { main, args = [], env = {} } = this.#options;
		const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
		this.#begun = this.#output.length;
		const child = spawn(process.execPath, ['--import', FOLLOW_PARENT, main, ...args], {
			cwd: ROOT,
			env: { ...Object.fromEntries(own), ...env },
			// The channel ends it if the test run is killed; its own group lets a test kill all it started.
			stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
			detached: true,
		});
		const hear = (chunk: Buffer) => {
			this.#output += chunk.toString('utf8');
			for (const heard of this.#heard) heard();
		};
		child.stdout?.on('data', hear);
		child.stderr?.on('data', hear);
		child.once('exit', () => {
			for (const heard of this.#heard) heard();
		});
		this.#child = child;
		// Its output is closed when the last process that it started has ended.
		this.#closed = once(child, 'close');
	}

	/** Waits for a line of the output of this run. Throws with the output if it ends first or after `timeoutMs`. */
	line(pattern: RegExp, timeoutMs = 60_000): Promise<RegExpMatchArray> {
		return new Promise((resolve, reject) => {
			const fail = (why: string) => {
				stopHearing();
				reject(new Error(`${this.#options.main} ${why} ${String(pattern)}:\n${this.#output}`));
			};
			const look = () => {
				const match = this.#output.slice(this.#begun).match(pattern);
				if (match) {
					stopHearing();
					resolve(match);
				} else if (!this.running) fail('ended before');
			};
			const timer = setTimeout(() => {
				fail(`wrote in ${String(timeoutMs)} ms no`);
			}, timeoutMs);
			const stopHearing = () => {
				clearTimeout(timer);
				this.#heard.delete(look);
			};
			this.#heard.add(look);
			look();
		});
	}

	/** SIGKILL to it and all that it started, as a power cut would; also to what a killed one left behind. */
	async kill(): Promise<void> {
		if (this.#child === null) return;
		this.#killGroup();
		await this.gone(10_000);
	}

	/** Asks it to stop; its exit code. Kills it and throws if it takes longer than `timeoutMs`. */
	async stop(timeoutMs = 20_000): Promise<number | null> {
		if (this.running) this.#child?.kill('SIGTERM');
		await this.gone(timeoutMs);
		return this.#child?.exitCode ?? null;
	}

	/** Resolves when it and all that it started have ended. Kills them and throws after `timeoutMs`. */
	async gone(timeoutMs = 20_000): Promise<void> {
		const late = new AbortController();
		const timer = setTimeout(() => {
			late.abort();
			this.#killGroup();
		}, timeoutMs);
		await this.#closed;
		clearTimeout(timer);
		if (late.signal.aborted) {
			throw new Error(`${this.#options.main} did not end:\n${this.#output}`);
		}
	}

	#killGroup(): void {
		try {
			process.kill(-this.pid, 'SIGKILL');
		} catch (error) {
			// Nobody left is what was wanted.
			if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		}
	}
}

/** Starts it and waits for the line that says it is ready. */
export async function startProcess(
	options: ProcessOptions & { readonly ready: RegExp; readonly timeoutMs?: number },
): Promise<TestProcess> {
	const started = new TestProcess(options);
	started.start();
	await started.line(options.ready, options.timeoutMs);
	return started;
}
