import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROBLEM_TYPE, problemSchema } from '#lib/wire/api/problem.ts';
import {
	closeDocumentSchema,
	closesSchema,
	programmeSchema,
} from '#lib/wire/api/programme-answer.ts';
import type { UnitPast } from '#lib/wire/unit-past.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { batchWriter } from '#server/db/write-batch.ts';
import { startServer, type StartedServer } from '#server/start-server.ts';
import { embedded, type TestDatabase } from '#tests/support/database.ts';
import { testSettings } from '#tests/support/live-server.ts';
import { quiet } from '#tests/support/quiet.ts';
import { anObservation, batch, item } from '#tests/support/readings.ts';

const NOVEMBER_2023 = Date.parse('2023-11-30T23:59:59+07:00');
const OCTOBER_2025 = Date.parse('2025-10-31T23:59:59+07:00');
const OCTOBER = Date.parse('2026-10-31T23:59:59+07:00');
const YEAR_2023 = {
	observedAt: Date.parse('2023-12-31T23:59:59+07:00'),
	timeSource: 'year' as const,
};

const DIEN_BIEN = ['094', '095', '096', '097', '098', '099', '100', '101', '102', '103'];

let db: TestDatabase;
let server: StartedServer;

beforeAll(async () => {
	db = await embedded.open();
	await installCatalogue(db.database);
	const writer = batchWriter({ database: db.database, geographyDate: '2024-11-30' });
	const told = { unitCode: '582', indicator: 'ho-so-cong-viec' };
	await writer.write(
		batch(
			item(anObservation({ ...told, observedAt: NOVEMBER_2023, value: 20 })),
			item(anObservation({ ...told, observedAt: OCTOBER, value: 38 })),
			item(anObservation({ ...told, unitCode: '66', observedAt: OCTOBER_2025, value: 36 })),
			item(anObservation({ ...told, unitCode: '66', observedAt: OCTOBER, value: 45 })),
			item(anObservation({ ...told, ...YEAR_2023, unitCode: '678', value: 50 })),
			...DIEN_BIEN.map((unitCode, n) => {
				const pilots = { unitCode, indicator: 'xa-thi-diem-ky-nang' };
				return item(anObservation({ ...pilots, observedAt: OCTOBER - n * 1000, value: n }));
			}),
		),
	);
	server = await startServer({
		database: db.database,
		settings: testSettings(),
		log: quiet,
		now: Date.now,
		random: Math.random,
	});
	await server.ready;
});
afterAll(async () => {
	await server.stop();
	await db.remove();
});

async function programme(query: string) {
	const response = await fetch(`${server.url}/api/v1/programme${query}`);
	expect(response.status).toBe(200);
	return v.parse(programmeSchema, await response.json());
}

const STORED = { unit: '582', indicator: 'ho-so-cong-viec' };

test('a programme is told of now and of a day, with the figures and targets of that day', async () => {
	const now = await programme('?province=58');
	expect(now).toMatchObject({ live: true, geographyDate: '2024-11-30', scope: '58' });
	expect(now.cells).toMatchObject([{ ...STORED, value: 38 }]);
	const then = await programme('?province=58&day=2026-10-31');
	expect(then).toMatchObject({
		...{ live: false, day: '2026-10-31', at: '2026-10-31T17:00:00.000Z', scope: '58' },
		index: { code: 'diem-tien-do', scale: 100, decision: null },
		cells: [{ ...STORED, value: 38, freshness: 'fresh', observedAt: '2026-10-31T16:59:59.000Z' }],
	});
	// 95 % of the districts' files by the end of 2024, in plan 1670/KH-UBND of Ninh Thuận.
	expect(then.cells[0]).toMatchObject({ target: 'NT3', attainment: 0.4, standing: 'not-met' });
	expect(then.standings.filter(({ score }) => score !== null)).toMatchObject([
		{ unit: '582', rank: null, withData: 1, score: 40 },
	]);
});

test('before a plan was issued the country’s target applied, and units stand as they did', async () => {
	const then = await programme('?province=58&day=2023-12-31');
	expect(then).toMatchObject({ geographyDate: '2023-12-31', scope: '58' });
	expect(then.standings.length).toBeGreaterThan(1);
	expect(then.cells).toMatchObject([{ ...STORED, value: 20, target: 'QD749-3' }]);
	expect(then.lastYear).toBe(null);
});

test('the same day a year before is told by the targets of then', async () => {
	const { standings, lastYear } = await programme('?province=58&day=2024-11-30');
	const own = ({ unit }: { unit: string }) => unit === '582';
	// 20 of 95 % wanted by the province in 2024; 20 of 80 % that the country wanted a year before.
	expect(standings.find(own)).toMatchObject({ score: 21.052632 });
	expect(lastYear).toMatchObject({ day: '2023-11-30' });
	expect(lastYear?.standings.find(own)).toEqual({
		...{ unit: '582', score: 25, rank: null, samples: 0 },
	});
});

test('a province has its own score of a year before, and no rank', async () => {
	const own = ({ unit }: { unit: string }) => unit === '66';
	const { standings, lastYear } = await programme('?province=66&day=2026-10-31');
	// 45 of 90 % that the country wants of provinces; 36 a year before.
	expect(standings.find(own)).toMatchObject({ score: 50, rank: null });
	expect(lastYear?.standings.find(own)).toEqual({
		...{ unit: '66', score: 40, rank: null, samples: 0 },
	});
});

test('the districts of a day are shown while there were districts, and the areas of former ones since', async () => {
	const codes = async (query: string) => {
		const { standings, geographyDate, formerAreas } = await programme(query);
		const parts = standings.map(({ unit }) => unit).filter((unit) => unit !== '68');
		return { geographyDate, formerAreas, parts: parts.join(' ') };
	};
	const twelve = '672 673 674 675 676 677 678 679 680 681 682 683';
	const former = { geographyDate: '2024-11-30', formerAreas: true, parts: twelve };
	expect(await codes('?province=68&day=2024-11-30')).toEqual({ ...former, formerAreas: false });
	expect(await codes('?province=68&day=2024-12-15')).toEqual({
		geographyDate: '2024-12-15',
		formerAreas: false,
		parts: '672 673 674 675 676 677 678 679 680 682',
	});
	expect(await codes('?province=68&day=2025-06-30')).toMatchObject({ geographyDate: '2025-06-30' });
	expect(await codes('?province=68&day=2025-07-01')).toEqual(former);
	expect(await codes('?province=68')).toEqual(former);
	// Điện Biên goes on, with communes in it: they are not of the level that this centre draws.
	expect(await codes('?province=11&day=2025-07-01')).toMatchObject({ formerAreas: true });
});

test('a province without a figure of its own has what its districts come to, told as derived', async () => {
	const { derived, cells, standings } = await programme('?province=11&day=2026-10-31');
	// 0 + 1 + … + 9
	expect(derived).toMatchObject([
		{
			...{ unit: '11', indicator: 'xa-thi-diem-ky-nang', value: 45, rule: 'sum' },
			...{ withData: 10, possible: 10, sample: false, freshness: 'fresh' },
			observedAt: '2026-10-31T16:59:50.000Z',
		},
	]);
	expect(derived[0]?.terms.map(({ unit }) => unit)).toEqual(DIEN_BIEN);
	expect(cells.some(({ unit }) => unit === '11')).toBe(false);
	expect(standings.find(({ unit }) => unit === '11')).toMatchObject({ score: null, withData: 0 });
	expect((await programme('?province=58&day=2026-10-31')).derived).toEqual([]);
});

test('what stands beside the figures of now is told to an open card', async () => {
	const asked = async (query: string) => {
		const response = await fetch(`${server.url}/wall/programme/beside${query}`);
		return [response.status, await response.json()];
	};
	expect(await asked('')).toEqual([200, []]);
	expect(await asked('?province=58')).toEqual([200, []]);
	expect(await asked('?province=99')).toEqual([404, []]);
	expect(await asked('?unit=68')).toMatchObject([400, { status: 400 }]);
});

async function past(query: string) {
	const response = await fetch(`${server.url}/wall/programme/past?${query}`);
	expect(response.status).toBe(200);
	return (await response.json()) as UnitPast;
}

test('a unit’s card is told two years of it, and what stood a year before, as it was believed', async () => {
	const asked = 'unit=d-582-phan-rang-thap-cham&day=2024-11-30';
	const told = await past(asked);
	expect(told).toMatchObject({ from: '2022-11-30', to: '2024-11-30', breaks: [], former: [] });
	expect(told.series).toEqual({ [STORED.indicator]: { real: [[365, 20]], samples: [] } });
	const then = { day: '2023-11-30', value: 20, sample: false };
	expect(told.lastYear).toEqual({ day: '2023-11-30', values: { [STORED.indicator]: [then] } });
	expect((await past(`${asked}&believed=2023-12-01T00:00:00Z`)).series).toEqual(told.series);
	const before = await past(`${asked}&believed=2023-11-01T00:00:00Z`);
	expect(before).toMatchObject({ series: {}, lastYear: { values: {} } });
});

test('the figure of a year is none of the same period ten months after it', async () => {
	const lastYear = async (day: string) =>
		Object.keys((await past(`unit=d-678-duc-trong&day=${day}`)).lastYear.values);
	expect(await lastYear('2025-01-15')).toEqual([STORED.indicator]);
	expect(await lastYear('2025-10-31')).toEqual([]);
});

test('a unit of which nothing is known has an empty past; one that is none has none', async () => {
	expect(await past('unit=d-672-da-lat&day=2024-11-30')).toMatchObject({ series: {}, breaks: [] });
	const unknown = await fetch(`${server.url}/wall/programme/past?unit=nowhere&day=2024-11-30`);
	expect(unknown.status).toBe(404);
	expect(await unknown.json()).toMatchObject({ detail: 'No unit has the slug nowhere.' });
});

test('a past names what the unit came of and what became of it, by the day that is shown', async () => {
	const merged = await past('unit=d-682-da-huoai-2024&day=2024-12-15');
	expect(merged.former.map(({ names, endedOn }) => [names.name, endedOn])).toEqual([
		['Huyện Đạ Huoai', '2024-12-01'],
		['Huyện Đạ Tẻh', '2024-12-01'],
		['Huyện Cát Tiên', '2024-12-01'],
	]);
	expect(merged.breaks).toMatchObject([{ role: 'came', legalBasis: 'NQ 1245/NQ-UBTVQH15' }]);
	expect(merged.crosswalks).toMatchObject([{ code: 'da-huoai-2024' }]);
	const former = await past('unit=d-682-da-teh&day=2024-12-15');
	expect(former.breaks).toMatchObject([{ role: 'went', units: [{ shortName: 'Đạ Huoai' }] }]);
	expect((await past('unit=d-682-da-teh&day=2024-11-30')).breaks).toEqual([]);
	expect(merged.former.map(({ extent }) => extent)).toEqual(['whole', 'whole', 'whole']);
	// A commune goes back to the district whose area it has, and was a part of that and of what that was merged into.
	const commune = await past('unit=c-25126-da-teh&day=2026-11-23');
	expect(commune.former.map(({ unit, extent }) => [unit, extent])).toEqual([
		['d-682-da-teh', 'part'],
		['d-682-da-huoai-2024', 'part'],
	]);
	expect(commune.breaks).toMatchObject([
		{ role: 'came', inPart: true, units: [{ name: 'Huyện Đạ Huoai' }] },
	]);
	// That the districts ended on that day, too, is not told once more.
	const split = await past('unit=d-673-bao-loc&day=2026-11-23');
	expect(split.breaks).toMatchObject([{ role: 'went', happenedOn: '2025-07-01', type: 'split' }]);
	const ended = await past('unit=d-672-da-lat&day=2026-11-23');
	expect(ended.breaks).toMatchObject([{ role: 'went', type: 'abolish', units: [] }]);
});

test('what had not been received yet was not believed', async () => {
	const cells = async (believed: string) =>
		(await programme(`?province=58&day=2026-11-15&believed=${believed}`)).cells;
	// It was received when it was observed, late in the last day of October.
	expect(await cells('2026-10-30')).toMatchObject([{ value: 20 }]);
	expect(await cells('2026-10-31')).toMatchObject([{ value: 38 }]);
	expect(await cells('2023-01-01')).toEqual([]);
});

test('there are no closes yet, and none by a number that nobody gave', async () => {
	const listed = await fetch(`${server.url}/api/v1/closes`);
	expect(await listed.json()).toEqual({ closes: [] });
	for (const id of ['1', '99999999999', 'x']) {
		const response = await fetch(`${server.url}/api/v1/closes/${id}`);
		expect(response.status).toBe(404);
		expect(v.parse(problemSchema, await response.json()).detail).toBe(
			`close: ${id} is not the number of a close.`,
		);
	}
});

test('a period is looked at and closed at the console, and its document is what was hashed', async () => {
	const post = (form: Readonly<Record<string, string>>) =>
		fetch(`${server.url}/console/closes`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: server.url, accept: 'text/html' },
			body: new URLSearchParams({ province: '58', day: '2026-10-31', by: 'Lan', ...form }),
		});
	const looked = await (await post({ name: 'Quý III' })).text();
	expect(looked).toContain('Phan Rang');
	const [, digest = ''] = /data-draft="(\w+)"/.exec(looked) ?? [];
	const closed = await post({ name: 'Quý III', digest });
	expect(closed.status).toBe(303);
	const page = await fetch(new URL(closed.headers.get('location') ?? '', server.url));
	const shown = await page.text();
	expect(shown).toContain('data-reproduced="true"');
	const { closes } = v.parse(
		closesSchema,
		await (await fetch(`${server.url}/api/v1/closes`)).json(),
	);
	expect(closes).toMatchObject([
		{ name: 'Quý III', day: '2026-10-31', unit: '58', closedBy: 'Lan' },
	]);
	const document = await (await fetch(`${server.url}/api/v1/closes/${closes[0]?.id}`)).text();
	const { sha256 } = closes[0] ?? {};
	expect(createHash('sha256').update(document).digest('hex')).toBe(sha256);
	expect(v.parse(closeDocumentSchema, JSON.parse(document))).toMatchObject({ name: 'Quý III' });
	expect(shown).toContain(sha256);
	expect((await fetch(`${server.url}/console/closes/987`)).status).toBe(404);
	expect((await fetch(`${server.url}/console/closes`)).status).toBe(200);
});

test.each([
	['day=2026-02-30', 400, 'day: wanted is a day such as 2026-10-31'],
	['day=mai', 400, 'day: wanted is a day such as 2026-10-31'],
	['day=2999-01-01', 400, 'day: wanted is a day that is not yet to come'],
	['believed=2999-01-01', 400, 'believed: wanted is a day that is not yet to come'],
	[
		'province=52&day=2025-08-01',
		400,
		'province: wanted is a province whose units are known as of 2024-11-30, the geography date of this centre for that day and all since',
	],
	['province=99', 404, 'province: 99 is not the slug or code of a province.'],
	['province=673', 404, 'province: 673 is not the slug or code of a province.'],
])('there is no programme of %s', async (query, status, detail) => {
	const response = await fetch(`${server.url}/api/v1/programme?${query}`);
	expect(response.headers.get('content-type')).toBe(PROBLEM_TYPE);
	expect(v.parse(problemSchema, await response.json())).toMatchObject({ status, detail });
});
