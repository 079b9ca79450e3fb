import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programmeSchema, toProgrammeBody } from '#lib/wire/api/programme-answer.ts';
import { packed, unpacked } from '#lib/wire/packed-programme.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { readCatalogue } from '#server/db/read-catalogue.ts';
import { Intake } from '#server/import/intake/intake.ts';
import { closedProgramme, draftClose, makeClose } from '#server/programme/closes.ts';
import { programmeAt } from '#server/programme/measured-programme.ts';
import { besideNow, type ProgrammeSources } from '#server/programme/programme.ts';
import type { Catalogue } from '#server/services.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';

/** In the morning of the 15th of April, and a day later. */
const FIRST = Date.parse('2024-04-15T02:00:00Z');
const SECOND = FIRST + 86_400_000;
const NOW = Date.parse('2026-11-23T02:00:00Z');
const DAY = '2024-04-20';
const TOKEN = 'k'.repeat(40);
const CODE = 'cap-quang-ho';
const OTHER = 'ho-so-truc-tuyen';

describe.each(databases)('parts of unlike figures on $kind', ({ open }) => {
	let db: TestDatabase;
	let catalogue: Catalogue;
	let keys = 0;

	beforeAll(async () => {
		db = await open();
		await installCatalogue(db.database);
		const installed = await readCatalogue(db.database, 'lam-dong');
		if (!installed) throw new Error('Lâm Đồng is not installed');
		const told = { overUnits: 'sum', overTime: 'sum', intervalS: 30 * 86_400 } as const;
		catalogue = {
			...installed,
			indicators: installed.indicators.map((own) =>
				own.code === CODE || own.code === OTHER ? { ...own, ...told, weightBy: null } : own,
			),
		};
	});
	afterAll(() => db.remove());

	const tell = async (
		now: number,
		told: readonly (readonly [string, string, number])[],
		indicator = CODE,
	) => {
		const intake = new Intake({
			...{ database: db.database, tokens: { 'cong-dvc': TOKEN }, now: () => now },
		});
		const observations = told.map(([unit, period, value]) => {
			return { unit, indicator, period, value };
		});
		const body = { source: 'cong-dvc', geographyDate: DAY, observations };
		const answer = await intake.take({
			authorization: `Bearer ${TOKEN}`,
			key: `key-${keys++}`,
			body: new TextEncoder().encode(JSON.stringify(body)),
		});
		if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
	};
	const sources = (): ProgrammeSources => ({
		...{ database: db.database, now: () => NOW, latestObservations: () => [] },
		catalogue: () => Promise.resolve(catalogue),
	});
	const asked = async (believedAt: string | null = null, day = DAY) => {
		const answer = await programmeAt(sources(), { province: null, day, believedAt });
		if (answer.kind !== 'programme') throw new Error(answer.kind);
		return answer.programme;
	};
	const derivedOf = (programme: Awaited<ReturnType<typeof asked>>, code = CODE) => {
		const { derived } = v.parse(programmeSchema, toProgrammeBody(unpacked(packed(programme))));
		return derived.find(({ indicator }) => indicator === code);
	};

	test('a province is the sum of its districts’ months, though one told its quarter beside its own', async () => {
		const { parts } = await asked();
		expect(parts).toHaveLength(12);
		await tell(
			FIRST,
			parts.map(({ code }) => [code, '2024-03', 1]),
		);
		const twelve = { value: 12, withData: 12, possible: 12, period: '2024-03' };
		const alike = await asked();
		expect(derivedOf(alike)).toMatchObject(twelve);
		expect(alike).not.toHaveProperty('beside');
		await tell(SECOND, [['673', '2024-Q1', 3]]);
		const unlike = await asked();
		expect(derivedOf(unlike)).toMatchObject({
			...twelve,
			observedAt: '2024-03-31T16:59:59.000Z',
			terms: parts.map(({ code }) => ({ unit: code, value: 1, weight: null })),
		});
		expect(unlike.beside).toMatchObject([{ value: 1, timeSource: 'period' }]);
	});

	test('a close keeps them, and another belief has its own', async () => {
		await tell(NOW, [['673', '2024-03', 5]]);
		expect(derivedOf(await asked())).toMatchObject({ value: 16 });
		expect(derivedOf(await asked('2024-04-17'))).toMatchObject({ value: 12 });
		const draft = await draftClose(sources(), { province: null, day: DAY });
		if (draft.kind !== 'found') throw new Error(draft.kind);
		const order = { province: null, day: DAY, name: 'Sơ kết quý I', by: 'Lan' };
		const made = await makeClose(sources(), { ...order, digest: draft.found.digest });
		if (made.kind !== 'closed') throw new Error(made.kind);
		await tell(NOW, [['673', '2024-03', 7]]);
		expect(derivedOf(await asked())).toMatchObject({ value: 18 });
		const closed = await closedProgramme(sources(), made.id);
		if (closed.kind !== 'programme') throw new Error(closed.kind);
		expect(derivedOf(closed.programme)).toMatchObject({ value: 16 });
	});

	test('one that tells only a later quarter leaves the sum of the latest month that all have, with its period', async () => {
		await tell(NOW, [['674', '2024-Q2', 9]]);
		const later = await asked(null, '2024-07-01');
		const march = { withData: 12, possible: 12, period: '2024-03' };
		expect(derivedOf(later)).toMatchObject({ ...march, value: 18 });
		expect(later.beside?.map(({ value }) => value).toSorted()).toEqual([1, 7]);
		// An open card of the present asks for the same alone.
		const live = { ...sources(), latestObservations: () => later.cells };
		expect((await besideNow(live, null)).map(({ value }) => value).toSorted()).toEqual([1, 7]);
		expect(await besideNow(live, 'p-0')).toEqual([]);
		// A month that not all have is none, however many have one beside their quarter.
		const all = later.parts.map(({ code }) => code);
		await tell(
			NOW,
			all.filter((code) => code !== '675').map((code) => [code, '2024-06', 2]),
		);
		expect(derivedOf(await asked(null, '2024-07-01'))).toMatchObject({ ...march, value: 18 });
		await tell(NOW, [['675', '2024-06', 2]]);
		expect(derivedOf(await asked(null, '2024-07-01'))).toMatchObject({
			...{ value: 24, withData: 12, period: '2024-06' },
			observedAt: '2024-06-30T16:59:59.000Z',
		});
		expect(derivedOf(await asked('2024-04-17', '2024-07-01'))).toMatchObject({ value: 12 });
	});

	test('nothing is made of a quarter of which no month was told, nor of a month of over a year before', async () => {
		const [first = '', ...others] = (await asked()).parts.map(({ code }) => code);
		await tell(
			NOW,
			others.map((code) => [code, '2024-03', 1]),
			OTHER,
		);
		await tell(NOW, [[first, '2024-Q1', 3]], OTHER);
		const without = await asked();
		expect(derivedOf(without, OTHER)).toBeUndefined();
		await tell(NOW, [[first, '2023-02', 1]], OTHER);
		await tell(
			NOW,
			others.map((code) => [code, '2023-02', 1]),
			OTHER,
		);
		expect(derivedOf(await asked(), OTHER)).toBeUndefined();
		await tell(
			NOW,
			[first, ...others].map((code) => [code, '2023-04', 1]),
			OTHER,
		);
		expect(derivedOf(await asked(), OTHER)).toMatchObject({ value: 12, period: '2023-04' });
	});
});
