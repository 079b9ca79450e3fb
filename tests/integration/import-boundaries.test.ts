import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installCatalogue } from '#server/catalogue/install.ts';
import type { Database } from '#server/db/database.ts';
import { importBoundaries } from '#server/import/import-boundaries.ts';
import { databases } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';

const OWN = new URL('../support/boundaries.geojson', import.meta.url);
/** Real outlines, for trying; they are no part of the project. */
const DISTRICTS = new URL('../../../shared/data/boundaries/districts.geojson', import.meta.url);
const HOW = {
	geographyDate: '2024-11-30',
	importedBy: 'test',
	now: Date.parse('2026-11-22T04:00:00Z'),
	dryRun: false,
};

describe.each(databases)('boundaries on $kind', ({ open }) => {
	let made: TestDatabase;
	let database: Database;

	beforeAll(async () => {
		made = await open();
		({ database } = made);
		await installCatalogue(database);
	});

	afterAll(() => made.remove());

	const catalogueVersion = async () =>
		(await database.query('select catalogue_version from feed'))[0]?.['catalogue_version'];
	const stored = () =>
		database.query<{ slug: string; coordinates: number[][][][] }>(
			`select u.slug, g.coordinates from unit_geometry g join unit u on u.id = g.unit_id
			order by u.slug`,
		);
	const batches = () =>
		database.query('select file_name, sha256, taken, refused from import_batch order by id');
	const own = async () => ({ fileName: 'boundaries.geojson', bytes: await readFile(OWN) });

	test('a dry run says what would be taken, and stores nothing', async () => {
		const outcome = await importBoundaries(database, await own(), { ...HOW, dryRun: true });
		expect(outcome).toMatchObject({
			kind: 'read',
			batchId: null,
			taken: [
				{ row: 1, code: '682', name: 'Huyện Đạ Tẻh', notes: [], changed: true },
				{ row: 2, code: '673' },
				{ row: 3, code: '681', notes: ['1 rings turned to the order of RFC 7946'] },
			],
			refused: [],
		});
		expect(await stored()).toEqual([]);
		expect(await catalogueVersion()).toBe(1);
	});

	test('they are stored for the units of the geography date, under a batch, and screens are told', async () => {
		const outcome = await importBoundaries(database, await own(), HOW);
		expect(outcome).toMatchObject({ kind: 'read', batchId: 1 });
		expect((await stored()).map(({ slug }) => slug)).toEqual([
			'd-673-bao-loc',
			'd-681-da-huoai',
			'd-682-da-teh',
		]);
		expect((await stored())[0]?.coordinates).toHaveLength(2);
		expect(await batches()).toEqual([
			{
				file_name: 'boundaries.geojson',
				sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
				taken: 3,
				refused: 0,
			},
		]);
		expect(await catalogueVersion()).toBe(2);
	});

	test('the same file again changes nothing', async () => {
		const outcome = await importBoundaries(database, await own(), HOW);
		expect(outcome).toMatchObject({ kind: 'read', batchId: null });
		expect(await batches()).toHaveLength(1);
		expect(await catalogueVersion()).toBe(2);
	});

	test('what does not fit is refused row by row, and the rest is taken', async () => {
		const { features } = JSON.parse(await readFile(OWN, 'utf8')) as {
			features: { properties: object; geometry: object }[];
		};
		const [daTeh, baoLoc] = features;
		const but = (properties: object, of = daTeh) => ({
			...of,
			properties: { ...of?.properties, ...properties },
		});
		const bytes = Buffer.from(
			JSON.stringify({
				type: 'FeatureCollection',
				features: [but({ code: '999' }), but({ code: '672', name: 'Thành phố Đà Lạt' }, baoLoc)],
			}),
		);
		const outcome = await importBoundaries(database, { fileName: 'mixed.geojson', bytes }, HOW);
		expect(outcome).toMatchObject({
			batchId: 2,
			taken: [
				{
					row: 2,
					code: '672',
					notes: [
						expect.stringContaining('the unit has 409 km²'),
						'lies elsewhere than Thành phố Đà Lạt: codes may be mixed up',
					],
				},
			],
			refused: [{ row: 1, why: 'no unit had this code on 2024-11-30' }],
		});
	});

	test('on another day the same code is another unit', async () => {
		const outcome = await importBoundaries(database, await own(), {
			...HOW,
			geographyDate: '2025-01-01',
			dryRun: true,
		});
		expect(outcome).toMatchObject({
			taken: [{ code: '682', name: 'Huyện Đạ Huoai' }, { code: '673' }],
			refused: [{ code: '681' }],
		});
	});

	test('a feature of other days is taken for the unit of these, and for these days', async () => {
		const { features } = JSON.parse(await readFile(OWN, 'utf8')) as {
			features: { properties: object; geometry: { coordinates: number[][][][] } }[];
		};
		const [daTeh, baoLoc] = features;
		const take = async (properties: object, of = daTeh) =>
			importBoundaries(
				database,
				{
					fileName: 'dated.geojson',
					bytes: Buffer.from(
						JSON.stringify({ type: 'FeatureCollection', features: [{ ...of, properties }] }),
					),
				},
				HOW,
			);
		expect(await take({ code: '682', valid_from: '2024-12-01' })).toMatchObject({
			taken: [{ name: 'Huyện Đạ Huoai', notes: ['the unit of 2024-12-01', expect.anything()] }],
		});
		// Điện Biên was there before and after; its boundary of before and that of after do not meet.
		await take({ code: '11', valid_to: '2025-06-30' });
		await take({ code: '11', valid_from: '2025-07-01' }, baoLoc);
		const days = () =>
			database.query(
				`select u.slug, g.valid_from::text, g.valid_to::text from unit_geometry g
				join unit u on u.id = g.unit_id where u.slug in ('p-11-dien-bien', 'd-682-da-huoai-2024')
				order by u.slug, g.valid_from nulls first`,
			);
		const dienBien = { slug: 'p-11-dien-bien', valid_from: null, valid_to: null };
		expect(await days()).toEqual([
			{ slug: 'd-682-da-huoai-2024', valid_from: null, valid_to: null },
			{ ...dienBien, valid_to: '2025-06-30' },
			{ ...dienBien, valid_from: '2025-07-01' },
		]);
		expect(await take({ code: '11', valid_from: '2025-08-01' }, baoLoc)).toMatchObject({
			taken: [{ changed: false }],
		});
		// One that holds for less cuts those that were there.
		await take({ code: '11', valid_from: '2025-06-01', valid_to: '2025-07-31' }, features[2]);
		expect((await days()).slice(1)).toEqual([
			{ ...dienBien, valid_to: '2025-05-31' },
			{ ...dienBien, valid_from: '2025-06-01', valid_to: '2025-07-31' },
			{ ...dienBien, valid_from: '2025-08-01' },
		]);
		// And one without days is for all of them.
		await take({ code: '11' });
		expect((await days()).slice(1)).toEqual([dienBien]);
	});

	test('a file that is no GeoJSON is refused whole', async () => {
		const file = { fileName: 'report.csv', bytes: Buffer.from('code,value\n682,1') };
		expect(await importBoundaries(database, file, HOW)).toMatchObject({
			kind: 'refused',
			why: expect.stringContaining('GeoJSON') as string,
		});
	});

	describe.runIf(existsSync(DISTRICTS))('real outlines', () => {
		test('all 61 districts are taken', async () => {
			const file = { fileName: 'districts.geojson', bytes: await readFile(DISTRICTS) };
			const outcome = await importBoundaries(database, file, HOW);
			if (outcome.kind === 'refused') throw new Error(outcome.why);
			expect(outcome.refused).toEqual([]);
			expect(outcome.taken).toHaveLength(61);
			expect(outcome.taken.flatMap(({ notes }) => notes)).toEqual([]);
			const ofThisFile = 'select count(*)::int from unit_geometry where batch_id = $1';
			expect(await database.query(ofThisFile, [outcome.batchId])).toEqual([{ count: 61 }]);
		});
	});
});
