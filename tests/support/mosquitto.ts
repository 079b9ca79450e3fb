/** A real mosquitto on a free loopback port, with its queue on disk. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepts } from './accepts.ts';
import { freePort } from './free-port.ts';
import { installPackages, programInPath } from './programs.ts';
import type { Found } from './programs.ts';
import { until } from './until.ts';

/** May install the Debian package. `IOC_MOSQUITTO` overrides. */
export async function findMosquitto(): Promise<Found> {
	const found = mosquittoPath();
	if (found) return { ok: true, path: found };
	const problem = await installPackages(['mosquitto']);
	const installed = mosquittoPath();
	if (installed) return { ok: true, path: installed };
	return {
		ok: false,
		reason: `No mosquitto, and ${problem ?? 'its package brought none'}. Install it, or set IOC_MOSQUITTO.`,
	};
}

/** `mosquitto_pub`; may install the Debian package. */
export async function findPublisher(): Promise<Found> {
	const name = 'mosquitto_pub';
	const found = programInPath([name]);
	if (found) return { ok: true, path: found };
	const problem = await installPackages(['mosquitto-clients']);
	const installed = programInPath([name]);
	if (installed) return { ok: true, path: installed };
	return { ok: false, reason: `No ${name}, and ${problem ?? 'its package brought none'}.` };
}

function mosquittoPath(): string | null {
	return process.env['IOC_MOSQUITTO'] ?? programInPath(['mosquitto']);
}

export type MosquittoOptions = {
	/** Messages kept for a client that is away; mosquitto's own default of 1,000 drops the rest. 0: all. */
	readonly maxQueuedMessages?: number;
	/** Further lines of mosquitto.conf. */
	readonly config?: readonly string[];
	/** Who may connect to what; an open listener on `port` if left out. */
	readonly listeners?: (port: number) => string;
};

export class Mosquitto {
	readonly #options: MosquittoOptions;
	#folder: string | null = null;
	#port = 0;
	#child: ChildProcess | null = null;
	#log = '';

	constructor(options: MosquittoOptions = {}) {
		this.#options = options;
	}

	get port(): number {
		return this.#port;
	}

	get url(): string {
		return `mqtt://127.0.0.1:${String(this.#port)}`;
	}

	/** What the broker has logged, of all its runs. */
	get log(): string {
		return this.#log;
	}

	/** Starts, or starts again on the same port and data; resolves when it listens. */
	async start(): Promise<void> {
		const program = mosquittoPath();
		if (!program) throw new Error('No mosquitto in the path; npm test says how to get one.');
		if (this.#folder === null) {
			this.#folder = await mkdtemp(join(tmpdir(), 'ioc-mosquitto-'));
			this.#port = await freePort();
			await writeFile(join(this.#folder, 'mosquitto.conf'), this.#config(this.#folder));
		}
		const child = spawn(program, ['-c', join(this.#folder, 'mosquitto.conf')], {
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		child.on('error', (error) => (this.#log += error.message));
		child.stdout.on('data', (chunk: Buffer) => (this.#log += chunk.toString('utf8')));
		child.stderr.on('data', (chunk: Buffer) => (this.#log += chunk.toString('utf8')));
		this.#child = child;
		await until('mosquitto listens', async () => {
			if (!isRunning(child)) throw new Error(`mosquitto ended:\n${this.#log}`);
			return accepts(this.#port);
		});
	}

	/** SIGTERM writes its data and ends; SIGKILL ends it as a power cut would. */
	async kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
		const child = this.#child;
		if (!child || !isRunning(child)) return;
		const ended = once(child, 'exit', { signal: AbortSignal.timeout(10_000) });
		child.kill(signal);
		await ended;
	}

	/**
	 * Has it write its queue to the disk, and waits until that is done. mosquitto acknowledges first and writes then, so
	 * only what it had acknowledged before this call is sure to survive SIGKILL.
	 */
	async save(): Promise<void> {
		const file = join(this.#folder ?? '', 'mosquitto.db');
		const written = async () => (existsSync(file) ? (await stat(file)).mtimeMs : 0);
		const before = await written();
		this.#child?.kill('SIGUSR1');
		await until('mosquitto has written its queue', async () => (await written()) !== before);
	}

	/** Ends it and removes its data. */
	async stop(): Promise<void> {
		await this.kill('SIGKILL');
		if (this.#folder !== null) await rm(this.#folder, { recursive: true });
		this.#folder = null;
	}

	#config(folder: string): string {
		return [
			this.#options.listeners?.(this.#port) ??
				`listener ${String(this.#port)} 127.0.0.1\nallow_anonymous true`,
			'persistence true',
			`persistence_location ${folder}/`,
			// Written at every change, so that SIGKILL loses as little as mosquitto can promise.
			'autosave_on_changes true',
			'autosave_interval 1',
			`max_queued_messages ${String(this.#options.maxQueuedMessages ?? 0)}`,
			// As root it would change to a user who may not write the folder.
			...(process.getuid?.() === 0 ? ['user root'] : []),
			'log_dest stdout',
			...(this.#options.config ?? []),
			'',
		].join('\n');
	}
}

function isRunning(child: ChildProcess): boolean {
	return child.exitCode === null && child.signalCode === null;
}
