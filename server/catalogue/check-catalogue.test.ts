import { describe, expect, test } from 'vitest';
import { INDICATORS, PLAN, indexOf, problemsOf, targetOf } from './catalogue-examples.ts';

describe('a catalogue is refused with file, line and reason', () => {
	test('where it is no YAML, or has a key that nothing has', () => {
		expect(problemsOf('indicators: [')[0]).toMatch(/^a\.yaml:1: /);
		expect(problemsOf('indicator: []')).toEqual([
			'a.yaml:1: indicator: indicator is nothing that a catalogue has',
		]);
	});

	test('where a name is too long for a wall, and where a day is none', () => {
		const long = INDICATORS.replace('name: Hồ sơ,', `name: ${'Hồ sơ '.repeat(9)},`);
		expect(problemsOf(long)).toEqual([
			'a.yaml:2: indicators[0].name: at most 40 characters, to fit a wall',
		]);
		expect(problemsOf(INDICATORS, PLAN.replace('2024-01-01', '2024-02-30'))).toEqual([
			'b.yaml:6: plans[0].periodFrom: a day of the calendar',
		]);
		expect(problemsOf(INDICATORS, PLAN.replace('2024-01-01', '2024'))).toEqual([
			'b.yaml:6: plans[0].periodFrom: a day such as 2024-11-30',
		]);
	});

	test('where an entry is wrong in itself and others do not fit, with all of them at once, down the lines', () => {
		const child = (code: string, more: string) =>
			`  - { code: ${code}, name: x, nameEn: x, pillar: society, every: day, ${more} }\n`;
		const file = [
			'indicators:\n',
			child('a', 'parent: b'),
			child('b', 'decimals: nhiều'),
			child('c', 'parent: la'),
			child('d', 'weightBy: b, overUnits: mean'),
			child('e', 'parent: f'),
			child('f', 'parent: e'),
			'targets:\n',
			`  - { id: T1, plan: khong-co, indicator: b, level: all, operator: '>=', value: 1, words: x }\n`,
			`  - { id: T2, plan: khong-co, indicator: la, level: all, operator: '≥', value: 1, words: x }\n`,
			`  - { id: T3, plan: ke-hoach, indicator: la, level: all, operator: '>=', value: 1, words: x }\n`,
		].join('');
		expect(problemsOf(file, PLAN)).toEqual([
			'a.yaml:3: indicators[1].decimals: a number is wanted',
			'a.yaml:4: parent: no indicator is called la',
			'a.yaml:6: parent: a cycle of parents: e → f → e',
			'a.yaml:9: plan: no plan is called khong-co',
			expect.stringContaining('a.yaml:10: targets[1].operator: one of') as string,
			'a.yaml:11: indicator: no indicator is called la',
		]);
	});

	test('where a list is none, of which nothing is said that names what would be in it', () => {
		const target = `targets:\n  - { id: T1, plan: ke-hoach, indicator: b, level: all, operator: '>=', value: 1, words: x }\n`;
		expect(problemsOf(`indicators: 5\n${target}`, PLAN)).toEqual([
			'a.yaml:1: indicators: a list is wanted',
		]);
	});

	test('where a code is there twice, in one file or in two', () => {
		expect(problemsOf(INDICATORS + INDICATORS.slice('indicators:\n'.length))).toEqual([
			'a.yaml:11: ho-so is there twice: in a.yaml line 2, too',
			'a.yaml:12: cong-khai is there twice: in a.yaml line 3, too',
			'a.yaml:13: so-hoa is there twice: in a.yaml line 4, too',
		]);
		expect(problemsOf(INDICATORS, PLAN, PLAN)).toEqual([
			'c.yaml:2: ke-hoach is there twice: in b.yaml line 2, too',
		]);
	});

	test('where parents go round, and where one is not known', () => {
		const child = (code: string, parent: string) =>
			`  - { code: ${code}, name: x, nameEn: x, pillar: society, every: day, parent: ${parent} }\n`;
		expect(
			problemsOf(`indicators:\n${child('a', 'b')}${child('b', 'c')}${child('c', 'a')}`),
		).toEqual(['a.yaml:2: parent: a cycle of parents: a → b → c → a']);
		expect(problemsOf(`indicators:\n${child('d', 'a')}${child('a', 'a')}`)).toEqual([
			'a.yaml:3: parent: a cycle of parents: a → a',
		]);
		expect(problemsOf(`indicators:\n${child('a', 'x')}`)).toEqual([
			'a.yaml:2: parent: no indicator is called x',
		]);
	});

	test('where what weighs a mean is not known, or there is no mean', () => {
		const weighed = (over: string, by: string) =>
			`indicators:\n  - { code: a, name: x, nameEn: x, pillar: society, every: day, overUnits: ${over}, weightBy: ${by} }`;
		expect(problemsOf(weighed('mean', 'x'))).toEqual([
			'a.yaml:2: weightBy: no indicator is called x',
		]);
		expect(problemsOf(weighed('sum', 'a'))).toEqual([
			'a.yaml:2: indicators[0]: weightBy is for a mean over units',
		]);
	});

	test('where stages are too few or of no use, and a yes has bounds', () => {
		const two = 'two stages or more are wanted where the kind is stages, and none elsewhere';
		const one = (more: string) =>
			`indicators:\n  - { code: a, name: x, nameEn: x, pillar: society, every: day, ${more} }`;
		const stage = 'stages: [{ name: x, nameEn: x }]';
		expect(problemsOf(one(`kind: stages, ${stage}`))).toEqual([`a.yaml:2: indicators[0]: ${two}`]);
		expect(problemsOf(one(stage))).toEqual([`a.yaml:2: indicators[0]: ${two}`]);
		expect(problemsOf(one('kind: yes-no, min: 0'))).toEqual([
			'a.yaml:2: indicators[0]: only a number has min and max',
		]);
		expect(problemsOf(one('min: 5, max: 5'))).toEqual([
			'a.yaml:2: indicators[0]: min is wanted below max',
		]);
	});

	test.each([
		[['indicator: la', "operator: '>='", 'value: 80'], 6, 'indicator: no indicator is called la'],
		[
			['indicator: ho-so', "operator: '>='", 'value: có'],
			8,
			'value: a number is wanted of ho-so, got "có"',
		],
		[
			['indicator: ho-so', "operator: '>='", 'value: 101'],
			8,
			'value: a number from 0 to 100 is wanted of ho-so, got 101',
		],
		[
			['indicator: cong-khai', "operator: '='", 'value: 1'],
			8,
			'value: yes or no is wanted of cong-khai, got 1',
		],
		[
			['indicator: so-hoa', "operator: '='", 'value: Gần xong'],
			8,
			'value: Chưa, Đang, Xong is wanted of so-hoa, got "Gần xong"',
		],
		[
			['indicator: cong-khai', "operator: '<='", 'value: yes'],
			7,
			'operator: = or >= is wanted where the kind is yes-no',
		],
		[
			[
				'indicator: ho-so',
				"operator: '>='",
				'value: 80',
				'path: { line: { from: 2024-01-01, start: 1 } }',
			],
			9,
			'path: a path wants a due date',
		],
		[
			[
				'indicator: ho-so',
				"operator: '>='",
				'value: 80',
				'dueOn: 2024',
				'path: { line: { from: 2024-12-31, start: 1 } }',
			],
			10,
			'path.line.from: 2024-12-31 is not before the due date, 2024-12-31',
		],
		[
			[
				'indicator: ho-so',
				"operator: '>='",
				'value: 80',
				'dueOn: 2025',
				'path:',
				'  steps:',
				'    - { on: 2024-Q2, value: 40 }',
				'    - { on: 2024-06-30, value: 50 }',
				'    - { on: 2025-Q4, value: 60 }',
			],
			13,
			'path.steps[1].on: 2024-06-30 is not after 2024-06-30: steps ascend',
		],
	])('where a target does not fit: %s', (lines, line, said) => {
		expect(problemsOf(INDICATORS, PLAN, targetOf(...lines))[0]).toBe(`c.yaml:${line}: ${said}`);
	});

	const adding = (every: string, overTime: string) =>
		`indicators:\n  - { code: so-vu, name: x, nameEn: x, pillar: society, every: ${every}, overTime: ${overTime} }\n`;

	test.each(['>=', '>', '<=', '~', '='])(
		'where a target of what adds up over time does not say over what: %s',
		(operator) => {
			for (const dueOn of ['dueOn: 2024', 'dueOn: null']) {
				const target = targetOf('indicator: so-vu', `operator: '${operator}'`, 'value: 100', dueOn);
				for (const every of ['month', 'year'])
					expect(problemsOf(adding(every, 'sum'), PLAN, target)).toEqual([
						'c.yaml:7: operator: so-vu adds up over time: a target of it is told per year (per-year), or its overTime is last, if each figure is a total by itself',
					]);
				expect(problemsOf(adding('month', 'last'), PLAN, target)).toEqual([]);
				expect(problemsOf(adding('month', 'mean'), PLAN, target)).toEqual([]);
			}
		},
	);

	test('where a year’s target is of what adds up and is expected more often than once a month', () => {
		const target = targetOf('indicator: so-vu', 'operator: per-year', 'value: 100', 'dueOn: 2024');
		expect(problemsOf(adding('day', 'sum'), PLAN, target)).toEqual([
			'c.yaml:6: indicator: so-vu adds up over time and is expected more often than once a month, so no year of it is known: every: month or longer is wanted, or overTime: last',
		]);
		for (const every of ['month', 'quarter', 'year'])
			expect(problemsOf(adding(every, 'sum'), PLAN, target)).toEqual([]);
	});

	test('where a target’s plan is not known, or its last step is not before the due date', () => {
		const target = targetOf('indicator: ho-so', "operator: '>='", 'value: 80');
		expect(problemsOf(INDICATORS, target)).toEqual(['b.yaml:3: plan: no plan is called ke-hoach']);
		const late = targetOf(
			'indicator: ho-so',
			"operator: '>='",
			'value: 80',
			'dueOn: 2025',
			'path: { steps: [{ on: 2025-12-31, value: 60 }] }',
		);
		expect(problemsOf(INDICATORS, PLAN, late)).toEqual([
			'c.yaml:10: path.steps[0].on: 2025-12-31 is not before the due date, 2025-12-31',
		]);
		const none = targetOf(
			'indicator: ho-so',
			"operator: '>='",
			'value: 80',
			'dueOn: 2025',
			'path: {}',
		);
		expect(problemsOf(INDICATORS, PLAN, none)).toEqual([
			'c.yaml:10: targets[0].path: a line or steps are wanted',
		]);
	});

	test('where a plan’s unit, period or milestones do not fit', () => {
		const milestone = (id: string, dueOn: string) =>
			`      - { id: ${id}, kind: review, name: x, nameEn: x, dueOn: ${dueOn}, words: x }\n`;
		const plan = `${PLAN.replace('p-68-lam-dong', 'p-1')}    milestones:\n`;
		expect(problemsOf(plan + milestone('M1', '2023-Q4') + milestone('M1', '2025-Q4'))).toEqual([
			'a.yaml:5: unit: no unit is called p-1',
			'a.yaml:9: milestones[0].dueOn: 2023-12-31 is outside of the plan’s period, 2024-01-01 to 2025-12-31',
			'a.yaml:10: milestones[1].id: M1 is there twice',
		]);
		expect(problemsOf(PLAN.replace('periodTo: 2025', 'periodTo: 2023'))).toEqual([
			'a.yaml:7: periodTo: is before periodFrom, 2024-01-01',
		]);
	});

	test.each([
		['{ indicator: la, points: 10 }', 'indicator: no indicator is called la'],
		[
			'{ indicator: ho-so, points: 10, steps: [{ from: 5, share: 0.5 }, { from: 5, share: 1 }] }',
			'steps[1]: 5 is not above 5: steps ascend',
		],
		[
			'{ indicator: ho-so, points: 10, formula: value / (target }',
			'formula: character 16: ")" is wanted here',
		],
		[
			'{ indicator: ho-so, points: 10, formula: points }',
			'formula: the formula does not ask for the value',
		],
	])('where an index does not fit: %s', (component, said) => {
		const where = 'pillars[0].components[0].';
		expect(problemsOf(INDICATORS, indexOf(component))).toEqual([`b.yaml:11: ${where}${said}`]);
	});

	test('where an index counts one twice, has no such unit, ends before it begins, or has a wrong share', () => {
		const twice = `${indexOf('{ indicator: ho-so, points: 1 }')}          - { indicator: ho-so, points: 1 }\n`;
		expect(problemsOf(INDICATORS, twice)).toEqual([
			'b.yaml:12: pillars[0].components[1].indicator: ho-so counts twice',
		]);
		const strange = indexOf('{ indicator: ho-so, points: 1 }').replace(
			'    scale: 900\n',
			'    scale: 900\n    unit: p-1\n    validFrom: 2024-01-01\n    validTo: 2023-12-31\n',
		);
		expect(problemsOf(INDICATORS, strange)).toEqual([
			'b.yaml:6: unit: no unit is called p-1',
			'b.yaml:8: validTo: is before validFrom, 2024-01-01',
		]);
		const share = '{ indicator: ho-so, points: 1, steps: [{ from: 1, share: 2 }] }';
		expect(problemsOf(INDICATORS, indexOf(share))[0]).toContain('a share from 0 to 1 is wanted');
		const both = '{ indicator: ho-so, points: 1, formula: value, steps: [{ from: 1, share: 1 }] }';
		expect(problemsOf(INDICATORS, indexOf(both))[0]).toContain('steps or a formula, not both');
	});

	test('where a published result is of nothing known, or of the wrong kind', () => {
		const result = (indicator: string, unit: string, value: string) =>
			`published:\n  - { indicator: ${indicator}, unit: ${unit}, on: 2021, value: ${value}, source: x }`;
		expect(problemsOf(INDICATORS, result('la', 'p-1', '1'))).toEqual([
			'b.yaml:2: unit: no unit is called p-1',
			'b.yaml:2: indicator: no indicator is called la',
		]);
		expect(problemsOf(INDICATORS, result('ho-so', 'vn', 'true'))).toEqual([
			'b.yaml:2: value: a number is wanted of ho-so, got true',
		]);
	});
});
