import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { databases, dataFolder } from '#tests/support/database.ts';
import { TestProcess } from '#tests/support/processes.ts';
import { until } from '#tests/support/until.ts';

const READY = /^ready (http:\S+) (mqtt:\S+)$/m;

const server = databases.find(({ kind }) => kind === 'postgres');

let folder: string;
const processes: TestProcess[] = [];

beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'ioc-server-'))));
afterEach(async () => {
	for (const started of processes.splice(0)) await started.kill();
	await rm(folder, { recursive: true, force: true });
});

/** Saves the making of a database where it is not the first start that is tried. */
async function beginWithSchema(): Promise<void> {
	await cp(inject('databaseTemplate'), folder, { recursive: true });
}

function run(
	main: string,
	env: Readonly<Record<string, string>> = {},
	args: readonly string[] = [],
): TestProcess {
	const started = new TestProcess({
		main,
		args,
		env: { PORT: '0', IOC_MQTT_PORT: '0', IOC_DATA_DIR: folder, LOG_LEVEL: 'warn', ...env },
	});
	processes.push(started);
	started.start();
	return started;
}

/** Of a process that ends by itself. */
async function codeOf(ending: TestProcess): Promise<number | null> {
	await ending.gone();
	return ending.stop();
}

describe('everything in one process', () => {
	test('prints its addresses when ready, and its simulated devices end with it', async () => {
		const all = run('server/embedded/main.ts', { IOC_DEMO: 'on' });
		const [, url = ''] = await all.line(READY, 90_000);
		expect(all.output).toContain(`${url}/wall/overview`);
		expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true });
		await until('the simulated devices are known', async () => {
			const answer = await fetch(`${url}/api/v1/devices`);
			return ((await answer.json()) as { devices: unknown[] }).devices.length > 100;
		});
		const metrics = await (await fetch(`${url}/metrics`)).text();
		expect(metrics).toMatch(/^ioc_ingest_stored_total [1-9]/m);
		expect(await all.stop()).toBe(0);
	});

	test('killed, it leaves no simulated devices behind', async () => {
		await beginWithSchema();
		const all = run('server/embedded/main.ts', { IOC_DEMO: 'on' });
		await all.line(READY, 90_000);
		process.kill(all.pid, 'SIGKILL');
		// Its output stays open for as long as a process lives that it started.
		await all.gone(10_000);
	});

	test('an unknown centre stops the start with what would be right', async () => {
		const all = run('server/embedded/main.ts', { IOC_CENTRE: 'ha-noi' });
		await all.gone();
		expect(all.output).toMatch(/^IOC_CENTRE=ha-noi: wanted is one of lam-dong, da-teh/m);
	});
});

describe.each(['server/main.ts', 'server/embedded/main.ts'])('%s', (main) => {
	test('names each bad setting, and what looks like one', async () => {
		const bad = run(main, { IOC_TICK_MS: 'fast', MQTT_URL: 'http://me:s3cret@broker' });
		await bad.gone();
		expect(bad.output).toMatch(/^IOC_TICK_MS=fast: wanted is a whole number/m);
		expect(bad.output).toMatch(/^MQTT_URL=\(hidden\)@broker: wanted is an address/m);
		expect(bad.output).not.toContain('s3cret');
	});
});

const DATABASE_URL = 'postgres://ioc:s3cret@127.0.0.1:1/ioc';

describe.each(['server/embedded/main.ts', 'server/migrate.ts'])('%s', (main) => {
	test('a database or data folder that cannot be had is one line, and exit code 1', async () => {
		for (const [name, value] of Object.entries({ DATABASE_URL, IOC_DATA_DIR: '/proc/x' })) {
			const refused = run(main, { [name]: value });
			expect(await codeOf(refused)).toBe(1);
			expect(refused.output).toMatch(new RegExp(`^${name}=\\S+: wanted is a [^\n]+\n$`));
			expect(refused.output).not.toContain('s3cret');
		}
	});
});

test.each([
	['ingest/main.ts', 1],
	['server/import/main.ts', 2],
])('%s names a data folder that cannot be had, with exit code %i', async (main, code) => {
	const refused = run(main, { IOC_DATA_DIR: '/proc/x' }, ['README.md']);
	expect(await codeOf(refused)).toBe(code);
	expect(refused.output).toMatch(/^IOC_DATA_DIR=\/proc\/x: wanted is a [^\n]+\n$/);
});

test.each([
	[
		'ingest/main.ts',
		'sources:\n  - family: frigat\n    site: bao-loc\n',
		/^\S+:2: sources\[0\].family: .+\n$/,
	],
	[
		'server/embedded/main.ts',
		'admit:\n  - device: "*"\n    unit: "999"\n',
		/^\S+:3: unit: .+ "999"\n$/,
	],
])(
	'a mistake in the centre’s file stops %s with its line, and exit code 1',
	async (main, text, said) => {
		const file = join(folder, 'centre.yaml');
		await writeFile(file, text);
		const refused = run(main, { IOC_CONFIG: file, LOG_LEVEL: 'fatal' });
		await refused.gone(60_000);
		expect(await refused.stop()).toBe(1);
		expect(refused.output).toMatch(said);
	},
);

test.each(['--dry-run', '--help'])(
	'migrate does nothing with %s but say how it is used',
	async (arg) => {
		const refused = run('server/migrate.ts', {}, [arg]);
		expect(await codeOf(refused)).toBe(1);
		expect(refused.output).toContain(`npm run migrate takes no arguments, got ${arg}.`);
		expect(await readdir(folder)).toEqual([]);
	},
);

describe.runIf(server)('everything in one process on a database of another server', () => {
	test('needs no data folder', async () => {
		const db = await server?.open();
		if (!db?.url) return;
		const settings = { DATABASE_URL: db.url, IOC_DATA_DIR: join(folder, 'not-there') };
		const all = run('server/embedded/main.ts', settings);
		await all.line(READY, 90_000);
		expect(await all.stop()).toBe(0);
		expect(await readdir(folder)).toEqual([]);
		await db.remove();
	});
});

test.each(['server/main.ts', 'server/embedded/main.ts'])('%s names a bad HOST', async (main) => {
	await beginWithSchema();
	const refused = run(main, { HOST: 'nohost.invalid' });
	expect(await codeOf(refused)).toBe(1);
	expect(refused.output).toMatch(/^HOST=nohost\.invalid: wanted is an address[^\n]+\n$/);
});

describe('the server alone', () => {
	test('a port that is taken stops the start with what would be right', async () => {
		await beginWithSchema();
		const first = run('server/main.ts', { LOG_LEVEL: 'info' });
		const [, port = ''] = await first.line(/listening on http:\/\/127\.0\.0\.1:(\d+)/);
		const other = await dataFolder();
		const second = run('server/main.ts', { PORT: port, IOC_DATA_DIR: other });
		await second.gone();
		await rm(other, { recursive: true, force: true });
		expect(second.output).toMatch(new RegExp(`^PORT=${port}: wanted is a port that is free`, 'm'));
		expect(await first.stop()).toBe(0);
	});

	test('waits for a database that does not answer, and stops when asked to', async () => {
		const waiting = run('server/main.ts', { DATABASE_URL });
		await waiting.line(
			/DATABASE_URL=\(hidden\)@127\.0\.0\.1:1.*waiting until the database answers/,
		);
		expect(await waiting.stop()).toBe(0);
	});
});

test.each(['serve', 'ingest'])(
	'npm run %s, asked to stop, leaves nothing running',
	async (script) => {
		const npm = spawn('npm', ['run', script], {
			env: { ...process.env, DATABASE_URL, PORT: '0', IOC_DATA_DIR: folder, LOG_LEVEL: 'warn' },
			stdio: ['ignore', 'pipe', 'inherit'],
			detached: true,
		});
		const { pid = 0, stdout } = npm;
		// The output ends when the last process that has it has ended.
		const closed = once(npm, 'close', { signal: AbortSignal.timeout(20_000) });
		closed.catch(() => process.kill(-pid, 'SIGKILL'));
		let output = '';
		stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
		await until('it waits for the database', () => output.includes('"level":40'));
		npm.kill('SIGTERM');
		await closed;
	},
);
