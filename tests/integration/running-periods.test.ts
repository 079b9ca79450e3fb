import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toProgrammeBody } from '#lib/wire/api/programme-answer.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { readCatalogue } from '#server/db/read-catalogue.ts';
import { readChanges } from '#server/db/read-changes.ts';
import { newestOpenFigures, openFigurePages } from '#server/db/read-open-figures.ts';
import type { OpenFigureRow } from '#server/db/read-open-figures.ts';
import { readProvenance } from '#server/db/read-provenance.ts';
import { showEnded } from '#server/db/show-ended.ts';
import { undoDelivery } from '#server/import/figures/undo.ts';
import { Intake } from '#server/import/intake/intake.ts';
import { toLatest } from '#server/http/live-services.ts';
import { LiveState } from '#server/live/live-state.ts';
import { MonthKeeper } from '#server/programme/month-keeper.ts';
import { programmeAt } from '#server/programme/measured-programme.ts';
import type { Catalogue } from '#server/services.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';
import { quiet } from '#tests/support/quiet.ts';
import { until } from '#tests/support/until.ts';

/** The 23rd of November, 09:00. */
const NOW = Date.parse('2026-11-23T02:00:00Z');
const YESTERDAY = '2026-11-22';
const NEW_YEAR = Date.parse('2027-01-05T02:00:00Z');
const TOKEN = 'k'.repeat(40);
const CODE = 'cap-quang-ho';
const TEN = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'];

describe.each(databases)('what is told of a period that is not over on $kind', ({ open }) => {
	let db: TestDatabase;
	let installed: Catalogue;
	let yearly: Catalogue;
	let now = NOW;
	let keys = 0;

	beforeAll(async () => {
		db = await open();
		await installCatalogue(db.database);
		const catalogue = await readCatalogue(db.database, 'lam-dong');
		if (!catalogue) throw new Error('Lâm Đồng is not installed');
		installed = catalogue;
		const told = { overUnits: 'sum', overTime: 'sum', intervalS: 30 * 86_400 } as const;
		await db.database.query(
			`update indicator set over_time = 'sum', interval_s = 2592000 where code = $1`,
			[CODE],
		);
		yearly = {
			...catalogue,
			indicators: catalogue.indicators.map((own) =>
				own.code === CODE ? { ...own, ...told } : own,
			),
			planTargets: catalogue.planTargets.map((own) =>
				own.indicator === CODE ? { ...own, operator: 'per-year', value: 120 } : own,
			),
		};
	});
	afterAll(() => db.remove());

	/** Resolves to the number of the delivery. */
	const tell = async (unit: string, figures: Readonly<Record<string, number>>) => {
		const intake = new Intake({
			...{ database: db.database, tokens: { 'cong-dvc': TOKEN }, now: () => now },
		});
		const observations = Object.entries(figures).map(([period, value]) => {
			return { unit, indicator: CODE, period, value };
		});
		const body = { source: 'cong-dvc', geographyDate: '2025-06-30', observations };
		const answer = await intake.take({
			authorization: `Bearer ${TOKEN}`,
			key: `key-${keys++}`,
			body: new TextEncoder().encode(JSON.stringify(body)),
		});
		if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
		return answer.done.batch;
	};
	const months = (value: number): Record<string, number> =>
		Object.fromEntries(TEN.map((of) => [`2026-${of}`, value]));

	const cellOf = async (unit: string, day: string | null) => {
		const state = new LiveState();
		state.expect(yearly.indicators);
		state.apply(await readChanges(db.database, null), now);
		const latest = Array.from(state.everything.observations, ({ row }) => toLatest(row));
		const answer = await programmeAt(
			{
				...{ database: db.database, now: () => now, latestObservations: () => latest },
				catalogue: () => Promise.resolve(yearly),
			},
			{ province: null, day, believedAt: null },
		);
		if (answer.kind !== 'programme') throw new Error(answer.kind);
		const { cells } = toProgrammeBody(answer.programme);
		return cells.find((cell) => cell.unit === unit && cell.indicator === CODE);
	};
	const idsOf = (unit: string) => {
		const indicatorId = installed.indicators.find(({ code }) => code === CODE)?.id ?? 0;
		return { unitId: installed.units.find(({ code }) => code === unit)?.id ?? 0, indicatorId };
	};
	const tenMonths = { value: 90, attainment: 0.75, ofYear: { withData: 10, possible: 12 } };

	test.each([
		['the year, then its months', '679', [{ '2026': 3 }, months(9)]],
		['its months, then the year', '678', [months(9), { '2026': 3 }]],
		['both at once', '677', [{ '2026': 3, ...months(9) }]],
	])('%s: whole months are what a year consists of', async (_, unit, deliveries) => {
		for (const figures of deliveries) await tell(unit, figures);
		const live = await cellOf(unit, null);
		expect(live).toMatchObject({ ...tenMonths, timeSource: 'period' });
		expect(live?.observedAt).toBe('2026-10-31T16:59:59.000Z');
		expect(await cellOf(unit, '2026-11-23')).toEqual(live);
		expect(await cellOf(unit, YESTERDAY)).toEqual(live);
		const asked = { ...idsOf(unit), at: null, believedAt: null, now };
		const { figure } = (await readProvenance(db.database, asked)) ?? {};
		expect(figure).toMatchObject({ value: 9, observedAt: live?.observedAt });
	});

	test('a running quarter is not added to its whole month', async () => {
		await tell('673', { '2026-Q1': 30, '2026-Q2': 30, '2026-Q3': 30, '2026-Q4': 5 });
		// October is over, November and December are not: 3 + 3 + 3 + 1.
		const running = { value: 95, ofYear: { withData: 10, possible: 12 } };
		expect(await cellOf('673', null)).toMatchObject({ ...running, timeSource: 'quarter' });
		await tell('673', { '2026-10': 20 });
		const live = await cellOf('673', null);
		expect(live).toMatchObject({ value: 110, ofYear: { withData: 10 }, timeSource: 'period' });
		expect(await cellOf('673', YESTERDAY)).toEqual(live);
	});

	test('alone it stands at once, as of when it was told and never as the whole year', async () => {
		await tell('675', { '2026': 60 });
		const told = { value: 60, observedAt: '2026-11-23T02:00:00.000Z', timeSource: 'year' };
		const ofYear = { withData: 10, possible: 12 };
		expect(await cellOf('675', null)).toMatchObject({ ...told, ofYear });
		expect(await cellOf('675', YESTERDAY)).toBeUndefined();
		const batch = await tell('675', months(9));
		expect(await cellOf('675', null)).toMatchObject(tenMonths);
		await tell('675', { '2026-11': 7 });
		// November is not over, either.
		expect(await cellOf('675', null)).toMatchObject({ value: 97, ofYear });
		const deed = { by: 'Minh', why: 'gửi nhầm', now };
		await db.database.transaction((tx) => undoDelivery(tx, batch + 1, deed));
		expect(await cellOf('675', null)).toMatchObject(tenMonths);
		await db.database.transaction((tx) => undoDelivery(tx, batch, deed));
		expect(await cellOf('675', null)).toMatchObject({ ...told, ofYear });
	});

	test('open data has it as of when it was told, in every file, and nothing of a time to come', async () => {
		const { indicatorId } = idsOf('675');
		const unitIds = installed.units.map(({ id }) => id);
		const asked = { indicatorId, unitIds, now, pageRows: 1000 };
		const all = await db.database.transaction(async (tx) => {
			const rows: OpenFigureRow[] = [];
			for await (const page of openFigurePages(tx, asked)) rows.push(...page);
			return rows;
		});
		expect(all.length).toBeGreaterThan(30);
		const today = '2026-11-23T09:00:00.000000';
		expect(all.filter(({ observedAt }) => observedAt > today)).toEqual([]);
		const newest = await newestOpenFigures(db.database, asked);
		const yearOf = (rows: readonly { unitId: number; timeSource: string }[]) =>
			rows.filter((row) => row.unitId === idsOf('675').unitId && row.timeSource === 'year');
		expect(yearOf(newest)).toMatchObject([{ value: 60, observedAt: today }]);
		expect(yearOf(all)).toEqual(yearOf(newest));
	});

	test('once the period is over it is the period’s, live as of a day', async () => {
		now = NEW_YEAR;
		await tell('678', { '2026-11': 9, '2026-12': 9 });
		expect(await cellOf('678', null)).toMatchObject({ value: 108 });
		const keeper = new MonthKeeper({
			...{ database: db.database, now: () => now, log: quiet },
			elapsed: () => performance.now(),
		});
		keeper.start();
		await until('the year is shown', async () => (await cellOf('678', null))?.value === 3);
		await keeper.stop();
		const year = { value: 3, ofYear: { withData: 12 }, timeSource: 'year' };
		const live = await cellOf('678', null);
		expect(live).toMatchObject({ ...year, observedAt: '2026-12-31T16:59:59.750Z' });
		expect(await cellOf('678', '2027-01-04')).toMatchObject(year);
		const { version } = await readChanges(db.database, null);
		const span = { from: new Date(NOW), until: new Date('2026-12-31T17:00:00Z') };
		await showEnded(db.database, span);
		expect(await readChanges(db.database, null)).toMatchObject({ version });
		now = NOW;
	});

	test('a running total that an earlier version showed gives way to its months', async () => {
		const { unitId, indicatorId } = idsOf('679');
		await db.database.query(
			`update latest_observation l set observed_at = o.received_at, value = o.value, time_source = o.time_source
			from observation o where o.time_source = 'year' and (l.indicator_id, l.unit_id) = ($1, $2)
				and (o.indicator_id, o.unit_id) = ($1, $2)`,
			[indicatorId, unitId],
		);
		// By the rule alone it counts no more than they do.
		expect(await cellOf('679', null)).toMatchObject({ ...tenMonths, timeSource: 'year' });
		const today = new Date('2026-11-22T17:00:00Z');
		await showEnded(db.database, { from: today, until: today });
		expect(await cellOf('679', null)).toEqual(await cellOf('679', YESTERDAY));
	});

	test('the first month that is told of a year two years ago is not judged as the year', async () => {
		await tell('680', { '2024-09': 1 });
		for (const day of ['2025-12-31', '2026-01-31', null])
			expect(await cellOf('680', day)).toBeUndefined();
	});
});
