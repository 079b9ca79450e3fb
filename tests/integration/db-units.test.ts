import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFacts } from '#server/catalogue/facts.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { readUnitHistory } from '#server/db/read-unit-history.ts';
import { readFormerUnits, readUnits, unitAt } from '#server/db/read-units.ts';
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
		expect(of('c-25126-da-teh')).toEqual(['681', '682', '682', '683']);
		expect(of('p-52-gia-lai-2025')).toEqual(['52', '64']);
		expect(of('p-11-dien-bien')).toEqual([]);
		expect(await readFormerUnits(db.database, '2024-11-30')).toEqual([]);
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
		expect(await installCatalogue(db.database, { ...facts, unitEvents })).toEqual({ changed: 2 });
		const merged = await readUnitHistory(db.database, 'd-682-da-huoai-2024');
		expect(merged?.before[0]?.to[0]?.extent).toBe('whole');
		const baoLoc = await readUnitHistory(db.database, 'd-673-bao-loc');
		expect(baoLoc?.after.map(({ type }) => type)).toEqual(['abolish']);
	});
});
