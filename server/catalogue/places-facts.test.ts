import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { BadFacts } from './fact-rows.ts';
import { readPlaces, standsOn } from './places-facts.ts';

const asItIs = (file: string) => readFile(new URL(`./facts/${file}`, import.meta.url), 'utf8');

async function places() {
	const { units, unitEvents, crosswalks } = await readPlaces(asItIs);
	return {
		units: units.map(({ fact }) => fact),
		events: unitEvents.map(({ fact }) => fact),
		crosswalks: crosswalks.map(({ fact }) => fact),
	};
}

describe('the places as they are', () => {
	test('five provinces with their 61 districts, and the one they were partly merged into', async () => {
		const districts = (await places()).units.filter(({ level }) => level === 'district');
		expect(districts.filter(({ validFrom }) => validFrom === null)).toHaveLength(61);
		expect(counted(districts.map(({ parent }) => parent ?? ''))).toEqual({
			'p-68-lam-dong': 13,
			'p-58-ninh-thuan': 7,
			'p-11-dien-bien': 10,
			'p-66-dak-lak': 15,
			'p-64-gia-lai': 17,
		});
	});

	test('their successors with 471 communes, wards and special zones from 01/07/2025', async () => {
		const communes = (await places()).units.filter(({ level }) => level === 'commune');
		expect(communes).toHaveLength(471);
		expect(counted(communes.map(({ parent, kind }) => `${parent} ${kind}`))).toEqual({
			'p-68-lam-dong-2025 commune': 103,
			'p-68-lam-dong-2025 ward': 20,
			'p-68-lam-dong-2025 special-zone': 1,
			'p-56-khanh-hoa-2025 commune': 48,
			'p-56-khanh-hoa-2025 ward': 16,
			'p-56-khanh-hoa-2025 special-zone': 1,
			'p-11-dien-bien commune': 42,
			'p-11-dien-bien ward': 3,
			'p-66-dak-lak-2025 commune': 88,
			'p-66-dak-lak-2025 ward': 14,
			'p-52-gia-lai-2025 commune': 110,
			'p-52-gia-lai-2025 ward': 25,
		});
		for (const { validFrom, validTo } of communes) {
			expect([validFrom, validTo]).toEqual(['2025-07-01', null]);
		}
	});

	test.each([
		['682', '2024-11-30', 'd-682-da-teh'],
		['682', '2024-12-01', 'd-682-da-huoai-2024'],
		['682', '2025-07-01', undefined],
		['52', '2025-06-30', 'p-52-binh-dinh'],
		['52', '2025-07-01', 'p-52-gia-lai-2025'],
		['64', '2025-06-30', 'p-64-gia-lai'],
		['64', '2025-07-01', undefined],
		['56', '2025-06-30', 'p-56-khanh-hoa'],
		['56', '2025-07-01', 'p-56-khanh-hoa-2025'],
		['58', '2025-06-30', 'p-58-ninh-thuan'],
		['11', '2025-06-30', 'p-11-dien-bien'],
		['11', '2025-07-01', 'p-11-dien-bien'],
		['25126', '2025-07-01', 'c-25126-da-teh'],
		['25126', '2025-06-30', undefined],
	])('the code %s led on %s to %s', async (code, day, slug) => {
		const { units } = await places();
		const holders = units.filter((unit) => unit.code === code && standsOn(unit, day));
		expect(holders.map((unit) => unit.slug)).toEqual(slug === undefined ? [] : [slug]);
	});

	test('a province is as large as its parts together', async () => {
		const { units } = await places();
		const parts = (slug: string) => units.filter(({ parent }) => parent === slug);
		for (const province of units.filter(
			({ level, slug }) => level === 'province' && parts(slug)[0],
		)) {
			// Điện Biên, whose parts became others while it stayed, as its districts have it.
			const first = parts(province.slug)[0]?.validFrom;
			const sum = parts(province.slug)
				.filter(({ validFrom }) => validFrom === first)
				.reduce((total, { areaKm2 }) => total + areaKm2, 0);
			expect(Math.abs(province.areaKm2 - sum)).toBeLessThan(1);
		}
	});

	test('the merger of 01/12/2024 and those of the provinces have their legal basis', async () => {
		const { events } = await places();
		const merges = events.filter(({ type }) => type === 'merge');
		expect(
			merges.map(({ happenedOn, legalBasis, from, to }) =>
				[happenedOn, legalBasis, ...[...from, ...to].map(({ unit }) => unit)].join(' '),
			),
		).toEqual([
			'2024-12-01 NQ 1245/NQ-UBTVQH15 d-681-da-huoai d-682-da-teh d-683-cat-tien d-682-da-huoai-2024',
			'2025-07-01 NQ 202/2025/QH15 p-68-lam-dong p-67-dak-nong p-60-binh-thuan p-68-lam-dong-2025',
			'2025-07-01 NQ 202/2025/QH15 p-56-khanh-hoa p-58-ninh-thuan p-56-khanh-hoa-2025',
			'2025-07-01 NQ 202/2025/QH15 p-66-dak-lak p-54-phu-yen p-66-dak-lak-2025',
			'2025-07-01 NQ 202/2025/QH15 p-64-gia-lai p-52-binh-dinh p-52-gia-lai-2025',
		]);
	});

	test('of what became communes no share is stated, and parts stay parts', async () => {
		const { events } = await places();
		const splits = events.filter(({ type }) => type === 'split');
		expect(splits.map(({ code }) => code)).toEqual([
			'da-huoai-2025',
			'bao-loc-2025',
			'phan-rang-2025',
		]);
		for (const { from, to } of splits) {
			for (const { share } of [...from, ...to]) expect(share).toBeNull();
		}
		const part = splits.flatMap(({ to }) => to).filter(({ extent }) => extent === 'part');
		expect(part.map(({ unit }) => unit)).toEqual(['c-24820-phuong-2-bao-loc', 'c-22834-ninh-chu']);
	});

	test('what was merged took part as a whole, and of which district communes are is as it is stated', async () => {
		const { events } = await places();
		const merged = events.filter(({ type }) => type === 'merge').flatMap(({ from }) => from);
		expect(merged).toHaveLength(12);
		for (const { extent, share } of merged) expect([extent, share]).toEqual(['whole', 1]);
		const areas = events.flatMap(({ to }) => to.filter(({ areaOf }) => areaOf !== null));
		expect(areas.map(({ unit, areaOf }) => `${unit} ${areaOf}`)).toEqual([
			'c-25126-da-teh d-682-da-teh',
			'c-25138-da-teh-2 d-682-da-teh',
			'c-25135-da-teh-3 d-682-da-teh',
		]);
	});

	test('crosswalks are of whole units only: nobody stated any other weights', async () => {
		const { crosswalks } = await places();
		expect(crosswalks).toHaveLength(5);
		for (const { basis, parts } of crosswalks) {
			expect(basis).toBe('whole-units');
			for (const { share } of parts) expect(share).toBe(1);
		}
	});
});

function counted(keys: readonly string[]): Record<string, number> {
	const groups = Object.entries(Object.groupBy(keys, (key) => key));
	return Object.fromEntries(groups.map(([key, all]) => [key, all?.length ?? 0]));
}

describe('places that cannot be right are refused with file and row', () => {
	const UNITS = 'units.csv';
	const EVENTS = 'unit-events.json';
	const CROSSWALKS = 'crosswalks.json';

	test.each<[file: string, fault: string, change: (text: string) => string, words: RegExp]>([
		[UNITS, 'no number', (text) => text.replace('108.426,', 'far,'), /^units\.csv row 3: labelLon/],
		[
			UNITS,
			'a cell too few',
			(text) => text.replace(',409,', ',409'),
			/^units\.csv row 8: 12 cells/,
		],
		[
			UNITS,
			'a parent that is not known',
			(text) => text.replace(/p-68-lam-dong,107\.754/, 'p-0,107.754'),
			/row 9: p-0/,
		],
		[
			UNITS,
			'the same slug twice',
			(text) => text.replace('d-673-bao-loc', 'd-672-da-lat'),
			/row 9: d-672-da-lat is there twice/,
		],
		[UNITS, 'text in NFD', (text) => text.normalize('NFD'), /NFC/],
		[
			UNITS,
			'one code for two at the same time',
			(text) => text.replace('d-673-bao-loc,district,city,673', 'd-673-bao-loc,district,city,672'),
			/^units\.csv row 8: d-673-bao-loc has the code 672 at the same time/,
		],
		[
			UNITS,
			'a cycle of parents',
			(text) =>
				text.replace(
					'vn,country,country,VN,Việt Nam,Việt Nam,,',
					'vn,country,country,VN,Việt Nam,Việt Nam,d-672-da-lat,',
				),
			/^units\.csv row 2: vn lies in itself/,
		],
		[
			UNITS,
			'a parent that ends before it',
			(text) => text.replace(/(672,Thành phố Đà Lạt.*)2025-06-30/, '$12025-07-01'),
			/row 8: p-68-lam-dong, in which it lies, is not there all the time/,
		],
		[
			UNITS,
			'a unit that ends before it begins',
			(text) => text.replace('2024-12-01,2025-06-30', '2024-12-01,2024-11-01'),
			/ends on 2024-11-01, before it begins/,
		],
		[EVENTS, 'no JSON', () => '[', /^unit-events\.json: not JSON/],
		[
			EVENTS,
			'a unit that is not known',
			(text) => text.replace('"d-683-cat-tien"', '"d-0"'),
			/^unit-events\.json row 1: d-0 is named/,
		],
		[
			EVENTS,
			'a day on which a unit was no more',
			(text) => text.replace('2024-12-01', '2024-12-02'),
			/^unit-events\.json row 1: d-681-da-huoai was not there on 2024-12-01/,
		],
		[
			EVENTS,
			'an area that is of no unit that is known',
			(text) => text.replace('"areaOf": "d-682-da-teh"', '"areaOf": "d-0"'),
			/^unit-events\.json row 6: d-0 is named/,
		],
		[
			EVENTS,
			'an area of what had not been merged into the divided unit',
			(text) => text.replace('"areaOf": "d-682-da-teh"', '"areaOf": "d-680-bao-lam"'),
			/^unit-events\.json row 6: d-680-bao-lam, whose area c-25126-da-teh has, had not gone into d-682-da-huoai-2024/,
		],
		[
			EVENTS,
			'a merger that does not state as whole what a crosswalk carries over as that',
			(text) =>
				text.replace('"d-682-da-teh", "extent": "whole"', '"d-682-da-teh", "extent": "part"'),
			/^crosswalks\.json row 1: no event states that all of d-682-da-teh became d-682-da-huoai-2024/,
		],
		[
			CROSSWALKS,
			'more of a unit than there is',
			(text) =>
				text.replace(
					'"parts": [',
					'"parts": [{ "from": "d-682-da-teh", "to": "c-25126-da-teh", "share": 0.2 },',
				),
			/^crosswalks\.json row 1: .*at most 1 together/,
		],
	])('%s: %s', async (file, _fault, change, words) => {
		const reading = readPlaces(async (name) =>
			name === file ? change(await asItIs(name)) : asItIs(name),
		);
		await expect(reading).rejects.toThrow(BadFacts);
		await expect(reading).rejects.toThrow(words);
	});
});
