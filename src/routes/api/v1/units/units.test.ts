import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import type { UnitHistory } from '#lib/domain/unit-history.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { GET as list } from './+server.ts';
import { GET as describe } from './[unit]/+server.ts';
import { GET as series } from './[unit]/series/+server.ts';

const UNIT: Unit = {
	id: 7,
	slug: 'd-682-da-teh',
	code: '682',
	level: 'district',
	kind: 'rural-district',
	name: 'Huyện Đạ Tẻh',
	shortName: 'Đạ Tẻh',
	parentId: 1,
	validFrom: null,
	validTo: '2024-11-30',
	labelAt: [107.5289, 11.5931],
	areaKm2: 522,
	boundary: null,
};
const PROVINCE: Unit = {
	...UNIT,
	id: 1,
	slug: 'p-68-lam-dong',
	code: '68',
	name: 'Tỉnh Lâm Đồng',
	shortName: 'Lâm Đồng',
	parentId: null,
};
const MERGED: Unit = { ...UNIT, id: 9, slug: 'd-682-da-huoai-2024' };
const HISTORY = { slug: 'd-682-da-teh' } as UnitHistory;

const asked: unknown[] = [];
const services = {
	catalogue: () =>
		Promise.resolve({
			centre: { geographyDate: '2024-11-30' },
			units: [PROVINCE, UNIT],
			indicators: [
				{ id: 3, code: 'ty-le', overUnits: 'mean', weightBy: 'ho-so' },
				{ id: 4, code: 'ho-so', overUnits: 'sum', weightBy: null },
			],
		}),
	units: (day: string) => {
		asked.push(day);
		return Promise.resolve([PROVINCE, MERGED]);
	},
	formerUnits: (day: string) => {
		asked.push(day);
		const former = { code: '681', name: 'Huyện Đạ Huoai', shortName: 'Đạ Huoai' };
		return Promise.resolve([{ unitId: MERGED.id, ...former }]);
	},
	unitSeries: (query: unknown) => {
		asked.push(query);
		return Promise.resolve({ pieces: [] });
	},
	unitHistory: (unit: unknown) => {
		asked.push(unit);
		const known = ['d-682-da-teh', '682'].includes(Object.values(unit as object)[0] as string);
		return Promise.resolve(known ? HISTORY : null);
	},
};

async function answerOf(
	handler: (event: RequestEvent) => Promise<Response>,
	path: string,
): Promise<{ status: number; body: unknown }> {
	const url = new URL(path, 'http://wall');
	const params = { unit: url.pathname.split('/')[4] ?? '' };
	const response = await handler({ url, params, locals: { services } } as unknown as RequestEvent);
	return { status: response.status, body: await response.json() };
}

test('units are those of the geography date, or of the day that is asked for', async () => {
	expect(await answerOf(list, '/api/v1/units')).toMatchObject({
		status: 200,
		body: { geographyDate: '2024-11-30', units: [{ code: '68' }, { slug: 'd-682-da-teh' }] },
	});
	expect(asked).toEqual([]);
	expect(await answerOf(list, '/api/v1/units?date=2024-12-01')).toMatchObject({
		body: { geographyDate: '2024-12-01', units: [{ code: '68' }, { slug: 'd-682-da-huoai-2024' }] },
	});
	expect(asked.splice(0)).toEqual(['2024-12-01']);
});

test('by its code one alone is listed, with its parent’s code, or none', async () => {
	expect(await answerOf(list, '/api/v1/units?code=682')).toMatchObject({
		body: { units: [{ slug: 'd-682-da-teh', parent: '68' }] },
	});
	expect(await answerOf(list, '/api/v1/units?code=999&format=geojson')).toMatchObject({
		body: { features: [] },
	});
});

test('a search finds by name, code or what a unit came of', async () => {
	expect(await answerOf(list, '/api/v1/units?search=huyen%20da%20teh')).toMatchObject({
		body: { units: [{ slug: 'd-682-da-teh' }] },
	});
	const { body } = await answerOf(list, '/api/v1/units?date=2024-12-01&search=681&geometry=true');
	expect(body).toMatchObject({
		units: [{ code: '682', former: { code: '681', name: 'Huyện Đạ Huoai' }, geometry: null }],
	});
	expect(asked.splice(0)).toEqual(['2024-11-30', '2024-12-01', '2024-12-01']);
});

test('a unit is described by its slug, or by its code on a day', async () => {
	expect(await answerOf(describe, '/api/v1/units/d-682-da-teh')).toEqual({
		status: 200,
		body: HISTORY,
	});
	await answerOf(describe, '/api/v1/units/682');
	await answerOf(describe, '/api/v1/units/682?date=2024-12-01');
	expect(asked.splice(0)).toEqual([
		{ slug: 'd-682-da-teh' },
		{ code: '682', day: '2024-11-30' },
		{ code: '682', day: '2024-12-01' },
	]);
});

test.each([
	['/api/v1/units/999?date=2025-07-01', 'No unit had the code 999 on 2025-07-01.'],
	['/api/v1/units/nowhere', 'No unit is called nowhere.'],
])('what is not there is a problem that says so: %s', async (path, detail) => {
	expect(await answerOf(describe, path)).toMatchObject({ status: 404, body: { detail } });
});

test('a series is asked for with what a mean of the indicator is weighed by', async () => {
	const path = '/api/v1/units/682/series?indicator=ty-le';
	expect(await answerOf(series, path)).toEqual({ status: 200, body: { pieces: [] } });
	await answerOf(series, `${path}&crosswalk=da-huoai-2024&weigh=area&by=quarter`);
	const queries = asked.splice(0).filter((of) => Object.hasOwn(of as object, 'weightId'));
	expect(queries).toMatchObject([
		{ unit: 'd-682-da-teh', weightId: 4, weighByArea: false, crosswalk: null, by: null },
		{
			...{ unit: 'd-682-da-teh', weightId: null, weighByArea: true },
			...{ crosswalk: 'da-huoai-2024', by: 'quarter' },
		},
	]);
	expect(await answerOf(series, '/api/v1/units/999/series?indicator=ty-le')).toMatchObject({
		status: 404,
		body: { detail: 'No unit had the code 999 on 2024-11-30.' },
	});
	expect(await answerOf(series, '/api/v1/units/682/series?indicator=x')).toMatchObject({
		status: 404,
		body: { detail: 'No indicator is called x.' },
	});
	asked.splice(0);
});

test('a day that the calendar does not have is refused', async () => {
	for (const [handler, path] of [
		[list, '/api/v1/units?date=2025-02-30'],
		[describe, '/api/v1/units/682?date=30/11/2024'],
	] as const) {
		expect(await answerOf(handler, path)).toMatchObject({
			status: 400,
			body: { errors: [{ parameter: 'date', wanted: 'a day such as 2024-11-30' }] },
		});
	}
});
