import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFacts } from '#server/catalogue/facts.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { readCatalogue } from '#server/db/read-catalogue.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';

/** Days: [issued on, from, to]; none of them depends on the day of the test. */
type Days = readonly [string | null, string | null, string | null];

const [ENDED, ENDED_LATER, IN_FORCE, IN_FORCE_NEWER, YET_TO_BEGIN]: readonly Days[] = [
	['2019-01-01', '2019-01-01', '2020-12-31'],
	['2020-01-01', '2020-01-01', '2021-12-31'],
	['2022-01-01', '2022-01-01', '2999-12-31'],
	[null, '2023-01-01', null],
	['2024-01-01', '2998-01-01', '2999-12-31'],
];

describe.each(databases)('the catalogue as it is read on $kind', ({ open }) => {
	let db: TestDatabase;
	beforeAll(async () => void (db = await open()));
	afterAll(() => db.remove());

	/** Installs such plans of Điện Biên, each with a target for fibre; the number of the one whose target applies. */
	async function applied(plans: readonly (Days | undefined)[]): Promise<number | undefined> {
		// An install leaves alone what the files do not name any more.
		await db.database.query('delete from target; delete from plan');
		const facts = await readFacts();
		const [base] = facts.plans.filter(({ code }) => code === 'db-cds-2025');
		const [target] = facts.targets.filter(({ plan }) => plan === 'db-cds-2025');
		if (!base || !target) throw new Error('Điện Biên has no plan');
		const code = (number: number) => `db-thu-${number}`;
		await installCatalogue(db.database, {
			...facts,
			plans: [
				...facts.plans.filter(({ code }) => code !== base.code),
				...plans.map((days, number) => {
					const [issuedOn, periodFrom, periodTo] = days ?? [null, null, null];
					return { ...base, code: code(number), issuedOn, periodFrom, periodTo };
				}),
			],
			targets: [
				...facts.targets.filter(({ plan }) => plan !== base.code),
				...plans.map((_, number) => {
					const id = `THU${number}`;
					return { ...target, id, plan: code(number), value: number, level: 'all' as const };
				}),
			],
		});
		const catalogue = await readCatalogue(db.database, 'lam-dong');
		const province = catalogue?.units.find(({ slug }) => slug === 'p-11-dien-bien');
		return catalogue?.targets.find(
			({ unitId, target }) => unitId === province?.id && target.plan.startsWith('db-thu-'),
		)?.target.value;
	}

	test('of two plans of one province in force the newest counts, issued or begun', async () => {
		expect(await applied([IN_FORCE, IN_FORCE_NEWER])).toBe(1);
		expect(await applied([IN_FORCE_NEWER, IN_FORCE])).toBe(0);
	});

	test('one that has ended gives way to one in force, and one yet to begin to both', async () => {
		expect(await applied([YET_TO_BEGIN, ENDED_LATER, IN_FORCE])).toBe(2);
		expect(await applied([YET_TO_BEGIN, ENDED, ENDED_LATER])).toBe(2);
		expect(await applied([YET_TO_BEGIN])).toBe(0);
	});

	test('a plan without any day is in force, and the oldest', async () => {
		expect(await applied([ENDED, [null, null, null]])).toBe(1);
		expect(await applied([[null, null, null], IN_FORCE])).toBe(1);
	});
});
