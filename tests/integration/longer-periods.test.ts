import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { toProgrammeBody } from '#lib/wire/api/programme-answer.ts';
import { unitSeriesSchema } from '#lib/wire/api/unit-series.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { readCatalogue } from '#server/db/read-catalogue.ts';
import { unitSeries } from '#server/http/unit-series.ts';
import { Intake } from '#server/import/intake/intake.ts';
import { programmeAt } from '#server/programme/measured-programme.ts';
import type { Catalogue } from '#server/services.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const TOKEN = 'k'.repeat(40);
const CODE = 'cap-quang-ho';
/** As an indicator that is told each month and adds up. */
const SUM = { overUnits: 'sum', overTime: 'sum', intervalS: 30 * 86_400 } as const;

type Given = Readonly<Record<string, unknown>>;

describe.each(databases)('what is told of more than a month on $kind', ({ open }) => {
	let db: TestDatabase;
	let catalogue: Catalogue;
	let intake: Intake;
	let keys = 0;

	beforeAll(async () => {
		db = await open();
		await installCatalogue(db.database);
		const installed = await readCatalogue(db.database, 'lam-dong');
		if (!installed) throw new Error('Lâm Đồng is not installed');
		catalogue = installed;
		intake = new Intake({ database: db.database, tokens: { 'cong-dvc': TOKEN }, now: () => NOW });
	});
	afterAll(() => db.remove());

	const deliver = (body: Given) =>
		intake.take({
			authorization: `Bearer ${TOKEN}`,
			key: `key-${keys++}`,
			body: new TextEncoder().encode(JSON.stringify(body)),
		});
	const figures = (...observations: readonly Given[]) => ({ source: 'cong-dvc', observations });

	test('a month, and the quarter, half-year and year that end with it are figures of their own, and none is counted twice', async () => {
		const of = { unit: '674', indicator: CODE };
		const tell = (...told: readonly (readonly [period: string, value: number])[]) =>
			deliver(figures(...told.map(([period, value]) => ({ ...of, period, value }))));
		const asNew = (count: number) => ({ done: { new: count, same: 0, corrections: 0 } });
		const halves = ['01', '02', '03', '04', '05', '06'].map((month) => `2023-${month}`);
		expect(await tell(...halves.map((month) => [month, 5] as const))).toMatchObject(asNew(6));
		expect(await tell(['2023-H1', 30])).toMatchObject(asNew(1));
		const fourth = ['2023-10', '2023-11', '2023-12'].map((month) => [month, 10] as const);
		expect(await tell(...fourth, ['2023-Q4', 31])).toMatchObject(asNew(4));

		const { id: indicatorId } = catalogue.indicators.find(({ code }) => code === CODE) ?? { id: 0 };
		const indicator = {
			...{ id: indicatorId, code: of.indicator, ...SUM },
		};
		const ask = async (by: 'quarter' | 'year') => {
			const query = { by, weightId: null, weighByArea: false, crosswalk: null };
			const asked = { ...query, unit: 'd-674-dam-rong', indicator };
			const answer = v.parse(unitSeriesSchema, await unitSeries(db.database, asked, NOW));
			return answer.pieces.find(({ unit }) => unit === asked.unit);
		};
		// Of the second quarter its months: 5 + 5 + 5. A half-year is no quarter's.
		expect((await ask('quarter'))?.periods).toMatchObject([
			{ period: '2023-Q1', value: 15, withData: 3 },
			{ period: '2023-Q2', value: 15, withData: 3 },
			{ period: '2023-Q4', value: 31, withData: 3, possible: 3 },
		]);
		// July to September are missing.
		const year = await ask('year');
		expect(year?.periods).toMatchObject([{ period: '2023', value: null, withData: 9 }]);
		expect(year?.points.slice(5, 7)).toEqual([
			{ day: '2023-06-30', value: 5, sample: false },
			{ day: '2023-06-30', value: 30, sample: false, span: 'half-year' },
		]);
		expect(await tell(['2023-Q3', 9])).toMatchObject(asNew(1));
		// 30 + 9 + 31
		expect((await ask('year'))?.periods).toMatchObject([{ value: 70, withData: 12 }]);
		expect(await tell(['2023', 71])).toMatchObject(asNew(1));
		expect((await ask('year'))?.periods).toMatchObject([{ value: 71, withData: 12 }]);
	});

	test('a day’s figure is no month of a quarter or a year', async () => {
		const of = { unit: '675', indicator: CODE };
		const told = [
			...[
				{ period: '2023-01', value: 10 },
				{ period: '2023-02-10', value: 3 },
			],
			...[
				{ period: '2023-02-28', value: 4 },
				{ period: '2023-03', value: 20 },
			],
		];
		await deliver(figures(...told.map((one) => ({ ...of, ...one }))));
		const { id = 0 } = catalogue.indicators.find(({ code }) => code === CODE) ?? {};
		const query = { by: 'quarter', weightId: null, weighByArea: false, crosswalk: null } as const;
		const ask = async (overTime: 'sum' | 'last') => {
			const indicator = { id, code: CODE, ...SUM, overTime };
			const asked = { ...query, unit: 'd-675-lac-duong', indicator };
			const answer = v.parse(unitSeriesSchema, await unitSeries(db.database, asked, NOW));
			return answer.pieces.find(({ unit }) => unit === asked.unit);
		};
		const sum = await ask('sum');
		expect(sum?.points[1]).toEqual({ day: '2023-02-10', value: 3, sample: false, isDay: true });
		// February is missing.
		expect(sum?.periods).toMatchObject([{ value: null, withData: 2, possible: 3 }]);
		expect((await ask('last'))?.periods).toMatchObject([{ value: 20, withData: 3 }]);
		await deliver(figures({ ...of, period: '2023-Q1', value: 40 }));
		expect((await ask('sum'))?.periods).toMatchObject([{ value: 40, withData: 3 }]);
	});

	test('a target of a year is judged by its half-year, not by that and five of its months', async () => {
		const yearly: Catalogue = {
			...catalogue,
			indicators: catalogue.indicators.map((own) => (own.code === CODE ? { ...own, ...SUM } : own)),
			planTargets: catalogue.planTargets.map((own) =>
				own.indicator === CODE ? { ...own, operator: 'per-year', value: 120 } : own,
			),
		};
		const judged = async () => {
			const answer = await programmeAt(
				{
					...{ database: db.database, now: () => NOW, latestObservations: () => [] },
					catalogue: () => Promise.resolve(yearly),
				},
				{ province: null, day: '2026-10-15', believedAt: null },
			);
			if (answer.kind !== 'programme') throw new Error(answer.kind);
			const { cells } = toProgrammeBody(answer.programme);
			return cells.find(({ unit, indicator }) => unit === '674' && indicator === CODE);
		};
		const tell = (period: string, value: number) =>
			deliver({
				...figures({ unit: '674', indicator: CODE, period, value }),
				geographyDate: '2025-06-30',
			});
		for (const month of ['01', '02', '03', '04', '05', '06']) await tell(`2026-${month}`, 5);
		// 6 · 5 = 30 of 120
		const byMonths = { value: 30, attainment: 0.25, ofYear: { withData: 6, possible: 12 } };
		expect(await judged()).toMatchObject({ ...byMonths, timeSource: 'period' });
		expect(await tell('2026-H1', 30)).toMatchObject({ done: { new: 1, corrections: 0 } });
		expect(await judged()).toMatchObject({ ...byMonths, timeSource: 'half-year' });
		await tell('2026-07', 6);
		expect(await judged()).toMatchObject({ value: 36, attainment: 0.3, ofYear: { withData: 7 } });
	});
});
