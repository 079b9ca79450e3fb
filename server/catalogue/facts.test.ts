import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BadFacts } from './fact-rows.ts';
import { readFacts } from './facts.ts';

describe('the facts as they are', () => {
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

	test('five centres, each with five or six key indicators', async () => {
		const { centres } = await readFacts();
		expect(centres.map(({ slug }) => slug)).toEqual([
			'lam-dong',
			'da-teh',
			'bao-loc',
			'phan-rang',
			'lam-dong-2025',
		]);
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
	])('are refused with file and row: %s', async (file, change, words) => {
		const reading = readAfter(file, change);
		await expect(reading).rejects.toThrow(BadFacts);
		await expect(reading).rejects.toThrow(words);
	});
});
