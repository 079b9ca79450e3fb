import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { deadLettersSchema } from '#lib/wire/api/dead-letters.ts';
import { devicesSchema } from '#lib/wire/api/devices.ts';
import { indicatorsSchema } from '#lib/wire/api/indicators.ts';
import { observationsSchema } from '#lib/wire/api/observations.ts';
import { unitFeaturesSchema, unitsSchema } from '#lib/wire/api/units.ts';
import { batchWriter } from '#server/db/write-batch.ts';
import { askedServer } from '#tests/support/asked-server.ts';
import {
	aDeadLetter,
	anInfo,
	anObservation,
	aStatus,
	aTelemetry,
	batch,
	item,
	T0,
} from '#tests/support/readings.ts';
import { until } from '#tests/support/until.ts';

const HOUR = 3_600_000;

const { ask, answerOf, problemOf, url, setAway } = askedServer(async (database) => {
	const writer = batchWriter({ database, geographyDate: '2024-11-30' });
	const observations = [0, 1, 2, 30].map((hours) =>
		item(anObservation({ observedAt: T0 + hours * HOUR, value: hours, source: 'cong-dvc' })),
	);
	const devices = [item(anInfo()), item(aStatus()), item(aTelemetry({ device: 'stranger' }))];
	await writer.write(batch(...observations, ...devices));
	const payload = new TextEncoder().encode('x'.repeat(5_000));
	const long = aDeadLetter({ reason: 'too-large', payload, payloadBytes: payload.length });
	await writer.write({ items: [], deadLetters: [long, aDeadLetter()] });
});

describe('pages and files', () => {
	test('a page may run and load nothing but the server’s own', async () => {
		const response = await ask('/wall/overview');
		const policy = response.headers.get('content-security-policy') ?? '';
		const directives = policy.split('; ').map((directive) => directive.split(' '));
		const sources = new Map(directives.map(([name, ...allowed]) => [name, allowed]));
		for (const name of ['default-src', 'connect-src', 'worker-src', 'font-src']) {
			expect([name, sources.get(name)]).toEqual([name, ["'self'"]]);
		}
		// One attribute of SvelteKit's own, told by its hash, and no other inline style.
		expect(sources.get('style-src')).toEqual([
			"'self'",
			"'unsafe-hashes'",
			expect.stringMatching(/^'sha256-.{44}'$/),
		]);
		expect(sources.get('script-src')?.[0]).toBe("'self'");
		expect(sources.get('script-src')?.[1]).toMatch(/^'(nonce|sha256)-/);
		expect(policy).not.toMatch(/unsafe-(?!hashes)|\*|https?:/);
		expect(sources.get('frame-ancestors')).toEqual(["'none'"]);
	});

	test('a page is in the language of the installation', async () => {
		expect(await (await ask('/wall/overview')).text()).toContain('<html lang="vi"');
	});

	test.each([
		['/', 200],
		['/wall/overview', 200],
		['/api/v1/units', 200],
		['/healthz', 200],
		['/nowhere', 404],
		['/favicon.ico', 404],
		['/wall/overview?province=58', 200],
		['/wall/overview?province=', 200],
		['/wall/overview?province=99', 404],
		['/wall/overview?distance=abc', 400],
		['/wall/overview?distence=3', 400],
		['/wall/overview?utm_source=zalo&distance=3', 200],
		['/?lang=fr', 400],
	])('%s answers %i, with the security headers', async (path, wanted) => {
		const { headers, status } = await ask(path);
		expect(status).toBe(wanted);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
		expect(headers.get('x-frame-options')).toBe('DENY');
		expect(headers.get('permissions-policy')).toContain('camera=()');
	});

	test('a script is sent compressed, and kept for good', async () => {
		const page = await (await ask('/wall/overview')).text();
		const [, script = ''] = page.match(/"\.\.(\/_app\/immutable\/entry\/start\.[^"]+\.js)"/) ?? [];
		expect(script).not.toBe('');
		for (const encoding of ['br', 'gzip']) {
			const { headers } = await ask(script, { headers: { 'accept-encoding': encoding } });
			expect(headers.get('content-encoding')).toBe(encoding);
			expect(headers.get('cache-control')).toBe('public,max-age=31536000,immutable');
			expect(headers.get('vary')).toMatch(/accept-encoding/i);
			expect(headers.get('x-content-type-options')).toBe('nosniff');
		}
	});
});

describe('health', () => {
	test('alive, ready, and measured', async () => {
		expect((await ask('/healthz')).status).toBe(200);
		expect(await (await ask('/readyz')).json()).toEqual({ ready: true });
		const metrics = await ask('/metrics');
		expect(metrics.headers.get('content-type')).toMatch(/^text\/plain/);
		const text = await metrics.text();
		expect(text).toMatch(/^ioc_ready 1$/m);
		expect(text).toMatch(/^ioc_feed_version [1-9]\d*$/m);
		expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
	});

	test('a database that is away makes it 503 with the reason, while it is still alive', async () => {
		setAway(true);
		const problem = await problemOf('/api/v1/dead-letters');
		expect(problem).toMatchObject({ status: 503, detail: 'the database cannot be reached' });
		await expect.poll(async () => (await ask('/readyz')).status, { timeout: 10_000 }).toBe(503);
		expect(await (await ask('/readyz')).json()).toMatchObject({
			reason: 'the database cannot be reached',
		});
		expect((await ask('/healthz')).status).toBe(200);
		setAway(false);
		await expect.poll(async () => (await ask('/readyz')).status, { timeout: 10_000 }).toBe(200);
	});
});

describe('the API', () => {
	test('its OpenAPI document is one, and tells of every path that answers', async () => {
		const document = (await (await ask('/api/v1/openapi.json')).json()) as { paths: object };
		expect(await new Validator().validate(document)).toEqual({ valid: true });
		expect(document).toMatchObject({ openapi: '3.1.0' });
		const asked = '?unit=673&indicator=ho-so-truc-tuyen';
		for (const path of Object.keys(document.paths)) {
			const series = path.endsWith('/series') ? asked.replace('unit=673&', '') : '';
			const query = path.includes('/observations') ? asked : series;
			// What is left open in an address names nothing.
			const wanted = /\{(indicator|close)\}/.test(path) ? 404 : 200;
			expect((await ask(path.replace('{unit}', '682') + query)).status, path).toBe(wanted);
		}
	});

	test('units, without and with boundaries, and as GeoJSON', async () => {
		const { geographyDate, units } = await answerOf(unitsSchema, '/api/v1/units');
		expect(geographyDate).toBe('2024-11-30');
		expect(units.find(({ code }) => code === '673')).toMatchObject({
			shortName: 'Bảo Lộc',
			parent: '68',
		});
		expect(units.some((unit) => 'geometry' in unit)).toBe(false);
		const whole = await answerOf(unitsSchema, '/api/v1/units?geometry=true');
		expect(whole.units.every((unit) => 'geometry' in unit)).toBe(true);
		const features = await answerOf(unitFeaturesSchema, '/api/v1/units?format=geojson');
		expect(features.features).toHaveLength(units.length);
	});

	test('indicators with plans and targets, and which target applies where', async () => {
		const { plans, indicators, applied } = await answerOf(indicatorsSchema, '/api/v1/indicators');
		expect(plans.length).toBeGreaterThan(0);
		expect(indicators.some(({ targets }) => targets.length > 0)).toBe(true);
		const ids = new Set(indicators.flatMap(({ targets }) => targets.map(({ id }) => id)));
		expect(applied.filter(({ target }) => !ids.has(target))).toEqual([]);
	});

	test('devices and how they are judged', async () => {
		const judgedOf = async (query = '') =>
			(await answerOf(devicesSchema, `/api/v1/devices${query}`)).devices;
		await until('all are judged', async () => {
			return (await judgedOf()).every(({ standing }) => standing.reason);
		});
		// Heard long ago, and there is no ingest that could hear them.
		const judged = { state: 'unknown', reason: 'broker', seenAt: '2026-11-22T01:00:00.000Z' };
		expect(await judgedOf('?site=bao-loc&state=unknown')).toMatchObject([
			{ device: 'cam-01', unit: '673', standing: { ...judged, intervalBasis: 'given' } },
			{ device: 'stranger', unit: null, standing: { ...judged, intervalBasis: 'assumed' } },
		]);
		expect(await judgedOf('?state=online')).toEqual([]);
	});

	const SERIES = '/api/v1/observations?unit=673&indicator=ho-so-truc-tuyen';

	test('a series as reported, page after page', async () => {
		const first = await answerOf(observationsSchema, `${SERIES}&limit=3`);
		const second = await answerOf(
			observationsSchema,
			`${SERIES}&limit=3&cursor=${first.next ?? ''}`,
		);
		expect(second.next).toBeNull();
		const points = [first, second].flatMap((page) => (page.bucket === 'raw' ? page.points : []));
		expect(points.map(({ value }) => value)).toEqual([0, 1, 2, 30]);
		expect(points[0]).toMatchObject({ at: '2026-11-22T01:00:00.000Z', source: 'cong-dvc' });
	});

	test('a series between two times', async () => {
		const [from, to] = ['2026-11-22T02:00:00Z', '2026-11-22T10:00:00%2B07:00'];
		const page = await answerOf(observationsSchema, `${SERIES}&from=${from}&to=${to}`);
		expect(page.bucket === 'raw' && page.points.map(({ value }) => value)).toEqual([1]);
	});

	test('a series by day of Vietnam, and by hour', async () => {
		const days = await answerOf(observationsSchema, `${SERIES}&bucket=day`);
		expect(days.bucket === 'day' && days.points).toMatchObject([
			{ at: '2026-11-21T17:00:00.000Z', last: 2, mean: 1, min: 0, max: 2, count: 3, sample: false },
			{ at: '2026-11-22T17:00:00.000Z', last: 30, count: 1 },
		]);
		const hours = await answerOf(observationsSchema, `${SERIES}&bucket=hour&limit=1`);
		expect(hours.bucket === 'hour' && hours.points).toMatchObject([
			{ at: '2026-11-22T01:00:00.000Z', last: 0, count: 1 },
		]);
		const next = await answerOf(
			observationsSchema,
			`${SERIES}&bucket=hour&limit=1&cursor=${hours.next ?? ''}`,
		);
		expect(next.bucket === 'hour' && next.points).toMatchObject([
			{ at: '2026-11-22T02:00:00.000Z', last: 1 },
		]);
	});

	test('dead letters page after page, the newest first, each with the start of its payload', async () => {
		const path = '/api/v1/dead-letters?limit=1';
		const first = await answerOf(deadLettersSchema, path);
		expect(first.deadLetters).toMatchObject([{ reason: 'bad-json', payload: '{not json' }]);
		const second = await answerOf(deadLettersSchema, `${path}&cursor=${first.next ?? ''}`);
		expect(second).toMatchObject({
			deadLetters: [{ payload: 'x'.repeat(1_024), payloadBytes: 5_000 }],
			next: null,
		});
		const bad = await problemOf('/api/v1/dead-letters?cursor=-1');
		expect(bad.errors).toMatchObject([
			{ parameter: 'cursor', wanted: expect.stringContaining('"next"') },
		]);
	});

	test('dead letters, for this machine only', async () => {
		const passedOn = await problemOf('/api/v1/dead-letters', {
			headers: { 'x-forwarded-for': '10.0.0.1' },
		});
		expect(passedOn.status).toBe(403);
		const { hostname, port } = new URL(url());
		const asked = { hostname, port, path: '/api/v1/dead-letters', agent: false };
		const statusBy = async (host: string) => {
			// fetch sets the Host header itself.
			const [response] = (await once(
				request({ ...asked, headers: { host } }).end(),
				'response',
			)) as [IncomingMessage];
			response.resume();
			return response.statusCode;
		};
		expect(await statusBy('evil.example')).toBe(403);
		expect(await statusBy(`localhost:${port}`)).toBe(200);
	});
});
