import { describe, expect, test } from 'vitest';
import { INDICATORS, PLAN, readTexts, UNITS } from './catalogue-examples.ts';
import { catalogueFacts } from './catalogue-facts.ts';

describe('a catalogue', () => {
	test('has its values as numbers, its days as the last of their period, and paths', () => {
		const outcome = readTexts(
			INDICATORS,
			PLAN,
			`targets:
  - { id: T1, plan: ke-hoach, indicator: cong-khai, level: all, operator: '=', value: có, words: … }
  - { id: T2, plan: ke-hoach, indicator: so-hoa, level: all, operator: '=', value: Xong, dueOn: 2025-Q4, words: … }
  - id: T3
    plan: ke-hoach
    indicator: ho-so
    level: district
    operator: '>='
    value: 80
    dueOn: 2025
    path: { line: { from: 2023-12-31, start: 40 } }
    words: …
  - id: T4
    plan: ke-hoach
    indicator: ho-so
    level: province
    operator: '>='
    value: 90
    dueOn: 2025
    path: { steps: [{ on: 2024-Q2, value: 50 }, { on: 2024, value: 70 }] }
    words: …
`,
		);
		if (outcome.kind !== 'catalogue') throw new Error(JSON.stringify(outcome.problems));
		expect(outcome.facts.targets).toMatchObject([
			{ id: 'T1', value: 1, dueOn: null, path: { kind: 'due' } },
			{ id: 'T2', value: 2, dueOn: '2025-12-31' },
			{ id: 'T3', path: { kind: 'line', from: '2023-12-31', start: 40 } },
			{
				id: 'T4',
				path: {
					kind: 'steps',
					steps: [
						{ on: '2024-06-30', value: 50 },
						{ on: '2024-12-31', value: 70 },
					],
				},
			},
		]);
		expect(outcome.facts.plans[0]).toMatchObject({ periodTo: '2025-12-31', milestones: [] });
		expect(
			outcome.facts.indicators.map(({ intervalS, min, max }) => [intervalS, min, max]),
		).toEqual([
			[3_600, 0, 100],
			[31_536_000, 0, 1],
			[15_552_000, 0, 2],
		]);
	});

	test('has a published result at the last second of its day', () => {
		const outcome = readTexts(
			INDICATORS,
			`published:
  - { indicator: ho-so, unit: p-68-lam-dong, on: 2021, value: 46.26, source: Công bố năm 2021 }
`,
		);
		if (outcome.kind !== 'catalogue') throw new Error(JSON.stringify(outcome.problems));
		const [published] = outcome.facts.published;
		expect(new Date(published?.observedAt ?? 0).toISOString()).toBe('2021-12-31T16:59:59.750Z');
	});

	test('is the centre’s own where two files name the same, a plan with all its targets', () => {
		const builtIn = `${PLAN}    targets:
      - { id: T1, indicator: ho-so, level: all, operator: '>=', value: 80, words: … }
      - { id: T2, indicator: ho-so, level: district, operator: '>=', value: 70, words: … }
`;
		const own = `${PLAN}    targets:
      - { id: T1, indicator: ho-so, level: all, operator: '>=', value: 90, words: … }
indicators:
  - { code: ho-so, name: Hồ sơ của ta, nameEn: Our files, pillar: government, every: day }
`;
		const outcome = catalogueFacts(
			[
				{ file: 'own.yaml', text: own, own: true },
				{ file: 'facts/a.yaml', text: INDICATORS, own: false },
				{ file: 'facts/b.yaml', text: builtIn, own: false },
			],
			UNITS,
		);
		if (outcome.kind !== 'catalogue') throw new Error(JSON.stringify(outcome.problems));
		expect(outcome.facts.targets.map(({ id, value }) => [id, value])).toEqual([['T1', 90]]);
		expect(outcome.facts.indicators.map(({ name }) => name)).toContain('Hồ sơ của ta');
		expect(outcome.facts.indicators.map(({ name }) => name)).not.toContain('Hồ sơ');
	});
});
