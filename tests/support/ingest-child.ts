import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Ingest with the embedded database, in one process of its own (`ingest-process.ts`) that a test may kill. */
export class IngestChild {
	readonly #env: Readonly<Record<string, string>>;
	#child: ChildProcess | null = null;

	constructor(env: Readonly<Record<string, string>>) {
		this.#env = env;
	}

	async start(): Promise<void> {
		const { PATH = '' } = process.env;
		const child = fork('tests/support/ingest-process.ts', {
			env: { PATH, IOC_CENTRE: 'lam-dong', LOG_LEVEL: 'warn', ...this.#env },
			execArgv: [],
		});
		this.#child = child;
		await once(child, 'message');
	}

	async rows(): Promise<number> {
		if (!this.#child) throw new Error('it is not running');
		this.#child.send('rows');
		const [rows] = (await once(this.#child, 'message')) as [number];
		return rows;
	}

	async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
		const child = this.#child;
		this.#child = null;
		if (!child || child.exitCode !== null) return;
		const ended = once(child, 'exit');
		child.kill(signal);
		await ended;
	}
}
