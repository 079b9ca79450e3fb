/** What the storm bench is about, as processes: on a server, or everything in one on the embedded database. */
import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { installCatalogue } from '#server/catalogue/install.ts';
import { openDatabase } from '#server/db/connect.ts';
import type { Database } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';
import { startProcess, type TestProcess } from '#tests/support/processes.ts';
import { until } from '#tests/support/until.ts';
import { scratchDatabase } from './scratch-database.ts';

export type Stack = {
	/** Of the server. */
	readonly url: string;
	readonly database: 'DATABASE_URL' | 'embedded';
	readonly workers: number;
	/** By process: seconds of CPU so far, and megabytes in memory. Linux only. */
	usage(): Promise<Record<string, { readonly cpuS: number; readonly memoryMb: number }>>;
	/** Rows of states of the site `storm`, once everything has stopped; `wanted` is waited for, for a while. */
	stopAndCount(wanted: number): Promise<number>;
	/** SIGKILL to the nth ingest process. Throws where there is none of its own. */
	kill(n: number): Promise<void>;
	stop(): Promise<void>;
};

const STORED = `
	select count(*) as stored from device_status join device on device.id = device_id where site = 'storm'`;
const STORED_WITHIN_MS = 60_000;
const log = pino({ level: 'silent' });

const MAPPING = `
name: tu-bao
rules:
  - topic: tu-bao/{device}
    time: luc
    state: 'dien = 1 ? "online" : "offline"'
    values:
      batteryPct: pin
`;

export async function startStack({
	mqttUrl,
	workers,
	mapped,
}: {
	readonly mqttUrl: string;
	readonly workers: number;
	readonly mapped: boolean;
}): Promise<Stack> {
	const folder = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
	const config = join(folder, 'centre.yaml');
	await writeFile(join(folder, 'tu-bao.yaml'), MAPPING);
	await writeFile(
		config,
		'sources:\n  - { mapping: tu-bao.yaml, site: storm }\nlimits: { waitingDevices: 100000 }\n',
	);
	const env = { MQTT_URL: mqttUrl, PORT: '0', IOC_CENTRE: 'lam-dong', LOG_LEVEL: 'warn' };
	const told = { ...env, ...(mapped && { IOC_CONFIG: config }) };
	const server = process.env['DATABASE_URL'];
	const stack = await (server === undefined ? inOne(told) : apart(told, { server, workers }));
	return {
		...stack,
		async stop() {
			await stack.stop();
			await rm(folder, { recursive: true });
		},
	};
}

async function inOne(env: Readonly<Record<string, string>>): Promise<Stack> {
	const dataDir = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
	const all = await startProcess({
		main: 'server/embedded/main.ts',
		env: { ...env, IOC_DATA_DIR: dataDir },
		ready: /^ready /m,
	});
	const [, url = ''] = await all.line(/^ready (http:\S+)/m);
	const stop = async () => {
		await all.stop();
		await rm(dataDir, { recursive: true, force: true });
	};
	return {
		url,
		database: 'embedded',
		workers: 1,
		usage: () => usageOf({ all }),
		kill: () =>
			Promise.reject(new Error('--kill wants DATABASE_URL: ingest has a process of its own')),
		async stopAndCount() {
			await all.stop();
			const database = await openDatabase({ url: null, dataDir, log });
			try {
				return await stored(database);
			} finally {
				await database.close();
			}
		},
		stop,
	};
}

async function apart(
	env: Readonly<Record<string, string>>,
	{ server: serverUrl, workers }: { readonly server: string; readonly workers: number },
): Promise<Stack> {
	const scratch = await scratchDatabase(serverUrl);
	const database = await openDatabase({ url: scratch.url, dataDir: '', log });
	await migrate(database);
	await installCatalogue(database);
	const told = { ...env, DATABASE_URL: scratch.url, LOG_LEVEL: 'info' };
	const processes: Record<string, TestProcess> = {};
	const server = await startProcess({ main: 'server/main.ts', env: told, ready: /server: ready/ });
	processes['server'] = server;
	for (let n = 1; n <= workers; n++) {
		processes[`ingest ${n}`] = await startProcess({
			main: 'ingest/main.ts',
			env: told,
			ready: /broker: subscribed/,
		});
	}
	const [, url = ''] = await server.line(/listening on (http:[^"\s]+)/);
	return {
		url,
		database: 'DATABASE_URL',
		workers,
		usage: () => usageOf(processes),
		async kill(n) {
			const worker = processes[`ingest ${n}`];
			if (!worker) throw new Error(`--kill: there is no ingest ${n}`);
			await worker.kill();
		},
		async stopAndCount(wanted) {
			await until('all are stored', async () => (await stored(database)) >= wanted, {
				timeoutMs: STORED_WITHIN_MS,
			}).catch(() => undefined);
			return stored(database);
		},
		async stop() {
			for (const one of Object.values(processes)) await one.stop();
			await database.close();
			await scratch.drop();
		},
	};
}

async function stored(database: Database): Promise<number> {
	const [row] = await database.query<{ stored: number }>(STORED);
	return row?.stored ?? 0;
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: times in hundredths of a second, pages of 4 KiB. */
async function usageOf(
	processes: Readonly<Record<string, TestProcess>>,
): Promise<Record<string, { cpuS: number; memoryMb: number }>> {
	const found: Record<string, { cpuS: number; memoryMb: number }> = {};
	for (const [name, { pid }] of Object.entries(processes)) {
		const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const [user = 0, system = 0, pages = 0] = [fields[11], fields[12], fields[21]].map(Number);
		found[name] = { cpuS: (user + system) / 100, memoryMb: Math.round((pages * 4) / 1024) };
	}
	return found;
}
