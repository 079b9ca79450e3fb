import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileProblemLine } from '#lib/wire/yaml-file.ts';
import { parseMapping } from './mapping-file.ts';

const presets = new URL('./presets/', import.meta.url);

function problemsOf(text: string): string[] {
	const parsed = parseMapping('bơm.yaml', text);
	return parsed.kind === 'bad-file' ? parsed.problems.map(fileProblemLine) : [];
}

test.each(readdirSync(presets))('the preset %s is a mapping of its name', (file) => {
	const parsed = parseMapping(file, readFileSync(new URL(file, presets), 'utf8'));
	expect(parsed).toMatchObject({ mapping: { name: file.replace('.yaml', '') } });
});

test('a rule knows its line, and what it does not say', () => {
	const parsed = parseMapping(
		'bơm.yaml',
		'name: bom\nrules:\n  - topic: bom/{device}\n    values:\n      waterLevelM: level\n',
	);
	if (parsed.kind === 'bad-file') throw new Error('it is right');
	expect(parsed.mapping.rules[0]).toMatchObject({
		line: 3,
		payload: 'json',
		when: null,
		state: null,
		values: { kind: 'each' },
	});
});

test('each mistake is told with file, line and place', () => {
	const text = [
		'name: Bơm',
		'rules:',
		'  - topic: bom/x{device}',
		'    heartbeatS: 0',
		'    values:',
		'      water level: level',
		'      flow: "level +"',
		'  - topic: bom/{topic}',
		'    stat: $',
		'    presence: will',
		'    state: $',
	].join('\n');
	expect(problemsOf(text)).toEqual([
		'bơm.yaml:1: name: a short name is wanted, such as tasmota',
		'bơm.yaml:3: rules[0].topic: a name takes a whole level, as in a/{device}/b, not x{device}',
		'bơm.yaml:4: rules[0].heartbeatS: at least 1 s is wanted',
		'bơm.yaml:6: rules[0].values.water level: "water level" is no metric, such as powerW',
		expect.stringMatching(/^bơm\.yaml:7: rules\[0\]\.values\.flow: .*\(character 7\)$/),
		'bơm.yaml:8: rules[1].topic: {topic} has a meaning of its own',
		'bơm.yaml:10: rules[1].presence: session or bridge is wanted',
		'bơm.yaml:9: rules[1].stat: stat is nothing that a rule has',
	]);
});

test.each([
	['name: x\nrules: []', 'bơm.yaml:2: rules: a rule is wanted'],
	['', 'bơm.yaml:1: a mapping is wanted, with name and rules'],
	[
		'name: x\nrules:\n  - topic: a/b\n    state: $',
		'bơm.yaml:3: rules[0]: of which device is wanted: {device} in the topic, or an expression',
	],
	[
		'name: x\nrules:\n  - topic: a/{device}',
		'bơm.yaml:3: rules[0]: a rule gives a state, values, or what the device is (kind, name)',
	],
	[
		'name: x\nrules:\n  - topic: a/{device}\n    values: 3',
		'bơm.yaml:4: rules[0].values: an expression is wanted, or one for each metric',
	],
])('%j is refused', (text, line) => {
	expect(problemsOf(text)).toEqual([line]);
});

test('what is no YAML is told with its line', () => {
	expect(problemsOf('name: x\nrules: [\n')[0]).toMatch(/^bơm\.yaml:\d: /);
	expect(problemsOf('name: x\nname: y\nrules: []')[0]).toMatch(/^bơm\.yaml:2: /);
});
