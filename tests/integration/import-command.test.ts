import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installCatalogue } from '#server/catalogue/install.ts';
import { openDatabase } from '#server/db/connect.ts';
import type { Database } from '#server/db/database.ts';
import { batchWriter } from '#server/db/write-batch.ts';
import { listen } from '#server/http/listen.ts';
import { askDesk } from '#server/import/ask-desk.ts';
import { CLOSE_PATH, deskFile } from '#server/import/desk-file.ts';
import { importDesk } from '#server/import/desk.ts';
import type { ImportDesk } from '#server/import/desk.ts';
import { handOver } from '#server/import/hand-over.ts';
import { dataFolder } from '#tests/support/database.ts';
import { freePort } from '#tests/support/free-port.ts';
import { TestProcess } from '#tests/support/processes.ts';
import { quiet } from '#tests/support/quiet.ts';
import { anObservation, batch, item } from '#tests/support/readings.ts';

const FILE = fileURLToPath(new URL('../support/boundaries.geojson', import.meta.url));
const REPORT = { answers: {}, unitsOn: null, withoutRefused: false };
const HOW = { importedBy: 'test', dryRun: true, report: REPORT };

let dataDir: string;

beforeAll(async () => {
	dataDir = await dataFolder();
});

afterAll(() => rm(dataDir, { recursive: true }));

const command = (...args: string[]) => commandWith({}, ...args);

const close = (...args: string[]) => run('server/close.ts', {}, args);

const commandWith = (env: Readonly<Record<string, string>>, ...args: string[]) =>
	run('server/import/main.ts', env, args);

async function run(main: string, env: Readonly<Record<string, string>>, args: readonly string[]) {
	const started = new TestProcess({
		...{ main, args },
		// As npm says it: where the person is.
		env: { IOC_DATA_DIR: dataDir, INIT_CWD: dataDir, ...env },
	});
	started.start();
	await started.gone(60_000);
	return { code: await started.stop(), output: started.output };
}

test('without a file it says how it is used', async () => {
	expect(await command()).toMatchObject({
		code: 2,
		output: expect.stringContaining('FILE…') as string,
	});
	const unknown = await command('--now');
	expect(unknown).toMatchObject({ code: 2, output: expect.stringContaining("'--now'") as string });
});

test('without a day and a name nothing is closed', async () => {
	const used = expect.stringContaining('npm run close -- --day DAY --name NAME') as string;
	expect(await close()).toMatchObject({ code: 2, output: used });
	expect(await close('--day', '2026-06-30')).toMatchObject({
		code: 2,
		output: expect.stringContaining('--name : missing') as string,
	});
});

test('a file that is not there is named', async () => {
	const { code, output } = await command('no-such.geojson');
	expect(code).toBe(2);
	expect(output).toContain('no-such.geojson cannot be read');
});

test('a database that cannot be had is one line, without its password', async () => {
	const DATABASE_URL = 'postgres://ioc:s3cret@127.0.0.1:1/ioc';
	const { code, output } = await commandWith({ DATABASE_URL }, FILE);
	expect(code).toBe(2);
	expect(output).toMatch(/^DATABASE_URL=\(hidden\)@127\.0\.0\.1:1\/ioc: wanted is a [^\n]+\n$/);
});

test('a name that says nothing is no name of who imports', async () => {
	const { code, output } = await command(FILE, '--by', ' ');
	expect(code).toBe(2);
	expect(output).toContain('--by  : missing');
	expect(output).toContain('--by       who imports it; else the user of this machine');
});

test('without a running server it opens the database itself', async () => {
	const { code, output } = await command(FILE, '--by', 'Nguyễn Thị Lan');
	expect(output).toContain('boundaries.geojson: 3 taken (3 new or changed), 0 refused');
	expect(output).toContain('row 1: 682 Huyện Đạ Tẻh');
	expect(output).toContain('Stored as import batch 1.');
	expect(code).toBe(0);
});

test('what is refused is told with the exit code 1', async () => {
	const report = join(dataDir, 'report.csv');
	await writeFile(report, 'unit,value\n682,1\n');
	const { code, output } = await command('report.csv', FILE);
	expect(output).toContain('report.csv: refused.');
	expect(output).toContain('Nothing to store.');
	expect(code).toBe(1);
});

describe('while a process has the embedded database open', () => {
	let database: Database;
	let desk: ImportDesk;

	beforeAll(async () => {
		database = await openDatabase({ url: null, dataDir, log: quiet });
		await installCatalogue(database);
		const settings = { dataDir, centre: 'da-teh' };
		desk = importDesk({ database, settings, now: Date.now, log: quiet });
	});

	afterAll(async () => {
		await desk.stop();
		await database.close();
	});

	test('and takes no imports, the command says that the folder is in use', async () => {
		const { code, output } = await command(FILE);
		expect(code).toBe(2);
		expect(output).toContain('is in use by another process');
	});

	test('the files are handed over to it', async () => {
		await desk.start();
		const { code, output } = await command(FILE, '--dry-run');
		expect(output).toContain('3 taken (0 new or changed), 0 refused');
		expect(code).toBe(0);
	});

	test('so is a catalogue, and each mistake comes back with its line', async () => {
		await writeFile(join(dataDir, 'ours.yaml'), 'targets:\n  - plan: x\n');
		const { code, output } = await command('ours.yaml', '--dry-run');
		expect(output).toContain('ours.yaml: refused');
		expect(output).toContain('ours.yaml:2: targets[0].id: id is wanted');
		expect(code).toBe(1);
	});

	const aFigure = () =>
		batchWriter({ database, geographyDate: '2024-11-30' }).write(
			batch(item(anObservation({ observedAt: Date.parse('2026-06-30T12:00:00+07:00') }))),
		);

	test('so is an order to close a period: a draft says by which command, which closes that and nothing else', async () => {
		await aFigure();
		const order = ['--day', '2026-06-30', '--name', 'Sơ kết 6 tháng', '--by', 'Lan'];
		const looked = await close(...order, '--dry-run');
		expect(looked.output).toContain('Tỉnh Lâm Đồng, to the end of 2026-06-30: 1 figures');
		// Nobody has seen what would be closed.
		const unseen = await close(...order);
		expect([looked.code, unseen]).toEqual([0, { code: 1, output: looked.output }]);
		const told =
			/npm run close -- --day 2026-06-30 --name 'Sơ kết 6 tháng' --by Lan --digest ([0-9a-f]{64})/;
		const [, digest = ''] = told.exec(unseen.output) ?? [];
		expect(await close(...order, '--digest', digest, '--dry-run')).toEqual(looked);
		const other = await close(...order, '--digest', 'f'.repeat(64));
		expect(other).toMatchObject({
			code: 1,
			output: expect.stringContaining('Nothing was closed: this is no longer what') as string,
		});
		expect(await database.query('select 1 from period_close')).toEqual([]);
		const closed = await close(...order, '--digest', digest);
		expect(closed.output).toContain('Closed as number 1');
		expect(closed.code).toBe(0);
		expect(await database.query('select name, closed_by as by from period_close')).toEqual([
			{ name: 'Sơ kết 6 tháng', by: 'Lan' },
		]);
	});

	test('a day before all figures has nothing to close, and is refused', async () => {
		await aFigure();
		for (const day of ['2026-06-29', '1899-01-01']) {
			const refused = await close('--day', day, '--name', 'Quý II', '--dry-run');
			expect(refused).toEqual({
				code: 1,
				output: `Nothing was closed: --day ${day}: there is no figure of that day, nor of any before it\n`,
			});
		}
	});

	test('what is no order to close is refused', async () => {
		const asked = await askDesk(dataDir, { path: CLOSE_PATH, body: '{"day": 5}' });
		expect(asked).toEqual({ kind: 'failed', why: 'That is no order to close.' });
	});

	test('who imports is kept: as he says, else as the machine knows him', async () => {
		const figures = (value: number) =>
			`Đơn vị;Chỉ tiêu;Kỳ;Giá trị\n682;Hồ sơ TTHC trực tuyến;10/2024;${value}\n`;
		await writeFile(join(dataDir, 'lan.csv'), figures(70));
		await writeFile(join(dataDir, 'may.csv'), figures(71));
		const said = await command('lan.csv', '--by', 'Lê Thị Hoa', '--units-on', '2024-10-31');
		expect(said.output).toContain('Stored as import batch');
		const unsaid = await command('may.csv', '--units-on', '2024-10-31');
		expect([said.code, unsaid.code]).toEqual([0, 0]);
		const batches = await database.query(
			'select file_name as file, imported_by as by from import_batch order by id',
		);
		expect(batches).toEqual([
			{ file: 'boundaries.geojson', by: 'Nguyễn Thị Lan' },
			{ file: 'lan.csv', by: 'Lê Thị Hoa' },
			{ file: 'may.csv', by: userInfo().username },
		]);
	});

	test('a data folder that cannot be written in is said to be so', async () => {
		const settings = { dataDir: join(dataDir, 'not-there'), centre: 'da-teh' };
		const lost = importDesk({ database, settings, now: Date.now, log: quiet });
		await expect(lost.start()).rejects.toThrow(
			/^IOC_DATA_DIR=.*not-there: wanted is a folder that this user may make and write in/,
		);
		await lost.stop();
	});

	test('only who can read the data folder gets in', async () => {
		expect((await stat(deskFile(dataDir))).mode & 0o077).toBe(0);
		const { url } = JSON.parse(await readFile(deskFile(dataDir), 'utf8')) as { url: string };
		for (const headers of [{}, { authorization: 'Bearer wrong' }]) {
			const response = await fetch(url, { method: 'POST', headers, body: '{}' });
			expect(response.status).toBe(403);
		}
	});

	test('a file that is too large is refused', async () => {
		const file = { fileName: 'large.geojson', bytes: new Uint8Array(33 * 1024 * 1024) };
		expect(await handOver(dataDir, file, HOW)).toMatchObject({ kind: 'failed' });
	});

	test('a centre that is not there is said to be so', async () => {
		const file = { fileName: 'boundaries.geojson', bytes: await readFile(FILE) };
		const lost = importDesk({
			database,
			settings: { dataDir, centre: 'ha-noi' },
			now: Date.now,
			log: quiet,
		});
		await lost.start();
		expect(await handOver(dataDir, file, HOW)).toEqual({
			kind: 'failed',
			why: 'There is no centre ha-noi.',
		});
		await lost.stop();
	});

	test('one that breaks off in the midst of it is said to', async () => {
		const dying = createServer((request) => request.socket.destroy());
		const url = await listen(dying, { host: '127.0.0.1', port: 0 });
		await writeFile(deskFile(dataDir), JSON.stringify({ url, token: 'x' }));
		const file = { fileName: 'boundaries.geojson', bytes: await readFile(FILE) };
		expect(await handOver(dataDir, file, HOW)).toMatchObject({
			kind: 'failed',
			why: expect.stringContaining('the running process did not answer') as string,
		});
		dying.close();
		await rm(deskFile(dataDir));
	});

	test('a port that has become another program’s is nobody', async () => {
		const other = createServer((_, response) => response.end('welcome'));
		const url = await listen(other, { host: '127.0.0.1', port: 0 });
		await writeFile(deskFile(dataDir), JSON.stringify({ url, token: 'x' }));
		const file = { fileName: 'boundaries.geojson', bytes: await readFile(FILE) };
		expect(await handOver(dataDir, file, HOW)).toEqual({ kind: 'nobody' });
		other.close();
		await rm(deskFile(dataDir));
	});

	test('once it is gone, nobody is there', async () => {
		const file = { fileName: 'boundaries.geojson', bytes: await readFile(FILE) };
		expect(await handOver(dataDir, file, HOW)).toEqual({ kind: 'nobody' });
		const nowhere = { url: `http://127.0.0.1:${await freePort()}`, token: 'x' };
		await writeFile(deskFile(dataDir), JSON.stringify(nowhere));
		expect(await handOver(dataDir, file, HOW)).toEqual({ kind: 'nobody' });
		await writeFile(deskFile(dataDir), 'half a fi');
		expect(await handOver(dataDir, file, HOW)).toEqual({ kind: 'nobody' });
	});
});
