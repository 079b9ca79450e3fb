/** A TimescaleDB server of a test's own, which the test may kill; from the programs of the system. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './free-port.ts';
import { output } from './programs.ts';
import { until } from './until.ts';

const DEBIAN = '/usr/lib/postgresql';

/** Null where PostgreSQL or TimescaleDB is not installed. */
export function postgresFolder(): string | null {
	if (!existsSync(DEBIAN)) return null;
	const versions = readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a));
	const withTimescale = versions.find(
		(version) =>
			existsSync(join(DEBIAN, version, 'bin/initdb')) &&
			existsSync(join(DEBIAN, version, 'lib/timescaledb.so')),
	);
	return withTimescale === undefined ? null : join(DEBIAN, withTimescale, 'bin');
}

export class PostgresCluster {
	readonly #programs: string;
	#folder = '';
	#port = 0;
	#child: ChildProcess | null = null;

	constructor(programs: string) {
		this.#programs = programs;
	}

	get url(): string {
		return `postgres://ioc@127.0.0.1:${this.#port}/postgres`;
	}

	async create(): Promise<void> {
		this.#folder = await mkdtemp(join(tmpdir(), 'ioc-postgres-'));
		this.#port = await freePort();
		const user = await unprivileged();
		if (user) await chown(this.#folder, user.uid, user.gid);
		const data = join(this.#folder, 'data');
		const initdb = spawn(
			join(this.#programs, 'initdb'),
			['-D', data, '-U', 'ioc', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'],
			{ ...user, cwd: this.#folder, stdio: 'ignore' },
		);
		const [code] = (await once(initdb, 'exit')) as [number];
		if (code !== 0) throw new Error(`initdb ended with ${code}`);
	}

	/** Starts, or starts again after a kill and recovers; resolves when it answers. */
	async start(): Promise<void> {
		await until('PostgreSQL answers', async () => {
			// While children of a killed one still end, the next one gives up at once.
			if (!this.#child || this.#child.exitCode !== null) this.#child = await this.#spawn();
			return this.#answers();
		});
	}

	/** SIGKILL to the postmaster; its children end when they notice. */
	async kill(): Promise<void> {
		const child = this.#child;
		this.#child = null;
		if (!child || child.exitCode !== null) return;
		const ended = once(child, 'exit');
		child.kill('SIGKILL');
		await ended;
	}

	async remove(): Promise<void> {
		await this.kill();
		await until('its children have ended', async () => {
			await rm(this.#folder, { recursive: true, force: true });
			return true;
		});
	}

	async #spawn(): Promise<ChildProcess> {
		const settings = {
			port: String(this.#port),
			listen_addresses: '127.0.0.1',
			unix_socket_directories: '',
			shared_preload_libraries: 'timescaledb',
			'timescaledb.telemetry_level': 'off',
		};
		const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
		return spawn(join(this.#programs, 'postgres'), ['-D', join(this.#folder, 'data'), ...options], {
			...(await unprivileged()),
			cwd: this.#folder,
			stdio: 'ignore',
		});
	}

	async #answers(): Promise<boolean> {
		const client = new Client({ connectionString: this.url });
		client.on('error', () => {
			// It was killed while we asked; the next question finds out.
		});
		try {
			await client.connect();
			await client.query('select 1');
			return true;
		} finally {
			await client.end();
		}
	}
}

/** PostgreSQL refuses to run as root: then it is the system's own user for it. */
async function unprivileged(): Promise<{ uid: number; gid: number } | null> {
	if (process.getuid?.() !== 0) return null;
	const [uid, gid] = await Promise.all(
		['-u', '-g'].map((option) => output('id', [option, 'postgres'], { timeoutMs: 5_000 })),
	);
	return { uid: Number(uid?.text), gid: Number(gid?.text) };
}
