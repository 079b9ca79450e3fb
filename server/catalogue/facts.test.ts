import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BadFacts } from './fact-rows.ts';
import { readFacts } from './facts.ts';

describe('the facts as they are', () => {
	test('five provinces with their 61 districts, and the one they were partly merged into', async () => {
		const { units } = await readFacts();
		const districts = units.filter(({ level }) => level === 'district');
		expect(districts.filter(({ validFrom }) => validFrom === null)).toHaveLength(61);
		const perProvince = Object.groupBy(districts, ({ parent }) => parent ?? '');
		expect(
			Object.fromEntries(
				Object.entries(perProvince).map(([parent, children]) => [parent, children?.length]),
			),
		).toEqual({
			'p-68-lam-dong': 13,
			'p-58-ninh-thuan': 7,
			'p-11-dien-bien': 10,
			'p-66-dak-lak': 15,
			'p-64-gia-lai': 17,
		});
	});

	test('code 682 was Đạ Tẻh until 30/11/2024, and the merged Đạ Huoai from then on', async () => {
		const { units, unitEvents } = await readFacts();
		const holders = units.filter(({ code }) => code === '682');
		expect(holders.map(({ slug, validFrom, validTo }) => [slug, validFrom, validTo])).toEqual([
			['d-682-da-teh', null, '2024-11-30'],
			['d-682-da-huoai-2024', '2024-12-01', '2025-06-30'],
		]);
		expect(unitEvents.find(({ type }) => type === 'merge')).toMatchObject({
			happenedOn: '2024-12-01',
			legalBasis: 'NQ 1245/NQ-UBTVQH15',
			from: ['d-681-da-huoai', 'd-682-da-teh', 'd-683-cat-tien'],
			to: ['d-682-da-huoai-2024'],
		});
	});

	test('a province is as large as its districts together', async () => {
		const { units } = await readFacts();
		for (const province of units.filter(({ level }) => level === 'province')) {
			const districts = units.filter(
				({ parent, validFrom }) => parent === province.slug && validFrom === null,
			);
			const sum = districts.reduce((total, { areaKm2 }) => total + areaKm2, 0);
			expect(Math.abs(province.areaKm2 - sum)).toBeLessThan(1);
		}
	});

	test('only district-level targets of the plans are stated for districts', async () => {
		const { targets } = await readFacts();
		const stated = targets.filter(({ level }) => level === 'district').map(({ id }) => id);
		expect(stated).toEqual(['NT3', 'DB3', 'DB13', 'QD749-3']);
	});

	test('shares of GRDP, ranks and productivity are in no unit score', async () => {
		const { indicators } = await readFacts();
		const scored = indicators.filter((indicator) => indicator.scored).map(({ code }) => code);
		expect(scored).toHaveLength(14);
		for (const code of ['kinh-te-so', 'kinh-te-so-nganh', 'nang-suat-lao-dong', 'xep-hang-cds']) {
			expect(scored).not.toContain(code);
		}
	});

	test('four centres, each with five or six key indicators', async () => {
		const { centres } = await readFacts();
		expect(centres.map(({ slug }) => slug)).toEqual(['lam-dong', 'da-teh', 'bao-loc', 'phan-rang']);
		for (const { keyIndicators } of centres) {
			expect([5, 6]).toContain(keyIndicators.length);
		}
	});
});

describe('facts that cannot be right', () => {
	let folder: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'ioc-facts-'));
		await cp(fileURLToPath(new URL('./facts/', import.meta.url)), folder, { recursive: true });
	});

	afterEach(async () => {
		await rm(folder, { recursive: true });
	});

	async function readAfter(file: string, change: (text: string) => string): Promise<unknown> {
		await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
		return readFacts(pathToFileURL(`${folder}/`));
	}

	test.each([
		[
			'units.csv',
			(text: string) => text.replace('108.426,', 'far,'),
			/^units\.csv row 3: labelLon/,
		],
		['units.csv', (text: string) => text.replace(',409,', ',409'), /^units\.csv row 8: 12 cells/],
		[
			'units.csv',
			(text: string) => text.replace(/p-68-lam-dong,107\.754/, 'p-0,107.754'),
			/row 9: p-0/,
		],
		[
			'units.csv',
			(text: string) => text.replace('d-673-bao-loc', 'd-672-da-lat'),
			/row 9: d-672-da-lat is there twice/,
		],
		['units.csv', (text: string) => text.normalize('NFD'), /NFC/],
		[
			'indicators.csv',
			(text: string) => text.replace('Hồ sơ TTHC', 'Hồ sơ thủ tục hành chính được tiếp nhận'),
			/^indicators\.csv row 2: name: at most 40/,
		],
		[
			'indicators.csv',
			(text: string) => text.replace('true,0,100', 'true,100,0'),
			/^indicators\.csv row 2: .*min is wanted below max/,
		],
		[
			'targets.csv',
			(text: string) => text.replace('nt-1670-2024,ho-so', 'nt-9,ho-so'),
			/^targets\.csv row \d+: nt-9 is named/,
		],
		[
			'centres.json',
			(text: string) => text.replace('"682"', '"999"'),
			/^centres\.json row 2: no unit had the code 999/,
		],
		[
			'centres.json',
			(text: string) => text.replace('"homeCode"', '"home"'),
			/^centres\.json row 1: /,
		],
		['centres.json', () => '{}', /^centres\.json: a list/],
		['unit-events.json', () => '[', /^unit-events\.json: not JSON/],
	])('are refused with file and row: %s', async (file, change, words) => {
		const reading = readAfter(file, change);
		await expect(reading).rejects.toThrow(BadFacts);
		await expect(reading).rejects.toThrow(words);
	});
});
