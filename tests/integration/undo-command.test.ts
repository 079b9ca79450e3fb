import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#server/db/connect.ts';
import type { Database } from '#server/db/database.ts';
import { askDesk } from '#server/import/ask-desk.ts';
import { DELIVERIES_PATH } from '#server/import/desk-file.ts';
import { importDesk, type ImportDesk } from '#server/import/desk.ts';
import { dataFolder } from '#tests/support/database.ts';
import { TestProcess } from '#tests/support/processes.ts';
import { quiet } from '#tests/support/quiet.ts';

const BOUNDARIES = fileURLToPath(new URL('../support/boundaries.geojson', import.meta.url));

let dataDir: string;

beforeAll(async () => {
	dataDir = await dataFolder();
});
afterAll(() => rm(dataDir, { recursive: true }));

async function command(...args: string[]) {
	const started = new TestProcess({
		...{ main: 'server/import/main.ts', args },
		env: { IOC_DATA_DIR: dataDir, INIT_CWD: dataDir },
	});
	started.start();
	await started.gone(60_000);
	return { code: await started.stop(), output: started.output };
}

async function imported(name: string, value: number) {
	const text = `Đơn vị;Chỉ tiêu;Kỳ;Giá trị\n682;Hồ sơ TTHC trực tuyến;10/2024;${value}\n`;
	await writeFile(join(dataDir, name), text);
	const { output } = await command(name, '--by', 'Lan', '--units-on', '2024-10-31');
	return /Stored as import batch (\d+)\./.exec(output)?.[1] ?? output;
}

test('without a running server the imports of figures are told, and what cannot be undone', async () => {
	expect(await command('--list')).toEqual({ code: 0, output: 'No figures have been imported.\n' });
	expect((await command(BOUNDARIES)).code).toBe(0);
	const undo = (number: string) => command('--undo', number, '--reason', 'nhầm');
	const list = 'The last ones: npm run import -- --list\n';
	expect(await undo('1')).toEqual({
		code: 1,
		output: `Nothing was undone: import 1 (boundaries.geojson) brought no figures, and only those can be undone. ${list}`,
	});
	expect(await undo('99')).toEqual({
		code: 1,
		output: `Nothing was undone: there is no import 99. ${list}`,
	});
});

test('what cannot be meant is said with how it is used, and nothing is done', async () => {
	const dry = await command('--undo', '1', '--reason', 'nhầm', '--dry-run');
	expect(dry.code).toBe(2);
	expect(dry.output).toContain('--undo does not go with --dry-run');
	expect(dry.output).toContain('npm run import -- --undo NUMBER --reason WHY');
	const unsaid = await command('--undo', '1');
	expect(unsaid).toMatchObject({
		code: 2,
		output: expect.stringContaining('--reason : missing') as string,
	});
});

describe('while a process has the embedded database open', () => {
	let database: Database;
	let desk: ImportDesk;

	beforeAll(async () => {
		database = await openDatabase({ url: null, dataDir, log: quiet });
		const settings = { dataDir, centre: 'da-teh' };
		desk = importDesk({ database, settings, now: Date.now, log: quiet });
		await desk.start();
	});
	afterAll(async () => {
		await desk.stop();
		await database.close();
	});

	const value = async () => {
		const rows = await database.query<{ value: number }>('select value from observation');
		return rows.map((row) => row.value);
	};

	test('imports are listed, and undone by their number through it', async () => {
		const first = await imported('a.csv', 70);
		const second = await imported('b.csv', 71);
		const listed = await command('--list');
		expect(listed.code).toBe(0);
		expect(listed.output.replaceAll(/\S+Z/g, 'T')).toBe(
			`import ${second}: b.csv, by Lan at T: 0 new, 1 corrections, 0 known already\n` +
				`import ${first}: a.csv, by Lan at T: 1 new, 0 corrections, 0 known already\n`,
		);
		const undo = (batch: string) => command('--undo', batch, '--by', 'Minh', '--reason', 'nhầm');
		const corrected = await undo(first);
		expect(corrected.code).toBe(1);
		expect(corrected.output).toContain(`corrected since (1 of 1), by import ${second} (b.csv).`);
		expect(await value()).toEqual([71]);
		expect(await undo(second)).toEqual({
			code: 0,
			output: `Import ${second} (b.csv) is undone. Figures gone: 0; with the one before back in place: 1.\n`,
		});
		expect(await value()).toEqual([70]);
		const again = await undo(second);
		expect(again.code).toBe(1);
		expect(again.output).toMatch(/^Nothing was undone: import \d+ was, by Minh at \S+Z\.\n$/);
		expect((await command('--list')).output).toMatch(/; undone by Minh at \S+Z: nhầm\n/);
	});

	test('one that was corrected is undone without what was, where that is said', async () => {
		const third = await imported('c.csv', 72);
		const fourth = await imported('d.csv', 73);
		const rest = ['--undo', third, '--reason', 'nhầm', '--without-corrected'];
		const undone = await command(...rest);
		expect(undone.code).toBe(0);
		expect(undone.output).toContain(`Left as corrected: 1, by import ${fourth} (d.csv).`);
		expect(await value()).toEqual([73]);
	});

	test('what is no order about imports is refused', async () => {
		const asked = await askDesk(dataDir, { path: DELIVERIES_PATH, body: '{"kind": "undo"}' });
		expect(asked).toEqual({ kind: 'failed', why: 'That is no order about imports.' });
	});
});
