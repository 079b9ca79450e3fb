import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cameOf } from '#lib/domain/came-of.ts';
import type { Indicator } from '#lib/domain/indicator.ts';
import { unitSeriesSchema, type UnitSeriesQuery } from '#lib/wire/api/unit-series.ts';
import { readFacts } from '#server/catalogue/facts.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { readUnitEvents } from '#server/db/read-changes-of-units.ts';
import { readUnitHistory } from '#server/db/read-unit-history.ts';
import { readFormerUnits, readUnits, unitAt } from '#server/db/read-units.ts';
import { unitSeries } from '#server/http/unit-series.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';

describe.each(databases)('units by day on $kind', ({ open }) => {
	let db: TestDatabase;
	beforeAll(async () => {
		db = await open();
		await installCatalogue(db.database);
	});
	afterAll(() => db.remove());

	test.each([
		['682', '2024-11-30', 'd-682-da-teh'],
		['682', '2024-12-01', 'd-682-da-huoai-2024'],
		['682', '2025-07-01', null],
		['52', '2025-06-30', 'p-52-binh-dinh'],
		['52', '2025-07-01', 'p-52-gia-lai-2025'],
		['64', '2025-07-01', null],
		['25126', '2025-07-01', 'c-25126-da-teh'],
	])('the code %s led on %s to %s', async (code, day, slug) => {
		expect(await unitAt(db.database, { scheme: 'gso', code, day })).toBe(slug);
	});

	test('each day has its units, each in the one that it lay in', async () => {
		const levels = async (day: string) => {
			const units = await readUnits(db.database, day);
			const ids = new Set(units.map(({ id }) => id));
			expect(units.filter(({ parentId }) => parentId !== null && !ids.has(parentId))).toEqual([]);
			const count = (level: string) => units.filter((unit) => unit.level === level).length;
			return [count('province'), count('district'), count('commune')];
		};
		expect(await levels('2024-11-30')).toEqual([10, 61, 0]);
		expect(await levels('2024-12-01')).toEqual([10, 59, 0]);
		expect(await levels('2025-06-30')).toEqual([10, 59, 0]);
		expect(await levels('2025-07-01')).toEqual([5, 0, 471]);
	});

	test('a unit tells its codes, names and parents with their days, and its events', async () => {
		const history = await readUnitHistory(db.database, 'd-673-bao-loc');
		expect(history).toMatchObject({
			validFrom: null,
			validTo: '2025-06-30',
			codes: [{ scheme: 'gso', code: '673', validFrom: null, validTo: '2025-06-30' }],
			names: [{ name: 'Thành phố Bảo Lộc', shortName: 'Bảo Lộc' }],
			parents: [{ slug: 'p-68-lam-dong', code: '68', name: 'Tỉnh Lâm Đồng' }],
			boundaries: [],
			before: [],
		});
		const split = history?.after.find(({ type }) => type === 'split');
		expect(split?.to.map(({ code, extent, share }) => [code, extent, share])).toEqual([
			['24820', 'part', null],
			['24823', null, null],
			['24829', null, null],
			['24841', null, null],
		]);
		expect(split?.to[0]?.note).toContain('Bảo Lâm');
		expect(await readUnitHistory(db.database, 'd-0')).toBeNull();
	});

	test('what units came of is known, by way of others too', async () => {
		const units = await readUnits(db.database, '2025-07-01');
		const former = await readFormerUnits(db.database, '2025-07-01');
		const of = (slug: string) => {
			const id = units.find((unit) => unit.slug === slug)?.id;
			return former.filter(({ unitId }) => unitId === id).map(({ code }) => code);
		};
		// Of the three that were merged only Đạ Tẻh, whose area it has.
		expect(of('c-25126-da-teh')).toEqual(['682', '682']);
		expect(of('p-52-gia-lai-2025')).toEqual(['52', '64']);
		expect(of('p-11-dien-bien')).toEqual([]);
		expect(await readFormerUnits(db.database, '2024-11-30')).toEqual([]);
	});

	test('a series over a merger is in pieces, or carried over by the crosswalk that is named', async () => {
		const [indicator] = await db.database.query<
			Pick<Indicator, 'id' | 'code' | 'overTime' | 'intervalS'>
		>(
			`select id, code, 'mean' as "overTime", interval_s as "intervalS" from indicator where code = 'ho-so-truc-tuyen'`,
		);
		if (!indicator) throw new Error('there is no such indicator');
		await db.database.query(
			`insert into observation (observed_at, indicator_id, unit_id, value, received_at, time_source, sample)
			select d::timestamptz, $1, u.id, value, d::timestamptz, 'device', false
			from (values ('d-681-da-huoai', '2024-10-31T10:00:00Z', 100.0), ('d-682-da-teh', '2024-10-31T10:00:00Z', 250.0),
				('d-683-cat-tien', '2024-10-31T10:00:00Z', 50.0), ('d-682-da-teh', '2024-11-30T10:00:00Z', 260.0),
				('d-682-da-huoai-2024', '2024-12-31T10:00:00Z', 420.0),
				('d-681-da-huoai', '2024-12-31T10:00:00Z', 120.0)) as told(slug, d, value)
			join unit u using (slug)`,
			[indicator.id],
		);
		await db.database.query(
			`insert into observation (observed_at, indicator_id, unit_id, value, received_at, time_source, sample)
			select d::timestamptz, $1, u.id, 7, d::timestamptz, 'device', true
			from (values ('2024-12-01T10:00:00Z'), ('2025-01-31T10:00:00Z')) as told(d)
			join unit u on slug = 'd-682-da-huoai-2024'`,
			[indicator.id],
		);
		const ask = (options: Partial<UnitSeriesQuery>) =>
			unitSeries(
				db.database,
				{
					unit: 'd-682-da-huoai-2024',
					indicator: { ...indicator, overUnits: 'sum' },
					weightId: null,
					weighByArea: false,
					by: null,
					crosswalk: null,
					...options,
				},
				Date.parse('2026-11-23T00:00:00Z'),
			);
		const answer = v.parse(unitSeriesSchema, await ask({ crosswalk: 'da-huoai-2024' }));
		expect(
			answer.pieces.map(({ code, name, points, endedBy, sample, formerArea }) => [
				...[code, name],
				points.map(({ day, value }) => `${day}: ${value}`).join(', '),
				endedBy?.legalBasis ?? null,
				...(sample ? ['sample'] : []),
				...(formerArea ? ['former area'] : []),
			]),
		).toEqual([
			['681', 'Huyện Đạ Huoai', '2024-10-31: 100', 'NQ 1245/NQ-UBTVQH15'],
			['681', 'Huyện Đạ Huoai', '2024-12-31: 120', 'NQ 1245/NQ-UBTVQH15', 'former area'],
			['682', 'Huyện Đạ Tẻh', '2024-10-31: 250, 2024-11-30: 260', 'NQ 1245/NQ-UBTVQH15'],
			['683', 'Huyện Cát Tiên', '2024-10-31: 50', 'NQ 1245/NQ-UBTVQH15'],
			['682', 'Huyện Đạ Huoai', '2024-12-01: 7', 'danh mục tại QĐ 19/2025/QĐ-TTg', 'sample'],
			['682', 'Huyện Đạ Huoai', '2024-12-31: 420', 'danh mục tại QĐ 19/2025/QĐ-TTg'],
		]);
		expect(answer.carriedOver).toMatchObject({
			estimate: false,
			points: [{ day: '2024-10-31', value: 400 }],
			missing: [{ day: '2024-11-30', units: ['d-681-da-huoai', 'd-683-cat-tien'] }],
		});
		const mean = { ...indicator, overUnits: 'mean' } as const;
		const crosswalk = 'da-huoai-2024';
		// (100 · 498 + 250 · 522 + 50 · 425) ÷ 1445
		expect(await ask({ indicator: mean, crosswalk, weighByArea: true })).toMatchObject({
			carriedOver: { points: [{ value: expect.closeTo(201_550 / 1445, 9) as number }] },
		});
		expect(await ask({ indicator: mean, crosswalk, weightId: indicator.id })).toMatchObject({
			carriedOver: { points: [{ value: (100 ** 2 + 250 ** 2 + 50 ** 2) / 400 }] },
		});
		expect(await ask({ indicator: mean, crosswalk })).toMatchObject({
			carriedOver: { kind: 'refused', reason: 'no-weights' },
		});
		expect(await ask({ crosswalk: 'gia-lai-2025' })).toMatchObject({
			carriedOver: { kind: 'refused', reason: 'not-in-crosswalk' },
		});
		expect(await ask({})).toMatchObject({ crosswalks: [{ code: crosswalk }], carriedOver: null });
		const [, , teh] = v.parse(unitSeriesSchema, await ask({ by: 'year' })).pieces;
		// (250 + 260) ÷ 2
		expect(teh?.periods).toEqual([
			{ period: '2024', value: 255, withData: 2, possible: 12, sample: false },
		]);
		expect(await ask({ unit: 'd-0' })).toBeNull();
		const extents = async (unit: string) =>
			v
				.parse(unitSeriesSchema, await ask({ unit }))
				.pieces.map(({ unit, extent, points }) => `${unit} ${extent} ${points.length}`);
		// Neither of Đạ Huoai nor of Cát Tiên, and of what it came of only a part.
		expect(await extents('c-25126-da-teh')).toEqual([
			'd-682-da-teh part 2',
			'd-682-da-huoai-2024 part 1',
			'd-682-da-huoai-2024 part 1',
			'c-25126-da-teh whole 0',
		]);
		expect(await extents('d-682-da-huoai-2024')).toEqual([
			...['d-681-da-huoai whole 1', 'd-681-da-huoai whole 1'],
			...['d-682-da-teh whole 2', 'd-683-cat-tien whole 1'],
			...['d-682-da-huoai-2024 whole 1', 'd-682-da-huoai-2024 whole 1'],
		]);
	});

	test('what nobody stated of a divided unit stays not stated', async () => {
		const facts = await readFacts();
		const unitEvents = facts.unitEvents.map(({ to, ...event }) => {
			return { ...event, to: to.map((part) => ({ ...part, areaOf: null })) };
		});
		await installCatalogue(db.database, { ...facts, unitEvents });
		const events = await readUnitEvents(db.database);
		const former = cameOf('c-25126-da-teh', events).map(({ unit, extent }) => [unit, extent]);
		expect(former.slice(1)).toEqual([
			['d-682-da-huoai-2024', 'part'],
			['d-681-da-huoai', null],
			['d-682-da-teh', null],
			['d-683-cat-tien', null],
		]);
		const [commune] = (await readUnits(db.database, '2025-07-01')).filter(
			({ slug }) => slug === 'c-25126-da-teh',
		);
		const found = await readFormerUnits(db.database, '2025-07-01');
		const codes = found.filter(({ unitId }) => unitId === commune?.id).map(({ code }) => code);
		expect(codes).toEqual(['681', '682', '682', '683']);
		await installCatalogue(db.database, facts);
		const history = await readUnitHistory(db.database, 'c-25126-da-teh');
		expect(history?.before[0]?.to.map(({ areaOf }) => areaOf)).toEqual(
			Array.from({ length: 3 }, () => 'd-682-da-teh'),
		);
		const merged = await readUnitHistory(db.database, 'd-682-da-huoai-2024');
		expect(merged?.before[0]?.from.map(({ extent, share }) => [extent, share])).toEqual(
			Array.from({ length: 3 }, () => ['whole', 1]),
		);
	});

	test('an event that the files do not name any more goes, a changed one is changed', async () => {
		const facts = await readFacts();
		const [merge, ...others] = facts.unitEvents;
		if (!merge) throw new Error('there are no events');
		const unitEvents = [
			{ ...merge, to: merge.to.map((part) => ({ ...part, extent: 'whole' as const })) },
			...others.filter(({ code }) => code !== 'bao-loc-2025'),
		];
		// the part that changed, the event that is gone
		const { changed } = await installCatalogue(db.database, { ...facts, unitEvents });
		expect(changed).toBe(2);
		const merged = await readUnitHistory(db.database, 'd-682-da-huoai-2024');
		expect(merged?.before[0]?.to[0]?.extent).toBe('whole');
		const baoLoc = await readUnitHistory(db.database, 'd-673-bao-loc');
		expect(baoLoc?.after.map(({ type }) => type)).toEqual(['abolish']);
	});
});
