import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFacts } from '#server/catalogue/facts.ts';
import { readGeographyDate } from '#server/db/geography-date.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import type { Database } from '#server/db/database.ts';
import { databases } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';

describe.each(databases)('the catalogue on $kind', ({ open }) => {
	let made: TestDatabase;
	let database: Database;
	const heard: string[] = [];

	beforeAll(async () => {
		made = await open();
		({ database } = made);
		await database.listen('ioc_feed', (payload) => heard.push(payload));
	});

	afterAll(() => made.remove());

	const feed = async () => (await database.query('select version, catalogue_version from feed'))[0];

	test('two installs at once write it once, in one version, and tell of it', async () => {
		const installs = await Promise.all([installCatalogue(database), installCatalogue(database)]);
		const written = installs.map(({ changed }) => changed).toSorted((a, b) => a - b);
		expect(written[0]).toBe(0);
		expect(written[1]).toBeGreaterThan(300);
		expect(await feed()).toEqual({ version: 1, catalogue_version: 1 });
		await expect.poll(() => heard).toContain('1');
	});

	test('installed again, it changes nothing', async () => {
		expect(await installCatalogue(database)).toEqual({ changed: 0 });
		expect(await feed()).toEqual({ version: 1, catalogue_version: 1 });
	});

	test('a code leads to the unit that had it on the day', async () => {
		const holder = async (day: string) =>
			(
				await database.query(
					`select u.slug from unit_code c join unit u on u.id = c.unit_id
					where c.value = '682' and $1::date between coalesce(c.valid_from, '-infinity')
						and coalesce(c.valid_to, 'infinity')`,
					[day],
				)
			).map(({ slug }) => slug);
		expect(await holder('2024-11-30')).toEqual(['d-682-da-teh']);
		expect(await holder('2024-12-01')).toEqual(['d-682-da-huoai-2024']);
		expect(await holder('2025-07-01')).toEqual([]);
	});

	test('the end of the districts is an event with its legal basis', async () => {
		const events = await database.query(
			`select e.happened_on, e.legal_basis, count(*) as units
			from unit_event e join unit_event_part p on p.event_id = e.id
			join unit u on u.id = p.unit_id
			where e.type = 'abolish' and p.role = 'from' and u.level = 'district'
			group by e.id`,
		);
		expect(events).toEqual([
			{ happened_on: '2025-07-01', legal_basis: 'QĐ 19/2025/QĐ-TTg', units: 59 },
		]);
	});

	test('a changed fact changes its row, grows the version, and leaves nothing of the old one', async () => {
		const facts = await readFacts();
		const changed = {
			...facts,
			units: facts.units.map((unit) =>
				unit.slug === 'd-682-da-huoai-2024' ? { ...unit, validFrom: '2024-12-02' } : unit,
			),
			indicators: facts.indicators.map((indicator) =>
				indicator.code === 'du-lieu-mo' ? { ...indicator, decimals: 2 } : indicator,
			),
		};
		// the unit, its code, name and parent (each gone and come), and the indicator
		expect(await installCatalogue(database, changed)).toEqual({ changed: 8 });
		expect(await feed()).toEqual({ version: 2, catalogue_version: 2 });
		const codes = await database.query(
			`select c.valid_from from unit_code c join unit u on u.id = c.unit_id
			where u.slug = 'd-682-da-huoai-2024'`,
		);
		expect(codes).toEqual([{ valid_from: '2024-12-02' }]);
	});

	test('a centre tells its geography date, one that is not there none', async () => {
		expect(await readGeographyDate(database, 'da-teh')).toBe('2024-11-30');
		expect(await readGeographyDate(database, 'ha-noi')).toBeNull();
	});

	test('before there is a schema no centre has a geography date', async () => {
		const undone = new Error('undone');
		const asked = database.transaction(async (tx) => {
			await tx.query('alter table centre rename to no_centre');
			expect(await readGeographyDate(tx, 'da-teh')).toBeNull();
			throw undone;
		});
		await expect(asked).rejects.toBe(undone);
	});
});
