import { expect, test } from 'vitest';
import { askedServer } from '#tests/support/asked-server.ts';

const SERIES = '/api/v1/observations?unit=673&indicator=ho-so-truc-tuyen';

const { ask, problemFor, problemOf, url } = askedServer();

test('a parameter that cannot be taken is named, with what is wanted', async () => {
	const problem = await problemOf(
		'/api/v1/observations?unit=673&limit=0&from=yesterday&buckte=day',
	);
	expect(problem.status).toBe(400);
	expect(problem.errors).toEqual([
		{
			parameter: 'indicator',
			value: null,
			wanted: 'the code of an indicator, as /api/v1/indicators lists them',
		},
		{ parameter: 'from', value: 'yesterday', wanted: expect.stringContaining('a time such as') },
		{ parameter: 'limit', value: '0', wanted: 'a whole number from 1 to 10000' },
		{ parameter: 'buckte', value: 'day', wanted: expect.stringContaining('one of unit') },
	]);
});

test.each([
	['/api/v1/observations?unit=999&indicator=ho-so-truc-tuyen', 404, /999/],
	['/api/v1/observations?unit=673&indicator=weather', 404, /weather/],
	['/api/v1/availability?unit=999', 404, /999/],
	['/api/v1/device-states?unit=999', 404, /999/],
	['/api/v1/replay?unit=999', 404, /999/],
	['/api/v1/nowhere', 404, /openapi/],
	['/api/nowhere', 404, /openapi/],
])('%s is a problem of %i', async (path, status, detail) => {
	const problem = await problemOf(path);
	expect(problem.status).toBe(status);
	expect(problem.detail).toMatch(detail);
});

test.each([
	['availability?month=2026-13', 'month', 'a month that has begun, such as 2026-11'],
	['availability?month=2999-01', 'month', 'a month that has begun, such as 2026-11'],
	['availability?month=', 'month', 'a month that has begun, such as 2026-11'],
	['availability?by=day', 'by', 'device, unit or kind'],
	['availability?unit=bảo-lộc', 'unit', 'the code of a unit, such as 673'],
	['availability?limit=20001', 'limit', 'a whole number from 1 to 20000'],
	['device-states?hours=0', 'hours', 'a whole number from 1 to 168'],
	['device-states?hours=1.5', 'hours', 'a whole number from 1 to 168'],
	['device-states?hours=169', 'hours', 'a whole number from 1 to 168'],
	['replay?hours=0', 'hours', 'a whole number from 1 to 24'],
	['replay?hours=25', 'hours', 'a whole number from 1 to 24'],
	['replay?limit=1', 'limit', 'one of unit, hours in its place'],
	['replay?unit=bảo-lộc', 'unit', 'the code of a unit, such as 673'],
	['device-states?hour=1', 'hour', 'one of unit, hours, limit in its place'],
])('what cannot be taken of %s is named', async (asked, parameter, wanted) => {
	const { errors, status, detail } = await problemOf(encodeURI(`/api/v1/${asked}`));
	expect(status).toBe(400);
	expect(errors).toMatchObject([{ parameter, wanted }]);
	expect(detail).toBe(`${parameter}: wanted is ${wanted}`);
});

test('a parameter that is not offered is named where none is', async () => {
	const { status, errors } = await problemOf('/api/v1/indicators?unit=673');
	expect(status).toBe(400);
	expect(errors).toEqual([{ parameter: 'unit', value: '673', wanted: 'nothing of that name' }]);
});

test('a parameter given twice is named, whether known or not', async () => {
	const problem = await problemOf('/api/v1/observations?unit=673&unit=674&indicator=a&x=1&x=2');
	expect(problem.status).toBe(400);
	expect(problem.errors).toMatchObject([
		{ parameter: 'unit', value: '673, 674', wanted: 'one value' },
		{ parameter: 'x', value: '1, 2', wanted: 'one value' },
		{ parameter: 'x', wanted: expect.stringContaining('one of unit') },
	]);
});

test.each([
	'2026-02-30T00:00:00Z',
	'2026-11-22T24:00:00Z',
	'2026-11-22T07:00:00+07:00',
	'2026-11-22',
	'1795309323000',
])('the time %s, as it comes in an address, is named with what is wanted', async (time) => {
	for (const parameter of ['from', 'to']) {
		const problem = await problemOf(`${SERIES}&${parameter}=${time}`);
		expect(problem.status).toBe(400);
		expect(problem.errors).toEqual([
			{
				parameter,
				value: time.replace('+', ' '),
				wanted: expect.stringMatching(/^a time such as .*%2B07:00$/) as string,
			},
		]);
	}
});

test('a time that begins after its end is named', async () => {
	const problem = await problemOf(`${SERIES}&from=2026-11-23T00:00:00Z&to=2026-11-22T00:00:00Z`);
	expect(problem.status).toBe(400);
	expect(problem.errors).toEqual([
		{
			parameter: 'from',
			value: '2026-11-23T00:00:00Z',
			wanted: 'a time that is not later than "to"',
		},
	]);
});

const ELSEWHERE = 'http://elsewhere.example';

test.each([
	['DELETE', {}],
	['POST', { 'content-type': 'application/json' }],
	['PUT', { 'content-type': 'application/json', origin: ELSEWHERE }],
])('%s with %o, which is no GET, is a problem of 405', async (method, headers) => {
	for (const path of ['/api/v1/units', '/api/v1/openapi.json']) {
		const response = await problemFor(path, { method, headers });
		expect(response.status).toBe(405);
		expect(response.headers.get('allow')).toBe('GET, HEAD');
	}
});

const FORMS = [
	'application/x-www-form-urlencoded',
	'text/plain;charset=UTF-8',
	'multipart/form-data',
];

test.each(FORMS)(
	'a form of %s is a problem of 415 for the API, wherever it comes from',
	async (type) => {
		for (const path of ['/api/v1/units', '/api/nowhere']) {
			for (const origin of [url(), ELSEWHERE]) {
				const headers = { 'content-type': type, origin };
				const response = await problemFor(path, { method: 'POST', headers, body: 'a=1' });
				expect(response.status).toBe(415);
				expect(response.headers.get('x-content-type-options')).toBe('nosniff');
			}
		}
	},
);

test('a JSON body for what is not there is a problem of 404', async () => {
	const headers = { 'content-type': 'application/json' };
	const response = await problemFor('/api/v1/nowhere', { method: 'POST', headers, body: '{}' });
	expect(response.status).toBe(404);
});

test.each(FORMS)('a form of %s that comes to a page from elsewhere is forbidden', async (type) => {
	for (const path of ['/', '/wall/overview', '/healthz']) {
		const headers = { 'content-type': type, origin: ELSEWHERE };
		const response = await ask(path, { method: 'POST', headers, body: 'a=1' });
		expect([path, response.status]).toEqual([path, 403]);
	}
});

test('a form that comes to a page from our own is told that nothing takes it', async () => {
	const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: url() };
	for (const path of ['/wall/overview', '/healthz']) {
		const response = await ask(path, { method: 'POST', headers, body: 'a=1' });
		expect([path, response.status]).toEqual([path, 405]);
	}
});
