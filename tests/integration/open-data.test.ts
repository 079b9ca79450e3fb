import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROBLEM_TYPE, problemSchema } from '#lib/wire/api/problem.ts';
import { openFeaturesSchema, openFiguresSchema } from '#lib/wire/open-data/json.ts';
import { csvRecords } from '#server/catalogue/csv.ts';
import { announceCatalogue } from '#server/catalogue/announce.ts';
import { openFigurePages } from '#server/db/read-open-figures.ts';
import type { OpenFigureRow } from '#server/db/read-open-figures.ts';
import { batchWriter } from '#server/db/write-batch.ts';
import type { Delivery } from '#server/import/figures/figure.ts';
import { storeDelivery } from '#server/import/figures/store.ts';
import { undoDelivery } from '#server/import/figures/undo.ts';
import { startServer } from '#server/start-server.ts';
import type { StartedServer } from '#server/start-server.ts';
import { BreakableDatabase } from '#tests/support/breakable.ts';
import { embedded } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { testSettings } from '#tests/support/live-server.ts';
import { publishFigures, PUBLISHED } from '#tests/support/published-figures.ts';
import { quiet } from '#tests/support/quiet.ts';
import { anObservation, batch, item, T0 } from '#tests/support/readings.ts';

const HOUR = 3_600_000;
const { real: PUBLIC, sampled: SAMPLED, empty: EMPTY } = PUBLISHED;
const FILES = [
	`${PUBLIC}.csv`,
	`${PUBLIC}.json`,
	`${PUBLIC}.geojson`,
	`${PUBLIC}.csv-metadata.json`,
	'catalog.jsonld',
];

let db: TestDatabase;
let database: BreakableDatabase;
let server: StartedServer;
let dataDir: string;
/** What the server's clock is ahead, so that what it keeps grows old. */
let aheadMs = 0;
let known = { unitId: 0, indicatorId: 0 };

beforeAll(async () => {
	db = await embedded.open();
	await publishFigures(db.database);
	const [ids] = await db.database.query<typeof known>(`
		select unit.id as "unitId", indicator.id as "indicatorId" from unit, indicator
		where slug = 'd-673-bao-loc' and code = 'ho-so-truc-tuyen'`);
	known = ids ?? known;
	dataDir = await mkdtemp(join(tmpdir(), 'ioc-open-data-'));
	database = new BreakableDatabase(db.database);
	server = await startServer({
		database,
		settings: testSettings({ IOC_DATA_DIR: dataDir }),
		log: quiet,
		now: () => Date.now() + aheadMs,
		random: Math.random,
	});
	await server.ready;
});
afterAll(async () => {
	await server.stop();
	await db.remove();
	await rm(dataDir, { recursive: true });
});

const get = (file: string, init: RequestInit = {}) =>
	fetch(`${server.url}/open-data${file === '' ? '' : '/'}${file}`, init);
const textOf = async (file: string) => (await get(file)).text();
const growOld = () => (aheadMs += 301_000);

async function problemOf(file: string, init: RequestInit = {}) {
	const response = await get(file, init);
	expect(response.headers.get('content-type')).toBe(PROBLEM_TYPE);
	expect(response.headers.get('access-control-allow-origin')).toBe('*');
	return v.parse(problemSchema, await response.json());
}

describe('the files', () => {
	test('the table has every real figure of the centre’s units, and nothing else', async () => {
		const response = await get(`${PUBLIC}.csv`);
		expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
		const bytes = await response.bytes();
		expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(response.headers.get('content-length')).toBe(String(bytes.length));
		const text = new TextDecoder().decode(bytes);
		expect(text.endsWith('\r\n')).toBe(true);
		const [head, ...rows] = csvRecords(text).map(({ cells }) => cells);
		expect(head?.join()).toBe(
			'indicator,unit,unit_code,unit_code_scheme,unit_code_date,unit_name,observed_at,time_source,value,unit_of_measure,source,received_at',
		);
		expect(rows).toHaveLength(4);
		expect(rows).toContainEqual([
			...['ho-so-truc-tuyen', 'd-673-bao-loc', '673', 'gso', '2024-11-30', 'Thành phố Bảo Lộc'],
			...['2026-11-22T09:00:00+07:00', 'device', '80.25', '%', 'cong-dvc'],
			'2026-11-22T09:00:00+07:00',
		]);
		// What a spreadsheet would run is a text, and what has a comma or a quote stays one cell.
		expect(rows.find(([, unit]) => unit === 'd-672-da-lat')?.[10]).toBe(`'=1+1, "x"`);
	});

	test('a table without a figure has a head, not a sample', async () => {
		for (const code of [SAMPLED, EMPTY]) {
			expect(csvRecords(await textOf(`${code}.csv`))).toHaveLength(1);
		}
	});

	test('JSON has the same figures, and of whom and under which terms they are', async () => {
		const told = v.parse(openFiguresSchema, JSON.parse(await textOf(`${PUBLIC}.json`)));
		expect(told).toMatchObject({ indicator: PUBLIC, unit_of_measure: '%', licence: null });
		expect(told.figures.map(({ value }) => value).toSorted()).toEqual([12.5, 80, 80.25, 80.5]);
		expect(v.parse(openFiguresSchema, JSON.parse(await textOf(`${EMPTY}.json`))).figures).toEqual(
			[],
		);
	});

	test('GeoJSON has every unit, with its newest figure and the boundary that was imported, or none', async () => {
		const { features } = v.parse(openFeaturesSchema, JSON.parse(await textOf(`${PUBLIC}.geojson`)));
		expect(features).toHaveLength(13);
		const byId = new Map(features.map((feature) => [feature.id, feature]));
		expect(byId.get('d-673-bao-loc')).toMatchObject({
			geometry: { type: 'MultiPolygon' },
			properties: { value: 80.5, unit_code: '673', observed_at: '2026-11-22T10:00:00+07:00' },
		});
		expect(byId.get('d-672-da-lat')).toMatchObject({ geometry: null, properties: { value: 12.5 } });
		for (const undated of ['d-674-dam-rong', 'd-675-lac-duong']) {
			expect(byId.get(undated)?.properties).toMatchObject({ value: null, observed_at: null });
		}
	});

	test('what is not public is answered like what does not exist', async () => {
		const answers = [];
		for (const end of ['csv', 'json', 'geojson', 'csv-metadata.json']) {
			const hidden = await problemOf(`ho-so-cong-viec.${end}`);
			const unknown = await problemOf(`khong-co-that.${end}`);
			expect(hidden).toEqual({ ...unknown, instance: hidden.instance });
			answers.push(hidden.status);
		}
		expect(answers).toEqual([404, 404, 404, 404]);
		expect((await problemOf(`${PUBLIC}.xml`)).status).toBe(404);
		for (const file of ['', ...FILES]) expect(await textOf(file)).not.toContain('ho-so-cong-viec');
	});

	test('no file is left in the data folder', async () => {
		expect(await readdir(join(dataDir, 'open-data'))).toEqual([]);
	});

	test('all figures come, page after page, in one order', async () => {
		const unitIds = (await db.database.query<{ id: number }>('select id from unit')).map(
			({ id }) => id,
		);
		const pages = (pageRows: number) =>
			db.database.transaction(async (tx) => {
				const asked = { ...known, unitIds, now: Date.now(), pageRows };
				const rows: OpenFigureRow[] = [];
				for await (const page of openFigurePages(tx, asked)) rows.push(...page);
				return rows;
			});
		const whole = await pages(100);
		expect(whole).toHaveLength(5);
		for (const rows of [1, 2, 4, 5]) expect(await pages(rows)).toEqual(whole);
	});
});

describe('the page', () => {
	test('lists what is public, and says what is missing', async () => {
		const response = await get('');
		const page = await response.text();
		expect(page).toContain('data-theme="light"');
		expect(page).not.toContain('<script');
		expect(page.match(/data-indicator="[^"]+"/g)).toHaveLength(3);
		for (const words of [
			'Chưa công bố giấy phép',
			'1/3 chỉ tiêu đã có số liệu',
			'4 số liệu của 2/13 địa bàn',
			'1/13 địa bàn có ranh giới',
			'ranh-gioi.geojson: 1 địa bàn, nhập ngày 01/11/2026',
			'Dữ liệu mẫu: không bao giờ được công bố.',
			'href="/open-data/ho-so-truc-tuyen.geojson"',
		]) {
			expect(page).toContain(words);
		}
		expect(await (await fetch(`${server.url}/open-data?lang=en`)).text()).toContain(
			'No licence has been published',
		);
	});
});

describe('what is kept of them', () => {
	test.each(FILES)(
		'%s is told once, for all sites, and not again until it changes',
		async (file) => {
			const { headers } = await get(file);
			const etag = headers.get('etag') ?? '';
			expect(etag).toMatch(/^"[\w-]{43}"$/);
			expect(headers.get('cache-control')).toBe('public, max-age=300');
			expect(headers.get('access-control-allow-origin')).toBe('*');
			expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
			for (const given of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
				const again = await get(file, { headers: { 'if-none-match': given } });
				expect([given, again.status, again.headers.get('etag')]).toEqual([given, 304, etag]);
				expect(await again.text()).toBe('');
			}
			expect((await get(file, { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
			const head = await get(file, { method: 'HEAD' });
			expect([head.status, head.headers.get('etag')]).toEqual([200, etag]);
			expect(await head.text()).toBe('');
		},
	);

	test('its tag changes with a figure, a correction, and an undoing, and with nothing else', async () => {
		const file = `${PUBLIC}.csv`;
		const state = async () => {
			growOld();
			const { headers } = await get(file, { method: 'HEAD' });
			return { etag: headers.get('etag'), modified: headers.get('last-modified') };
		};
		const deliver = async (value: number, at: string) => {
			const place = { sheet: null, cell: 'B2', raw: String(value), evidence: null };
			const figure = { ...place, ...known, observedAt: T0, timeSource: 'period' as const, value };
			const delivery: Delivery = {
				...{
					kind: 'report',
					fileName: 'bao-cao.xlsx',
					sha256: at,
					by: 'Lan',
					source: 'bao-cao.xlsx',
				},
				...{ geographyDate: null, figures: [figure], leftOut: [] },
			};
			const told = await db.database.transaction((tx) =>
				storeDelivery(tx, delivery, Date.parse(at)),
			);
			if (told.kind === 'in-the-way') throw new Error('It takes no place');
			return told.batchId;
		};
		const first = await state();
		expect(first.modified).toBe('Sun, 22 Nov 2026 03:00:00 GMT');
		expect(await state()).toEqual(first);
		const batchId = await deliver(79, '2026-11-23T01:00:00Z');
		const corrected = await state();
		expect(corrected.etag).not.toBe(first.etag);
		expect(corrected.modified).toBe('Mon, 23 Nov 2026 01:00:00 GMT');
		const told = await textOf(file);
		expect(told).toContain(`,period,79,%,report-${batchId},2026-11-23T08:00:00+07:00`);
		expect(told).not.toContain('bao-cao.xlsx');
		const deed = { by: 'Minh', why: 'nhầm kỳ', now: Date.parse('2026-11-23T02:00:00Z') };
		await db.database.transaction((tx) => undoDelivery(tx, batchId, deed));
		const undone = await state();
		expect(undone.etag).not.toBe(corrected.etag);
		expect(undone.modified).toBe('Mon, 23 Nov 2026 02:00:00 GMT');
		expect(await textOf(file)).not.toContain('report-');
		const writer = batchWriter({ database: db.database, geographyDate: '2024-11-30' });
		await writer.write(batch(item(anObservation({ sample: true, observedAt: T0 + 20 * HOUR }))));
		expect((await state()).etag).toBe(undone.etag);
		// Of a past that is not the newest.
		await writer.write(batch(item(anObservation({ observedAt: T0 - HOUR, value: 1 }))));
		expect((await state()).etag).not.toBe(undone.etag);
	});

	test('what is public no longer is gone at once', async () => {
		expect((await get(`${EMPTY}.csv`)).status).toBe(200);
		await db.database.transaction(async (tx) => {
			await tx.query('update indicator set public = false where code = $1', [EMPTY]);
			await announceCatalogue(tx);
		});
		await expect.poll(async () => (await get(`${EMPTY}.csv`)).status).toBe(404);
		expect(await textOf('catalog.jsonld')).not.toContain(EMPTY);
	});

	test('an address with a parameter, and another method, are problems', async () => {
		const asked = await problemOf(`${PUBLIC}.csv?v=1`);
		expect(asked).toMatchObject({ status: 400, errors: [{ parameter: 'v' }] });
		expect((await problemOf(`${PUBLIC}.csv`, { method: 'DELETE' })).status).toBe(405);
		expect((await problemOf('catalog.jsonld', { method: 'DELETE' })).status).toBe(405);
	});

	test('a page of another site may ask with a tag, and only to read', async () => {
		const { headers, status } = await get(`${PUBLIC}.csv`, { method: 'OPTIONS' });
		expect(status).toBe(204);
		expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD');
		expect(headers.get('access-control-allow-headers')).toBe('If-None-Match');
		const elsewhere = await fetch(`${server.url}/api/v1/units`);
		expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull();
	});

	test('a database that is away is a problem, and what was asked before it is told again later', async () => {
		growOld();
		database.away = true;
		expect((await problemOf(`${PUBLIC}.json`)).status).toBe(503);
		expect((await problemOf('catalog.jsonld')).status).toBe(503);
		expect((await get('')).status).toBe(503);
		database.away = false;
		await expect.poll(async () => (await get(`${PUBLIC}.json`)).status).toBe(200);
	});
});
