import * as v from 'valibot';
import { expect, test } from 'vitest';
import { fileProblemLine, parseYamlFile, strange } from './yaml-file.ts';

const THINGS = v.strictObject(
	{ things: v.array(v.strictObject({ name: v.string('a name is wanted') }, strange('a thing'))) },
	strange('a file of things'),
);
const problems = (text: string) => {
	const parsed = parseYamlFile({ file: 'a.yaml', text }, THINGS);
	return parsed.kind === 'bad-file' ? parsed.problems.map(fileProblemLine) : [];
};

test('a file that fits tells in which line each of its parts stands', () => {
	const parsed = parseYamlFile(
		{ file: 'a.yaml', text: 'things:\n  - name: x\n  - name: y\n' },
		THINGS,
	);
	if (parsed.kind === 'bad-file') throw new Error('it fits');
	expect(parsed.value.things).toHaveLength(2);
	expect(parsed.lineAt(['things', 1, 'name'])).toBe(3);
	expect(parsed.lineAt(['things', 1, 'colour'])).toBe(3);
});

test('every mistake has its line', () => {
	expect(problems('things:\n  - name: 5\n  - { name: x, colour: red }\n  - {}\n')).toEqual([
		'a.yaml:2: things[0].name: a name is wanted',
		'a.yaml:3: things[1].colour: colour is nothing that a thing has',
		'a.yaml:4: things[2].name: name is wanted',
	]);
	expect(problems('')).toEqual(['a.yaml:1: a file of things is wanted']);
	expect(problems('things: [')[0]).toMatch(/^a\.yaml:1: /);
	expect(problems('{}\n---\n{}\n')[0]).toContain('multiple documents');
});

test('a mistake is told in words of our own where its schema has none', () => {
	const schema = v.strictObject({
		a: v.string(),
		b: v.picklist(['one', 'two']),
		c: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
		d: v.array(v.string()),
		e: v.boolean(),
		f: v.null(),
	});
	const said = (text: string) => {
		const parsed = parseYamlFile({ file: 'a.yaml', text }, schema);
		return parsed.kind === 'bad-file' ? parsed.problems.map((problem) => problem.text) : [];
	};
	expect(said('a: 5\nb: three\nc: 7\nd: x\ne: 1\nf: 1\n')).toEqual([
		'a: text is wanted, got 5',
		'b: one of "one", "two" is wanted, got "three"',
		'c: 6 or less is wanted, got 7',
		'd: a list is wanted, got "x"',
		'e: true or false is wanted, got 1',
		'f: null is wanted, got 1',
	]);
	expect(said('a: x\nb: one\nc: -0.5\nd: []\ne: no\nf: null\n')).toEqual([
		'c: a whole number is wanted, got -0.5',
		'c: 0 or more is wanted, got -0.5',
		'e: true or false is wanted, got "no"',
	]);
});

test('what would fill memory or stack is refused', () => {
	const ten = (name: string) => `[${Array(10).fill(name).join(', ')}]`;
	const bomb = `a: &a ${ten('x')}\nb: &b ${ten('*a')}\nc: &c ${ten('*b')}\nd: ${ten('*c')}\n`;
	expect(problems(bomb)[0]).toContain('aliases of aliases');
	expect(problems('['.repeat(20_000)).length).toBeGreaterThan(0);
});
