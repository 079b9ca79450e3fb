import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installCatalogue } from '#server/catalogue/install.ts';
import type { Database } from '#server/db/database.ts';
import { demoSamples } from '#server/demo/samples.ts';
import { seedDemo } from '#server/demo/seed.ts';
import { databases, embedded } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';

const NOW = Date.parse('2026-11-22T04:00:00Z');
const DAY_MS = 86_400_000;

describe.each(databases)('sample readings on $kind', ({ open }) => {
	let made: TestDatabase;
	let database: Database;

	beforeAll(async () => {
		made = await open();
		({ database } = made);
		await installCatalogue(database);
	});

	afterAll(() => made.remove());

	const number = async (sql: string) => Number((await database.query(sql))[0]?.['count']);

	test('two years of them, all marked as samples, under one batch', async () => {
		const { added } = await seedDemo({ database, now: NOW });
		expect(added).toBeGreaterThan(50_000);
		expect(await number('select count(*) from observation where sample')).toBe(added);
		expect(await number('select count(*) from observation where not sample')).toBe(0);
		expect(
			await database.query('select kind, taken, sample from import_batch where kind = $1', [
				'demo',
			]),
		).toEqual([{ kind: 'demo', taken: added, sample: true }]);
	});

	test('the newest of each series is the latest, in a version that was told of', async () => {
		expect(
			await number(
				`select count(*) from latest_observation l join feed f on f.version = l.version
				where l.observed_at = (select max(o.observed_at) from observation o
					where (o.indicator_id, o.unit_id) = (l.indicator_id, l.unit_id))`,
			),
		).toBe(
			await number(
				'select count(*) from (select distinct indicator_id, unit_id from observation) s',
			),
		);
	});

	test('Cát Tiên has none, all the other districts have', async () => {
		const silent = await database.query(
			`select slug from unit u where level = 'district' and valid_from is null
				and not exists (select from latest_observation l where l.unit_id = u.id)`,
		);
		expect(silent).toEqual([{ slug: 'd-683-cat-tien' }]);
	});

	test('the merged Đạ Huoai has its own from its first day to its last', async () => {
		const days = await database.query(
			`select min(observed_at)::date::text as first, max(observed_at) < '2025-06-30' as ended
			from observation where unit_id = (select id from unit where slug = 'd-682-da-huoai-2024')`,
		);
		expect(days).toEqual([{ first: '2024-12-01', ended: true }]);
	});

	test('the days are to be had from the daily aggregate', async () => {
		expect(
			await number(
				`select count(*) from observation_daily d
				join unit u on u.id = d.unit_id join indicator i on i.id = d.indicator_id
				where u.slug = 'd-673-bao-loc' and i.code = 'van-ban-ky-so' and d.sample`,
			),
		).toBeGreaterThan(60 + 90);
	});

	test('a second seed at the same time adds nothing', async () => {
		expect(await seedDemo({ database, now: NOW })).toEqual({ added: 0 });
	});

	test('a later one adds what is missing, and leaves alone what has real readings', async () => {
		await database.query(
			`update latest_observation l set sample = false from unit u, indicator i
			where u.id = l.unit_id and i.id = l.indicator_id
				and u.slug = 'd-673-bao-loc' and i.code = 'van-ban-ky-so'`,
		);
		const before = await number('select count(*) from observation');
		const { added } = await seedDemo({ database, now: NOW + 2 * DAY_MS });
		expect(added).toBeGreaterThan(500);
		expect(await number('select count(*) from observation')).toBe(before + added);
		expect(
			await number(
				`select count(*) from observation o join unit u on u.id = o.unit_id
				join indicator i on i.id = o.indicator_id
				where u.slug = 'd-673-bao-loc' and i.code = 'van-ban-ky-so'
					and o.observed_at > '2026-11-22T04:00:00Z'`,
			),
		).toBe(0);
	});

	test('communes have some where a centre draws them, since they have been there', async () => {
		const communes = `select count(distinct unit_id) from observation o join unit u on u.id = o.unit_id
			where u.level = 'commune'`;
		expect(await number(communes)).toBe(0);
		const now = Date.parse('2025-07-05T11:00:00Z');
		await seedDemo({ database, now, centre: 'lam-dong-2025' });
		expect(await number(communes)).toBe(124);
		expect(await number(`${communes} and o.observed_at < '2025-07-01T00:00:00Z'`)).toBe(0);
	});
});

describe('samples of a demonstration that goes on', () => {
	let made: TestDatabase;

	beforeAll(async () => {
		made = await embedded.open();
		await installCatalogue(made.database);
	});

	afterAll(() => made.remove());

	const count = async () =>
		Number((await made.database.query('select count(*) from observation'))[0]?.['count']);

	test('are topped up as time goes by, also after a failure', async () => {
		const { database } = made;
		const warnings: unknown[] = [];
		let now = NOW;
		let broken = false;
		const samples = demoSamples({
			database: {
				...database,
				transaction: (work) =>
					broken ? Promise.reject(new Error('away')) : database.transaction(work),
			},
			now: () => now,
			log: { warn: (...said: unknown[]) => warnings.push(said) },
			centre: null,
			everyMs: 20,
		});
		await samples.start();
		const first = await count();
		broken = true;
		now += DAY_MS;
		await expect.poll(() => warnings.length).toBeGreaterThan(0);
		broken = false;
		await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(first);
		await samples.stop();
	});
});
