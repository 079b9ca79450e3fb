import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { intakeSchema, type IntakeRequest } from '#lib/wire/api/intake.ts';
import { problemSchema } from '#lib/wire/api/problem.ts';
import { provenanceSchema } from '#lib/wire/api/provenance.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { readProvenance } from '#server/db/read-provenance.ts';
import { Intake } from '#server/import/intake/intake.ts';
import { undoDelivery } from '#server/import/figures/undo.ts';
import { startServer } from '#server/start-server.ts';
import { testSettings } from '#tests/support/live-server.ts';
import { quiet } from '#tests/support/quiet.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const TOKEN = 'k'.repeat(40);
const FIGURE = { unit: '673', indicator: 'ho-so-truc-tuyen', period: '2024-11', value: 87.2 };

type Given = Readonly<Record<string, unknown>>;

describe.each(databases)('figures of other systems on $kind', ({ open }) => {
	let db: TestDatabase;
	let now = NOW;
	let intake: Intake;
	let keys = 0;

	beforeAll(async () => {
		db = await open();
		await installCatalogue(db.database);
		intake = new Intake({
			database: db.database,
			tokens: { 'ioc-tinh': 'z'.repeat(40), 'cong-dvc': TOKEN },
			now: () => now,
		});
	});
	afterAll(() => db.remove());

	const deliver = (body: unknown, some: Partial<IntakeRequest> = {}) =>
		intake.take({
			authorization: `Bearer ${TOKEN}`,
			key: `key-${keys++}`,
			body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
			...some,
		});
	const figures = (...observations: readonly Given[]) => ({ source: 'cong-dvc', observations });
	const series = async () => {
		const [found] = await db.database.query<{ unitId: number; indicatorId: number }>(
			`select u.id as "unitId", i.id as "indicatorId" from unit u, indicator i
			where u.slug = 'd-673-bao-loc' and i.code = 'ho-so-truc-tuyen'`,
		);
		if (!found) throw new Error('The catalogue lacks Bảo Lộc');
		return found;
	};
	const stored = async () =>
		(await db.database.query<{ n: number }>('select count(*) as n from observation'))[0]?.n;

	test('are taken by key once, and corrected with another', async () => {
		const first = await deliver(figures(FIGURE), { key: 'a' });
		const counts = { new: 1, same: 0, corrections: 0 };
		expect(first).toMatchObject({ kind: 'done', again: false, done: counts });
		expect(await deliver(figures(FIGURE), { key: 'a' })).toEqual({ ...first, again: true });
		const other = figures({ ...FIGURE, value: 88 });
		expect(await deliver(other, { key: 'a' })).toEqual({ kind: 'key-taken' });
		const ofOther = { key: 'a', authorization: `bearer ${'z'.repeat(40)}` };
		expect(await deliver(figures(FIGURE), ofOther)).toMatchObject({ done: { same: 1 } });
		now += 1_000;
		const corrected = await deliver(other);
		expect(corrected).toMatchObject({ done: { new: 0, same: 0, corrections: 1 } });
	});

	test('tell where they come from, and what was believed before', async () => {
		const asked = { ...(await series()), at: null, believedAt: null, now: NOW };
		const told = await readProvenance(db.database, asked);
		expect(told?.figure).toMatchObject({
			value: 88,
			observedAt: '2024-11-30T16:59:59.000Z',
			timeSource: 'period',
			source: 'cong-dvc',
			ended: null,
			origin: {
				...{ kind: 'system', by: 'cong-dvc', place: 'observations[0]', undone: null },
				key: expect.stringMatching(/^key-\d+$/),
			},
		});
		expect(told?.versions.map(({ value, ended }) => [value, ended])).toEqual([
			[88, null],
			[87.2, 'corrected'],
		]);
		const before = await readProvenance(db.database, { ...asked, believedAt: NOW });
		expect(before?.figure.value).toBe(87.2);
		expect(await readProvenance(db.database, { ...asked, believedAt: NOW - 1 })).toBeNull();
		expect(await readProvenance(db.database, { ...asked, at: NOW })).toEqual(told);
		const tooEarly = Date.parse('2024-11-30T16:59:58Z');
		expect(await readProvenance(db.database, { ...asked, at: tooEarly })).toBeNull();
		const { origin } = told?.figure ?? {};
		const batch = origin?.kind === 'system' ? origin.batch : 0;
		now += 1_000;
		await db.database.transaction((tx) =>
			undoDelivery(tx, batch, { by: 'Minh', why: 'gửi nhầm', now }),
		);
		const undone = await readProvenance(db.database, asked);
		expect(undone?.versions.map(({ value, ended }) => [value, ended])).toEqual([
			[87.2, null],
			[88, 'undone'],
			[87.2, 'corrected'],
		]);
		expect(undone?.versions[1]?.origin).toMatchObject({ undone: { by: 'Minh', why: 'gửi nhầm' } });
	});

	test('are read by the codes of their own day, or of another that is given', async () => {
		const ids = async (day: string, body: Given) => {
			expect(await deliver(body)).toMatchObject({ kind: 'done' });
			const rows = await db.database.query<{ slug: string }>(
				`select slug from observation o join unit u on u.id = o.unit_id
				where (observed_at at time zone 'Asia/Ho_Chi_Minh')::date = $1::date`,
				[day],
			);
			return rows.map(({ slug }) => slug);
		};
		const of = (day: string) => ({ ...FIGURE, unit: '682', period: day });
		const before = await ids('2024-06-30', figures(of('2024-06-30')));
		const after = await ids('2025-03-31', figures(of('2025-03-31')));
		expect([...before, ...after]).toEqual(['d-682-da-teh', 'd-682-da-huoai-2024']);
		const dated = { ...figures(of('2026-01-31')), geographyDate: '2024-11-30' };
		expect(await ids('2026-01-31', dated)).toEqual(['d-682-da-teh']);
	});

	test('all of them or none, and each bad one is named', async () => {
		const before = await stored();
		const told = await deliver(
			figures(
				{ ...FIGURE, period: '2024-10' },
				{ ...FIGURE, unit: '999' },
				{ ...FIGURE, indicator: 'ho-so-truc-tuyn' },
				{ ...FIGURE, value: 120 },
				{ ...FIGURE, observedAt: '2024-11-30T00:00:00Z' },
				{ unit: '673', indicator: 'ho-so-truc-tuyen', value: 1 },
				{ ...FIGURE, period: '2026-12' },
				{ ...FIGURE, period: '2024-10' },
				{ ...FIGURE, period: '1999-12' },
				{ ...FIGURE, value: '87,2' },
				{ ...FIGURE, unit: '998' },
				{ ...FIGURE, indicator: 'ho-so-truc-tuyn', period: '11/2024', value: '87,2' },
				{ unit: '997', indicator: 'ho-so-truc-tuyen', period: '2024-11', value: 120, more: 1 },
			),
		);
		expect(told.kind === 'refused' && told.errors).toEqual([
			{
				parameter: 'observations[1].unit',
				value: '999',
				wanted: 'a code that a unit had on 2024-11-30, or another geographyDate',
			},
			{
				parameter: 'observations[2].indicator',
				value: 'ho-so-truc-tuyn',
				wanted: 'the code of an indicator there is',
			},
			{ parameter: 'observations[3].value', value: '120', wanted: 'a number from 0 to 100' },
			{
				parameter: 'observations[4].observedAt',
				value: '2024-11-30T00:00:00Z',
				wanted: 'either a period or observedAt',
			},
			{
				parameter: 'observations[5].period',
				value: null,
				wanted: 'either a period or observedAt',
			},
			{
				parameter: 'observations[6].period',
				value: '2026-12',
				wanted: 'not of the future: a period that has begun, or a time that has come',
			},
			{
				parameter: 'observations[7]',
				value: null,
				wanted: 'each figure once: observations[0] is of the same unit, indicator and time',
			},
			{ parameter: 'observations[8].period', value: '1999-12', wanted: 'not before the year 2000' },
			{ parameter: 'observations[9].value', value: '87,2', wanted: 'a number' },
			{
				parameter: 'observations[10].unit',
				value: '998',
				wanted: 'a code that a unit had on 2024-11-30, or another geographyDate',
			},
			// What is wrong in several ways is told in all of them.
			{ parameter: 'observations[11].period', value: '11/2024', wanted: expect.any(String) },
			{ parameter: 'observations[11].value', value: '87,2', wanted: 'a number' },
			{
				parameter: 'observations[11].indicator',
				value: 'ho-so-truc-tuyn',
				wanted: 'the code of an indicator there is',
			},
			{ parameter: 'observations[12].more', value: 'more', wanted: 'nothing of that name' },
			{
				parameter: 'observations[12].unit',
				value: '997',
				wanted: 'a code that a unit had on 2024-11-30, or another geographyDate',
			},
			{ parameter: 'observations[12].value', value: '120', wanted: 'a number from 0 to 100' },
		]);
		expect(await stored()).toBe(before);
	});

	test('a time that a system tells is its own, not the end of a period', async () => {
		const [observedAt, period] = ['2024-09-15T07:00:00.000Z', undefined];
		await deliver(figures({ ...FIGURE, period, observedAt }));
		const asked = { ...(await series()), at: Date.parse(observedAt), believedAt: null, now: NOW };
		const told = await readProvenance(db.database, asked);
		expect(told?.figure).toMatchObject({ observedAt, timeSource: 'device' });
	});

	test('a period that is not over may be told of', async () => {
		const body = { ...figures({ ...FIGURE, period: '2026-Q4' }), geographyDate: '2025-06-30' };
		expect(await deliver(body)).toMatchObject({ kind: 'done' });
	});

	test.each([
		['no token', { authorization: null }, { kind: 'stranger' }],
		['a wrong token', { authorization: `Bearer ${TOKEN}x` }, { kind: 'stranger' }],
		['no key', { key: null }, { kind: 'bad-request', errors: [{ parameter: 'Idempotency-Key' }] }],
		['a key with a space', { key: 'a b' }, { kind: 'bad-request' }],
	])('%s is refused before anything is read', async (_, some, answer) => {
		expect(await deliver(figures(FIGURE), some)).toMatchObject(answer);
	});

	test('where no token is set nobody may', () => {
		const closed = new Intake({ database: db.database, tokens: {}, now: () => NOW });
		expect(closed.refusal({ authorization: null, key: null })).toEqual({ kind: 'closed' });
	});

	test('of many at once some are asked to come again', async () => {
		const kinds = await Promise.all(
			Array.from({ length: 8 }, async () => (await deliver(figures(FIGURE))).kind),
		);
		expect(kinds.toSorted()).toEqual([
			...Array.from({ length: 4 }, () => 'busy'),
			...Array.from({ length: 4 }, () => 'done'),
		]);
	});

	test('come over HTTP, and are told with their source at once', async () => {
		const server = await startServer({
			database: db.database,
			settings: testSettings({ IOC_INTAKE_TOKENS: `cong-dvc=${TOKEN}` }),
			log: quiet,
			now: Date.now,
			random: Math.random,
		});
		await server.ready;
		const url = `${server.url}/api/v1/observations`;
		const figure = { ...FIGURE, unit: '672', value: 61.5 };
		const post = (headers: Record<string, string>, ...observations: readonly Given[]) =>
			fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json', ...headers },
				body: JSON.stringify(figures(...observations)),
			});
		const own = { authorization: `Bearer ${TOKEN}`, 'idempotency-key': 'over-http' };
		expect((await post({}, figure)).status).toBe(401);
		expect((await post({ ...own, 'content-type': 'application/xml' }, figure)).status).toBe(415);
		const refused = await post(own, figure, { ...figure, unit: '999' });
		expect(refused.status).toBe(422);
		const { errors } = v.parse(problemSchema, await refused.json());
		expect(errors.map(({ parameter }) => parameter)).toEqual(['observations[1].unit']);
		const done = v.parse(intakeSchema, await (await post(own, figure)).json());
		expect(done).toMatchObject({ new: 1, same: 0, corrections: 0 });
		const again = await post(own, figure);
		expect(again.headers.get('idempotent-replayed')).toBe('true');
		expect(await again.json()).toEqual(done);
		const asked = `${url}/provenance?unit=672&indicator=ho-so-truc-tuyen`;
		const told = v.parse(provenanceSchema, await (await fetch(asked)).json());
		expect(told.figure).toMatchObject({
			value: 61.5,
			origin: { kind: 'system', batch: done.batch, by: 'cong-dvc', place: 'observations[0]' },
		});
		const before = await fetch(`${asked}&believed=2024-07-01T00:00:00Z`);
		expect(before.status).toBe(404);
		const put = await fetch(url, { method: 'PUT' });
		expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
		await server.stop();
	});
});
