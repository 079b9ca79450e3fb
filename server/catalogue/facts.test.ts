import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasSamples, sampleValue } from '#lib/domain/sample-values.ts';
import { BadFacts } from './fact-rows.ts';
import { factsWith, readBuiltIn, readFacts } from './facts.ts';

describe('the facts as they are', () => {
	test('only district-level targets of the plans are stated for districts', async () => {
		const { targets } = await readFacts();
		const stated = targets.filter(({ level }) => level === 'district').map(({ id }) => id);
		// NT-C1: the districts publish which open data they have.
		expect(stated.toSorted()).toEqual(['DB13', 'DB3', 'NT-C1', 'NT3', 'QD749-3']);
	});

	test('only what its plan states for all levels is taken as stated for all', async () => {
		const { targets } = await readFacts();
		const stated = targets.filter(({ level }) => level === 'all');
		expect(stated.map(({ id }) => id).toSorted()).toEqual(['LD4', 'NT1', 'NT9']);
		for (const { words } of stated) expect(words).toMatch(/các cấp|địa phương/);
	});

	test('a milestone of which the plan names no day has the plan’s words for its time', async () => {
		const { plans } = await readFacts();
		const named = plans.flatMap(({ milestones }) =>
			milestones.filter(({ dueWords }) => dueWords === null).map(({ id }) => id),
		);
		expect(named).toEqual(['DL-M3']);
	});

	test('who issued a plan, and under which name, is told only where the source does', async () => {
		const { plans } = await readFacts();
		const unknown = plans.filter(({ issuer }) => issuer === null).map(({ code }) => code);
		expect(unknown.toSorted()).toEqual(['db-cds-2025', 'gl-nq04-2022']);
	});

	test('each plan has its targets, its criteria without a number and its milestones', async () => {
		const { plans, targets, indicators } = await readFacts();
		const numbers = new Set(
			indicators.filter(({ kind }) => kind === 'number').map(({ code }) => code),
		);
		const counted = plans.map(({ code, milestones }) => {
			const own = targets.filter(({ plan }) => plan === code);
			const asNumbers = own.filter(({ indicator }) => numbers.has(indicator)).length;
			const dueOn = milestones.map((milestone) => milestone.dueOn);
			return [code, asNumbers, own.length - asNumbers, dueOn];
		});
		expect(counted.toSorted()).toEqual([
			['db-cds-2025', 13, 18, ['2021-12-31']],
			['dl-39', 0, 0, ['2023-12-31', '2024-12-31', '2025-12-31']],
			['gl-nq04-2022', 0, 10, ['2025-12-31', '2030-12-31']],
			['ld-thi-dua-2022', 4, 6, ['2022-12-31', '2023-12-31', '2023-12-31', '2025-12-31']],
			// Eleven of its own and the count of its eleven emulation contents.
			['nt-1670-2024', 12, 12, ['2024-06-30', '2024-12-14', '2024-12-31']],
			['qd-411', 10, 0, []],
			['qd-749', 7, 0, []],
		]);
		expect(targets.every(({ path }) => path.kind === 'due')).toBe(true);
	});

	test('Ninh Thuận rewards at most five collectives and seven people', async () => {
		const { plans } = await readFacts();
		const plan = plans.find(({ code }) => code === 'nt-1670-2024');
		expect(plan?.awards.map(({ to, most }) => [to, most])).toEqual([
			['collective', 5],
			['individual', 7],
		]);
		expect(plan?.cadence).toBe('half-yearly');
	});

	test('the indices of provinces are known by decision and scale, and score nobody', async () => {
		const { indices } = await readFacts();
		expect(
			indices.map(({ decision, scale, pillars }) => [decision?.number, scale, pillars.length]),
		).toEqual([
			['454/QĐ-UBND', 900, 0],
			['2425/QĐ-UBND', 1000, 0],
			['2534/QĐ-UBND', 1000, 0],
		]);
	});

	test('samples are values that their indicators take', async () => {
		const { indicators } = await readFacts();
		let sampled = 0;
		for (const { code: indicator, kind, min, max } of indicators) {
			for (const unit of ['d-673-bao-loc', 'd-672-da-lat', 'd-677-don-duong', 'd-679-di-linh']) {
				const series = { unit, level: 'province', indicator } as const;
				if (!hasSamples(series)) continue;
				for (const year of [2024, 2025, 2027]) {
					const value = sampleValue(series, Date.UTC(year, 0));
					expect(value).toBeGreaterThanOrEqual(min ?? -Infinity);
					expect(value).toBeLessThanOrEqual(max ?? Infinity);
					expect(kind === 'number' || Number.isInteger(value)).toBe(true);
					sampled++;
				}
			}
		}
		expect(sampled).toBeGreaterThan(600);
	});

	test('the basis of an indicator names each decision for the whole country that has a target for it', async () => {
		const { indicators, plans, targets } = await readFacts();
		const national = plans.filter(({ unit }) => unit === 'vn');
		expect(national.map(({ number }) => number)).toEqual(['749/QĐ-TTg', '411/QĐ-TTg']);
		const named = indicators.map(({ code, legalBasis }) => [
			code,
			national.filter(({ number }) => number !== null && legalBasis?.includes(number)),
		]);
		const wanting = indicators.map(({ code }) => [
			code,
			national.filter((plan) =>
				targets.some(({ indicator, plan: of }) => indicator === code && of === plan.code),
			),
		]);
		expect(named).toEqual(wanting);
	});

	test('nothing of one province is the basis of an indicator', async () => {
		const { indicators } = await readFacts();
		const other = indicators.flatMap(({ legalBasis }) => {
			const decisions = legalBasis?.split('; ') ?? [];
			return decisions.filter((words) => !words.endsWith('/QĐ-TTg'));
		});
		const DTI = ['922/QĐ-BTTTT ngày 20/5/2022', '405/QĐ-BKHCN ngày 03/4/2025'];
		expect(other).toEqual(['42/2022/NĐ-CP', ...DTI, ...DTI]);
	});

	test('every number has its decimals: counts and ranks none, as they are whole', async () => {
		const { indicators } = await readFacts();
		const numbers = indicators.filter(({ kind }) => kind === 'number');
		const measured = numbers.filter(({ unit }) => unit !== '');
		const shown = new Set(measured.map(({ unit, decimals }) => `${unit} ${String(decimals)}`));
		const whole = ['nội dung 0', 'sản phẩm 0', 'xã 0', 'hạng 0'];
		expect(shown).toEqual(new Set(['% 1', ...whole]));
		expect(numbers.filter(({ decimals }) => decimals === null)).toEqual([]);
	});

	test('no samples are made of what was published', async () => {
		const { published, units } = await readFacts();
		expect(published).toHaveLength(10);
		for (const { indicator, unit } of published) {
			const level = units.find(({ slug }) => slug === unit)?.level;
			if (!level) throw new Error(`${unit} has no level`);
			expect(hasSamples({ unit, level, indicator })).toBe(false);
		}
	});

	test('shares of GRDP, ranks and productivity are in no unit score', async () => {
		const { indicators } = await readFacts();
		const scored = indicators.filter((indicator) => indicator.scored).map(({ code }) => code);
		expect(scored).toHaveLength(14);
		for (const code of ['kinh-te-so', 'kinh-te-so-nganh', 'nang-suat-lao-dong', 'xep-hang-dti']) {
			expect(scored).not.toContain(code);
		}
	});

	test('five centres, each with five or six key indicators', async () => {
		const { centres } = await readFacts();
		expect(centres.map(({ slug }) => slug)).toEqual([
			'lam-dong',
			'da-teh',
			'bao-loc',
			'phan-rang',
			'lam-dong-2025',
		]);
		for (const { keyIndicators } of centres) {
			expect([5, 6]).toContain(keyIndicators.length);
		}
	});
});

describe('facts that cannot be right', () => {
	let folder: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'ioc-facts-'));
		await cp(fileURLToPath(new URL('./facts/', import.meta.url)), folder, { recursive: true });
	});

	afterEach(async () => {
		await rm(folder, { recursive: true });
	});

	async function readAfter(file: string, change: (text: string) => string): Promise<unknown> {
		await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
		return readFacts(pathToFileURL(`${folder}/`));
	}

	test.each([
		[
			'indicators.yaml',
			(text: string) => text.replace('name: Hồ sơ TTHC', 'name: Hồ sơ thủ tục hành chính đã nhận'),
			/^facts\/indicators\.yaml:12: indicators\[0\]\.name: at most 40/,
		],
		[
			'plan-lam-dong.yaml',
			(text: string) => text.replace('indicator: kinh-te-so', 'indicator: kinh-te'),
			/^facts\/plan-lam-dong\.yaml:\d+: indicator: no indicator is called kinh-te$/,
		],
		[
			'indicators.yaml',
			(text: string) => text.replace('code: ho-so-truc-tuyen', 'code: ho-so-la'),
			/no indicator is called ho-so-truc-tuyen/,
		],
		[
			'centres.json',
			(text: string) => text.replace('"682"', '"999"'),
			/^centres\.json row 2: no unit had the code 999/,
		],
		[
			'centres.json',
			(text: string) => text.replace('"homeCode"', '"home"'),
			/^centres\.json row 1: /,
		],
		['centres.json', () => '{}', /^centres\.json: a list/],
	])('are refused with file and row: %s', async (file, change, words) => {
		const reading = readAfter(file, change);
		await expect(reading).rejects.toThrow(BadFacts);
		await expect(reading).rejects.toThrow(words);
	});
});

describe('a file of the centre’s own', () => {
	const own = (file: string, text: string) => ({ file, text, own: true });
	const GOOD = own(
		'own.yaml',
		'indicators:\n  - { code: cua-ta, name: Của ta, nameEn: Ours, pillar: society, every: day }\n',
	);

	test('is installed beside the built-in ones', async () => {
		const { facts, leftOut } = factsWith(await readBuiltIn(), [GOOD]);
		expect(leftOut).toEqual([]);
		expect(facts.indicators.map(({ code }) => code)).toContain('cua-ta');
	});

	test('as the documentation gives an example of one fits', async () => {
		const file = new URL('../../docs/my-catalogue.yaml', import.meta.url);
		const example = own('my-catalogue.yaml', await readFile(file, 'utf8'));
		const { facts, leftOut } = factsWith(await readBuiltIn(), [example]);
		expect(leftOut).toEqual([]);
		expect(facts.indices.map(({ scale }) => scale)).toContain(900);
	});

	test('that does not fit is left out and told of, and the others are taken', async () => {
		const bad = own('bad.yaml', 'targets:\n  - { id: X }\n');
		const twice = { ...GOOD, file: 'twice.yaml' };
		const { facts, leftOut } = factsWith(await readBuiltIn(), [GOOD, bad, twice]);
		expect(facts.indicators.filter(({ code }) => code === 'cua-ta')).toHaveLength(1);
		expect([...new Set(leftOut.map(({ file }) => file))]).toEqual(['bad.yaml', 'twice.yaml']);
	});

	test('that a built-in target does not go with is left out and told of, and the wall starts', async () => {
		const adds = own(
			'adds.yaml',
			'indicators:\n  - { code: ho-so-cong-viec, name: x, nameEn: x, pillar: government, every: month, overTime: sum }\n',
		);
		const { facts, leftOut } = factsWith(await readBuiltIn(), [adds, GOOD]);
		expect(facts.indicators.map(({ code }) => code)).toContain('cua-ta');
		expect(facts.indicators.find(({ code }) => code === 'ho-so-cong-viec')?.overTime).toBe('last');
		expect([...new Set(leftOut.map(({ file }) => file))]).toEqual(['adds.yaml']);
		expect(leftOut[0]?.text).toMatch(
			/^does not go with .+\.yaml:\d+: operator: ho-so-cong-viec adds up over time/,
		);
	});

	test('or the built-in ones must have what a centre shows', async () => {
		const builtIn = await readBuiltIn();
		const [first] = builtIn.centres;
		if (!first) throw new Error('no centre');
		const fact = { ...first.fact, keyIndicators: ['la'] };
		const centres = [{ ...first, fact }];
		expect(() => factsWith({ ...builtIn, centres }, [])).toThrow(/la is named and not known/);
	});
});
