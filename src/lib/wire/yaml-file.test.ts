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

test('what would fill memory or stack is refused', () => {
	const ten = (name: string) => `[${Array(10).fill(name).join(', ')}]`;
	const bomb = `a: &a ${ten('x')}\nb: &b ${ten('*a')}\nc: &c ${ten('*b')}\nd: ${ten('*c')}\n`;
	expect(problems(bomb)[0]).toContain('aliases of aliases');
	expect(problems('['.repeat(20_000)).length).toBeGreaterThan(0);
});
