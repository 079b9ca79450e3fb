import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endOfDay } from '#lib/domain/time-format.ts';
import { observedAtEnd } from '#lib/domain/told-span.ts';
import type { UnitPast } from '#lib/wire/unit-past.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { readCatalogue } from '#server/db/read-catalogue.ts';
import { readDailyValues } from '#server/db/read-daily-values.ts';
import { batchWriter } from '#server/db/write-batch.ts';
import { Intake } from '#server/import/intake/intake.ts';
import { unitPast } from '#server/programme/unit-past.ts';
import type { Catalogue } from '#server/services.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';
import { anObservation, batch, item } from '#tests/support/readings.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const TOKEN = 'k'.repeat(40);
/** As indicators that are told each month: one adds up, the other tells how things stand. */
const SUM = 'cap-quang-ho';
const LAST = 'ho-so-cong-viec';

describe.each(databases)('the past of what is told of longer periods on $kind', ({ open }) => {
	let db: TestDatabase;
	let catalogue: Catalogue;
	let keys = 0;

	beforeAll(async () => {
		db = await open();
		await installCatalogue(db.database);
		const installed = await readCatalogue(db.database, 'lam-dong');
		if (!installed) throw new Error('Lâm Đồng is not installed');
		catalogue = {
			...installed,
			indicators: installed.indicators.map((own) =>
				own.code === SUM ? { ...own, overTime: 'sum', intervalS: 30 * 86_400 } : own,
			),
		};
	});
	afterAll(() => db.remove());

	type Told = readonly (readonly [period: string, value: number])[];

	const tell = async (unit: string, told: Told, indicator = SUM) => {
		const tokens = { 'cong-dvc': TOKEN };
		const intake = new Intake({ database: db.database, tokens, now: () => NOW });
		const observations = told.map(([period, value]) => ({ unit, indicator, period, value }));
		const answer = await intake.take({
			authorization: `Bearer ${TOKEN}`,
			key: `key-${keys++}`,
			body: new TextEncoder().encode(
				JSON.stringify({ source: 'cong-dvc', geographyDate: '2024-11-30', observations }),
			),
		});
		expect(answer).toMatchObject({ done: { new: told.length } });
	};

	/** As it is believed now, which is from the daily aggregate, and from the readings themselves: they say the same. */
	const past = async (unit: string, day: string): Promise<UnitPast> => {
		const sources = { database: db.database, catalogue: async () => catalogue, now: () => NOW };
		const told = await unitPast(sources, { unit, day, believedAt: null });
		expect(await unitPast(sources, { unit, day, believedAt: NOW })).toEqual(told);
		if (!told) throw new Error(`There is no ${unit}`);
		return told;
	};

	const MONTHS_OF_2023 = Array.from({ length: 12 }, (_, n) => {
		return [`2023-${String(n + 1).padStart(2, '0')}`, 10 + n] as const;
	});

	test('the line is of months: a quarter, a half-year and a year that end with one stand in none', async () => {
		await tell('673', MONTHS_OF_2023);
		await tell('673', [...['2023-Q1', '2023-H1', '2023-Q3'].map((of) => [of, 33] as const)]);
		await tell('673', [
			['2023', 99],
			['2022-Q4', 30],
		]);
		const { series } = await past('d-673-bao-loc', '2023-12-31');
		expect(series[SUM]).toEqual({
			real: [395, 423, 454, 484, 515, 545, 576, 607, 637, 668, 698, 729].map((at, n) => [
				at + 1,
				10 + n,
			]),
			samples: [],
		});
	});

	test('what is told by quarters alone, or by years, is drawn as that, and says so', async () => {
		await tell('674', [
			['2023-Q1', 30],
			['2023-Q2', 31],
			['2023', 90],
		]);
		await tell('675', [
			['2022', 88],
			['2023', 90],
		]);
		expect((await past('d-674-dam-rong', '2023-12-31')).series[SUM]).toEqual({
			real: [
				[455, 30],
				[546, 31],
			],
			samples: [],
			span: 'quarter',
		});
		const { series } = await past('d-675-lac-duong', '2023-12-31');
		expect(series[SUM]).toMatchObject({
			real: [
				[365, 88],
				[730, 90],
			],
			span: 'year',
		});
	});

	test('years so far are of all lengths, and no line', async () => {
		const writer = batchWriter({ database: db.database, geographyDate: '2024-11-30' });
		const soFar = (day: string, value: number) => {
			const observedAt = observedAtEnd(endOfDay(day), 'year-to-date');
			const of = { unitCode: '676', indicator: SUM, timeSource: 'year-to-date' as const };
			return item(anObservation({ ...of, observedAt, value }));
		};
		await writer.write(batch(soFar('2023-04-30', 40), soFar('2023-05-31', 50)));
		expect((await past('d-676-lam-ha', '2023-12-31')).series).toEqual({});
	});

	test('how things stand is told whatever it is told of', async () => {
		await tell(
			'677',
			[
				['2023-02', 70],
				['2023-03', 71],
				['2023-Q1', 72],
			],
			LAST,
		);
		const { series } = await past('d-677-don-duong', '2023-12-31');
		expect(series[LAST]?.real.map(([, value]) => value)).toEqual([70, 72]);
	});

	test('last year is told of the month and of the quarter that end with it', async () => {
		await tell('679', [
			['2022-06', 10],
			['2022-Q2', 30],
			['2023-06', 12],
			['2021-12', 9],
		]);
		const { lastYear } = await past('d-679-di-linh', '2023-06-30');
		const of = { day: '2022-06-30', sample: false };
		expect(lastYear.values[SUM]).toEqual([
			{ ...of, value: 30, span: 'quarter' },
			{ ...of, value: 10 },
		]);
	});

	test('the days of an indicator say what they are told of', async () => {
		const { id: unitId = 0 } = catalogue.units.find(({ code }) => code === '673') ?? {};
		const indicators = catalogue.indicators.filter(({ code }) => code === SUM);
		const [id = 0] = indicators.map((own) => own.id);
		const [from, to] = [new Date('2023-03-01T00:00+07:00'), new Date('2023-04-01T00:00+07:00')];
		const days = await readDailyValues(db.database, { unitId, indicators, from, to });
		expect(days.get(id)).toEqual([
			{ day: '2023-03-31', value: 12, sample: false },
			{ day: '2023-03-31', value: 33, sample: false, span: 'quarter' },
		]);
	});
});
