import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UndoOrder } from '#lib/wire/delivery-order.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { deliveryLines } from '#server/import/delivery-lines.ts';
import { carryOut } from '#server/import/figures/carry-out.ts';
import type { Delivery } from '#server/import/figures/figure.ts';
import { storeDelivery } from '#server/import/figures/store.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';

const T = Date.parse('2026-11-23T02:00:00Z');
const MONTHS = ['2024-08-31', '2024-09-30', '2024-10-31'];

describe.each(databases)('undoing an import by its number on $kind', ({ open }) => {
	let db: TestDatabase;
	let key = { indicatorId: 0, unitId: 0 };

	beforeAll(async () => {
		db = await open();
		await installCatalogue(db.database);
		const [found] = await db.database.query<typeof key>(
			`select u.id as "unitId", i.id as "indicatorId" from unit u, indicator i
			where u.slug = 'd-673-bao-loc' and i.code = 'ho-so-truc-tuyen'`,
		);
		if (!found) throw new Error('The catalogue lacks Bảo Lộc');
		key = found;
	});
	afterAll(() => db.remove());
	beforeEach(() =>
		db.database.query(
			'truncate observation, observation_revision, latest_observation, import_row, import_batch cascade',
		),
	);

	/** Figures of the last months, from the first on; resolves to the number of the import. */
	async function imported(fileName: string, ...values: readonly number[]): Promise<number> {
		const figures = values.map((value, at) => ({
			...{ ...key, value, sheet: null, cell: `B${at + 2}`, raw: String(value), evidence: null },
			observedAt: Date.parse(`${MONTHS[at]}T23:59:59+07:00`),
			timeSource: 'period' as const,
		}));
		const told = { kind: 'report', fileName, source: fileName, sha256: fileName } as const;
		const delivery: Delivery = { ...told, by: 'Lan', geographyDate: null, figures, leftOut: [] };
		const stored = await db.database.transaction((tx) => storeDelivery(tx, delivery, T));
		if (stored.kind !== 'stored') throw new Error(stored.kind);
		return stored.batchId;
	}
	async function undo(batchId: number, some: Partial<UndoOrder> = {}) {
		const said = { kind: 'undo', by: 'Minh', why: 'nhầm', withoutCorrected: false } as const;
		const order = { ...said, batchId, ...some };
		const answer = await carryOut(db.database, order, T + 60_000);
		return { answer, lines: deliveryLines(answer, order) };
	}
	async function listed() {
		const order = { kind: 'list', most: 2 } as const;
		return deliveryLines(await carryOut(db.database, order, T), order);
	}
	const values = async () => {
		const rows = await db.database.query<{ value: number }>(
			'select value from observation order by observed_at',
		);
		return rows.map(({ value }) => value);
	};

	test('takes it back as a whole, and the list says by whom and why', async () => {
		expect(await listed()).toEqual(['No figures have been imported.']);
		const first = await imported('a.csv', 1, 2, 3);
		const { lines } = await undo(first);
		expect(lines).toEqual([
			`Import ${first} (a.csv) is undone. Figures gone: 3; with the one before back in place: 0.`,
		]);
		expect(await values()).toEqual([]);
		const second = await imported('b.csv', 1);
		const third = await imported('c.csv', 2, 3);
		const told = 'by Lan at 2026-11-23T02:00:00.000Z';
		expect(await listed()).toEqual([
			`import ${third}: c.csv, ${told}: 1 new, 1 corrections, 0 known already`,
			`import ${second}: b.csv, ${told}: 1 new, 0 corrections, 0 known already`,
			'The newest 2 of 3.',
		]);
		await undo(third);
		expect((await listed())[0]).toBe(
			`import ${third}: c.csv, ${told}: 1 new, 1 corrections, 0 known already; undone by Minh at 2026-11-23T02:01:00.000Z: nhầm`,
		);
		expect(await values()).toEqual([1]);
	});

	test('changes nothing where there is none of that number, or it was undone already', async () => {
		const first = await imported('a.csv', 1);
		const none = await undo(first + 1);
		expect(none.answer).toEqual({ kind: 'unknown', fileName: null });
		expect(none.lines).toEqual([
			`Nothing was undone: there is no import ${first + 1}. The last ones: npm run import -- --list`,
		]);
		expect(await values()).toEqual([1]);
		await undo(first);
		const again = await undo(first, { by: 'Hoa', why: 'khác' });
		expect(again.answer.kind).toBe('already');
		expect(again.lines).toEqual([
			`Nothing was undone: import ${first} was, by Minh at 2026-11-23T02:01:00.000Z.`,
		]);
		const [kept] = await db.database.query('select undone_by as by from import_batch');
		expect(kept).toEqual({ by: 'Minh' });
	});

	test('changes nothing where later imports have corrected some of its figures, and says which', async () => {
		const first = await imported('a.csv', 1, 2, 3);
		// It says the first figure too, and corrects the second.
		const second = await imported('b.csv', 1, 20);
		const refused = await undo(first);
		expect(refused.answer).toMatchObject({
			kind: 'corrected',
			corrected: [{ batchId: second, fileName: 'b.csv', figures: 1 }],
		});
		expect(refused.lines).toEqual([
			`Nothing was undone: import ${first} (a.csv) brought figures that were corrected since (1 of 3), by import ${second} (b.csv).`,
			'Undo what corrected them first. Or give --without-corrected: then the others are taken back, and these stay as corrected, whatever is undone later.',
		]);
		expect(await values()).toEqual([1, 20, 3]);
		await undo(second);
		expect(await values()).toEqual([1, 2, 3]);
		expect((await undo(first)).answer).toMatchObject({ kind: 'undone', removed: 3, restored: 0 });
	});

	test('takes the rest back where that is said', async () => {
		const first = await imported('a.csv', 1, 2, 3);
		const second = await imported('b.csv', 10);
		const third = await imported('c.csv', 10, 20);
		const { lines } = await undo(first, { withoutCorrected: true });
		expect(lines).toEqual([
			`Import ${first} (a.csv) is undone. Figures gone: 1; with the one before back in place: 0.`,
			`Left as corrected: 2, by import ${third} (c.csv; 1), import ${second} (b.csv; 1).`,
		]);
		expect(await values()).toEqual([10, 20]);
	});

	test('of two at once one is told that it was undone', async () => {
		const first = await imported('a.csv', 1, 2);
		const both = await Promise.all([undo(first), undo(first)]);
		expect(both.map(({ answer }) => answer.kind).toSorted()).toEqual(['already', 'undone']);
	});
});
