import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFacts } from '#server/catalogue/facts.ts';
import { importCatalogue } from '#server/import/import-catalogue.ts';
import { readGeographyDate } from '#server/db/geography-date.ts';
import type { PublishedFact } from '#server/catalogue/catalogue-facts.ts';
import { installPublished } from '#server/catalogue/install-published.ts';
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
		expect(await installCatalogue(database)).toMatchObject({ changed: 0, leftOut: [] });
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
			{ happened_on: '2025-07-01', legal_basis: 'danh mục tại QĐ 19/2025/QĐ-TTg', units: 59 },
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
		expect(await installCatalogue(database, changed)).toMatchObject({ changed: 8 });
		expect(await feed()).toMatchObject({ catalogue_version: 2 });
		const codes = await database.query(
			`select c.valid_from from unit_code c join unit u on u.id = c.unit_id
			where u.slug = 'd-682-da-huoai-2024'`,
		);
		expect(codes).toEqual([{ valid_from: '2024-12-02' }]);
	});

	const publish = (published: readonly PublishedFact[]) =>
		database.transaction((tx) => installPublished(tx, published, Date.UTC(2026, 10, 23)));

	test('what was published is a real reading at its year’s end, with its source, file and line', async () => {
		const { published } = await readFacts();
		expect(await publish(published)).toBe(5);
		const readings = await database.query(
			`select u.slug, i.code, o.observed_at, o.value, o.sample, s.code as source, b.file_name as file, r.cell
			from observation o join unit u on u.id = o.unit_id join indicator i on i.id = o.indicator_id
			join source s on s.id = o.source_id join import_batch b on b.id = o.batch_id
			join import_row r on (r.indicator_id, r.unit_id, r.observed_at) = (o.indicator_id, o.unit_id, o.observed_at)
			join latest_observation l on (l.indicator_id, l.unit_id, l.observed_at)
				= (o.indicator_id, o.unit_id, o.observed_at)
			where u.slug in ('p-68-lam-dong', 'p-52-gia-lai-2025') order by 1, 2`,
		);
		const delivered = {
			sample: false,
			file: 'facts/published.yaml',
			cell: expect.stringMatching(/^line \d+$/) as string,
		};
		expect(readings).toEqual([
			{
				...delivered,
				slug: 'p-52-gia-lai-2025',
				code: 'xep-hang-dti',
				observed_at: new Date('2024-12-31T16:59:59.750Z'),
				value: 31,
				source: 'Công bố DTI năm 2024 (31/34)',
			},
			{
				...delivered,
				slug: 'p-68-lam-dong',
				code: 'chi-so-dti',
				observed_at: new Date('2021-12-31T16:59:59.750Z'),
				value: 0.4626,
				source: 'Công bố DTI năm 2021',
			},
			{
				...delivered,
				slug: 'p-68-lam-dong',
				code: 'xep-hang-dti',
				observed_at: new Date('2022-12-31T16:59:59.750Z'),
				value: 22,
				source: 'Công bố DTI năm 2022',
			},
		]);
		expect(await publish(published)).toBe(0);
	});

	test('what is published no more is gone, and what is corrected keeps what was believed', async () => {
		const { published } = await readFacts();
		const mended = published
			.filter(({ source }) => source !== 'Công bố DTI năm 2021')
			.map((fact) => (fact.value === 22 ? { ...fact, value: 21 } : fact));
		// One delivery comes, two go.
		expect(await publish(mended)).toBe(3);
		const left = await database.query(
			`select i.code, l.value from latest_observation l join unit u on u.id = l.unit_id
			join indicator i on i.id = l.indicator_id where u.slug = 'p-68-lam-dong'`,
		);
		expect(left).toEqual([{ code: 'xep-hang-dti', value: 21 }]);
		expect(await database.query('select value from observation_revision where value = 22')).toEqual(
			[{ value: 22 }],
		);
	});

	test('what no file names any more: targets, plans and indices go, an indicator is withdrawn', async () => {
		const facts = await readFacts();
		const fewer = {
			...facts,
			indicators: facts.indicators.filter(({ code }) => code !== 'du-lieu-mo'),
			plans: facts.plans.filter(({ code }) => code !== 'nt-1670-2024'),
			targets: facts.targets.filter(({ plan }) => plan !== 'nt-1670-2024'),
			indices: facts.indices.slice(1),
		};
		await installCatalogue(database, fewer);
		const counts = async () =>
			(
				await database.query(
					`select (select count(*) from plan) as plans, (select count(*) from target) as targets,
						(select count(*) from score_index) as indices,
						(select count(*) from indicator where withdrawn) as withdrawn`,
				)
			)[0];
		expect(await counts()).toEqual({
			plans: fewer.plans.length,
			targets: fewer.targets.length,
			indices: 2,
			withdrawn: 1,
		});
		await installCatalogue(database);
		expect(await counts()).toMatchObject({ plans: facts.plans.length, withdrawn: 0 });
	});

	describe('a file of the centre’s own', () => {
		const file = (text: string) => ({
			fileName: 'chi-tieu.yaml',
			bytes: new TextEncoder().encode(text),
		});
		const how = { importedBy: 'test', now: Date.UTC(2026, 10, 23), dryRun: false };
		const INDICATOR =
			'indicators:\n  - { code: cua-ta, name: Của ta, nameEn: Ours, pillar: society, every: day }\n';
		const TARGET = `targets:
  - { id: X1, plan: dl-39, indicator: cua-ta, level: all, operator: '>=', value: 5, words: … }
`;
		const known = async () =>
			(await database.query(`select id from target where id like 'X%'`)).map(({ id }) => id);

		test('is checked with the rest; a dry run stores nothing', async () => {
			const dry = { ...how, dryRun: true };
			expect(await importCatalogue(database, file(INDICATOR + TARGET), dry)).toMatchObject({
				kind: 'catalogue',
				taken: [
					{ line: 2, what: 'indicator', code: 'cua-ta', change: 'new' },
					{ line: 4, what: 'target', code: 'X1', change: 'new' },
				],
			});
			expect(await database.query('select name from catalogue_file')).toEqual([]);
			expect(await known()).toEqual([]);
		});

		test('with a mistake is refused as a whole, with line and reason', async () => {
			const wrong = file(TARGET);
			expect(await importCatalogue(database, wrong, how)).toEqual({
				kind: 'bad-catalogue',
				fileName: 'chi-tieu.yaml',
				more: 0,
				problems: [
					{
						file: 'chi-tieu.yaml',
						line: 2,
						text: 'indicator: no indicator is called cua-ta',
					},
				],
			});
			const bytes = new Uint8Array([0xff, 0xfe, 0x00]);
			expect(await importCatalogue(database, { ...wrong, bytes }, how)).toMatchObject({
				kind: 'bad-catalogue',
				problems: [{ text: expect.stringContaining('UTF-8') as string }],
			});
			const large = new Uint8Array(1024 * 1024 + 1);
			expect(await importCatalogue(database, { ...wrong, bytes: large }, how)).toMatchObject({
				kind: 'bad-catalogue',
			});
			expect(await database.query('select name from catalogue_file')).toEqual([]);
		});

		test('is installed at once and at every later start, and screens are told', async () => {
			const before = (await feed())?.['catalogue_version'];
			await importCatalogue(database, file(INDICATOR + TARGET), how);
			expect(await known()).toEqual(['X1']);
			expect((await feed())?.['catalogue_version']).toBe(Number(before) + 1);
			expect(await installCatalogue(database)).toMatchObject({ changed: 0, leftOut: [] });
			expect(await importCatalogue(database, file(INDICATOR + TARGET), how)).toMatchObject({
				taken: [{ change: 'same' }, { change: 'same' }],
			});
		});

		test('takes the place of the earlier one of its name', async () => {
			const mended = INDICATOR + TARGET.replace('X1', 'X2');
			expect(await importCatalogue(database, file(mended), how)).toMatchObject({
				taken: [{ change: 'same' }, { code: 'X2', change: 'new' }],
				gone: ['target X1'],
			});
			expect(await known()).toEqual(['X2']);
		});

		test('that does not fit any more keeps no wall from starting', async () => {
			await database.query(`update catalogue_file set text = 'indicators: 5'`);
			const { leftOut } = await installCatalogue(database);
			expect(leftOut).toEqual([
				{ file: 'chi-tieu.yaml', line: 1, text: expect.stringContaining('a list') as string },
			]);
			expect(await known()).toEqual([]);
			await importCatalogue(database, file('{}'), how);
			expect(await installCatalogue(database)).toMatchObject({ changed: 0, leftOut: [] });
		});
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
