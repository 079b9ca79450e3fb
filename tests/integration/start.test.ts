import { readdir, rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { dataFolder } from '#tests/support/database.ts';
import { TestProcess } from '#tests/support/processes.ts';
import { TestServer } from '#tests/support/server.ts';

const START = 'server/setup/start.mjs';
const begunFrom = () => inject('databaseTemplate');
const server = new TestServer({ main: START, begunFrom });

afterEach(() => server.kill());

describe('npm start', () => {
	it('says calmly what it does and where everything is, and ends well when asked to stop', async () => {
		// An empty variable counts as not set.
		const calm = new TestServer({ main: START, settings: { IOC_DEMO: '', LOG_LEVEL: '' } });
		await calm.start();
		const [doing = '', addresses = ''] = calm.output.split('\n\n');
		expect(doing).toMatch(/^(?:Building the pages .*…\n)?Starting.*…$/);
		expect(addresses).toContain(`${calm.url}/wall/overview`);
		expect(calm.output).toContain('Dữ liệu mẫu');
		await calm.stop();
	});

	it('takes no arguments, and says so', async () => {
		const asked = new TestProcess({ main: START, args: ['--dev', '--port=80'] });
		asked.start();
		await asked.gone();
		expect(asked.output).toMatch(/take no arguments/);
		expect(await asked.stop()).toBe(1);
	});

	it('takes a Ctrl-C that reaches all of its processes at once', async () => {
		await server.start();
		process.kill(-server.pid, 'SIGINT');
		await server.gone();
		await server.stop();
	});

	it('leaves nothing running when it is killed', async () => {
		await server.start();
		process.kill(server.pid, 'SIGKILL');
		await server.gone();
		await server.start();
		await server.stop();
	});
});

describe('npm run dev', () => {
	let folder: string;
	let dev: TestProcess;

	beforeEach(async () => void (folder = await dataFolder()));
	afterEach(async () => {
		await dev.kill();
		await rm(folder, { recursive: true });
	});

	function start(dataDir: string): void {
		const env = { PORT: '0', IOC_MQTT_PORT: '0', IOC_DATA_DIR: dataDir };
		dev = new TestProcess({ main: START, args: ['--dev'], env });
		dev.start();
	}

	it('serves the wall, and takes a Ctrl-C that reaches all of its processes at once', async () => {
		start(folder);
		const [, url = ''] = await dev.line(/^ready (http:\S+)/m, 90_000);
		expect((await fetch(`${url}/wall/overview`)).status).toBe(200);
		expect((await fetch(`${url}/readyz`)).status).toBe(200);
		process.kill(-dev.pid, 'SIGINT');
		await dev.gone();
		// Whoever was cut off would have left it.
		expect(await readdir(folder)).not.toContain('import-desk.json');
	});

	it('says in one line that a data folder cannot be had', async () => {
		start('/proc/x');
		await dev.gone();
		expect(dev.output).toMatch(/\nIOC_DATA_DIR=\/proc\/x: wanted is a [^\n]+\n$/);
		expect(await dev.stop()).toBe(1);
	});
});
