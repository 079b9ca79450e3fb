import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileProblemLine } from '#lib/wire/yaml-file.ts';
import {
	fieldSources,
	NO_CENTRE_FILE,
	presetMapping,
	presetNames,
	readCentreFile,
} from './centre-file.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'ioc-centre-'));
	const rules = 'rules:\n  - topic: m/{device}\n    values: { v: m }\n';
	await writeFile(join(folder, 'muc-nuoc.yaml'), `name: muc-nuoc\n${rules}`);
	await writeFile(join(folder, 'taken.yaml'), `name: frigate\n${rules}`);
	await writeFile(join(folder, 'wrong.yaml'), 'name: x\nrules: []\n');
});
afterEach(() => rm(folder, { recursive: true }));

async function read(text: string) {
	const file = join(folder, 'centre.yaml');
	await writeFile(file, text);
	return readCentreFile(file);
}

/** What is wrong, without the folder. */
async function problems(text: string): Promise<string[]> {
	const found = await read(text);
	if (found.kind === 'centre') return [];
	return found.problems.map((one) => fileProblemLine(one).replaceAll(`${folder}/`, ''));
}

test('the example of the documentation is right', async () => {
	const page = await readFile('docs/centre-file.md', 'utf8');
	const centre = await read(/```yaml\n([^]*?)```/.exec(page)?.[1] ?? '');
	expect(centre).toMatchObject({
		kind: 'centre',
		sources: [
			{ kind: 'family', family: 'frigate', site: 'bao-loc', prefix: 'frigate' },
			{ kind: 'family', family: 'home-assistant', site: 'bao-loc', prefix: null },
			{ kind: 'mapping', site: 'da-teh', mapping: { name: 'tasmota' } },
			{ kind: 'mapping', site: 'da-teh', mapping: { name: 'muc-nuoc' } },
		],
		admit: [
			{ family: 'frigate', topic: 'frigate/#', unit: '673', heartbeatS: 60, site: null, line: 15 },
			{ family: null, site: 'da-teh', device: 'suoi-*', unit: '682', heartbeatS: null },
		],
		limits: { messagesPerSecond: 100, waitingDevices: 5_000, metricsPerDevice: 500 },
	});
	if (centre.kind === 'bad-file') throw new Error('it is right');
	const sources = fieldSources(centre);
	expect(sources.map(({ site, family }) => [site, family.name])).toEqual([
		['bao-loc', 'frigate'],
		['bao-loc', 'home-assistant'],
		['da-teh', 'tasmota'],
		['da-teh', 'muc-nuoc'],
	]);
	expect(sources[0]?.family.filters()).toContain('frigate/stats');
});

test('without a file, and with an empty one, the project’s own topics are all', async () => {
	expect(await readCentreFile(null)).toBe(NO_CENTRE_FILE);
	expect(await read('{}')).toMatchObject({ sources: [], admit: [], limits: NO_CENTRE_FILE.limits });
	expect(await readCentreFile(join(folder, 'no.yaml'))).toMatchObject({
		problems: [
			{ line: 1, text: expect.stringMatching(/^a file that this user may read/) as string },
		],
	});
});

test.each([
	[
		'an unknown family',
		'sources:\n  - family: frigat\n    site: a',
		2,
		'sources[0].family: one of frigate, axis',
	],
	['no site', 'sources:\n  - family: frigate', 2, 'sources[0].site: site is wanted'],
	[
		'a bad site',
		'sources:\n  - preset: tasmota\n    site: Bảo Lộc',
		3,
		'sources[0].site: a short name is wanted',
	],
	[
		'an unknown preset',
		'sources:\n  - preset: tasmot\n    site: a',
		2,
		'sources[0].preset: one of shelly-gen2, tasmota, zigbee2mqtt is wanted, got "tasmot"',
	],
	[
		'a mapping that is not there',
		'sources:\n  - mapping: no.yaml\n    site: a',
		2,
		'sources[0].mapping: a file beside this one',
	],
	[
		'a mapping by the name of a family',
		'sources:\n  - mapping: taken.yaml\n    site: a',
		2,
		'sources[0].mapping: its name, frigate, is that of a family',
	],
	[
		'a key that nothing has',
		'sources:\n  - preset: tasmota\n    site: a\n    prefix: x',
		4,
		'sources[0].prefix: prefix is nothing that a preset has',
	],
	[
		'a prefix of a family without one',
		'sources:\n  - family: sparkplug\n    site: a\n    prefix: x',
		4,
		'sources[0].prefix: sparkplug has no prefix',
	],
	[
		'a prefix with a wildcard',
		'sources:\n  - family: frigate\n    site: a\n    prefix: +/nvr',
		4,
		'sources[0].prefix: a topic without wildcards',
	],
	[
		'a prefix that is none',
		'sources:\n  - family: onvif\n    site: a\n    prefix: a/#',
		4,
		'sources[0].prefix: a topic is wanted, in which + is a level',
	],
	[
		'the same topics twice',
		'sources:\n  - family: frigate\n    site: a\n  - family: frigate\n    site: b\n    prefix: frigate',
		4,
		'sources[1]: its topics are those of line 2 already',
	],
	['a rule without a condition', 'admit:\n  - unit: "673"', 2, 'admit[0]: at least one of family'],
	['a rule without a unit', 'admit:\n  - family: ioc', 2, 'admit[0].unit: unit is wanted'],
	[
		'a unit without quotation marks',
		'admit:\n  - family: ioc\n    unit: 673',
		3,
		'admit[0].unit: the code of a unit is wanted, in quotation marks',
	],
	[
		'a family that no source has',
		'admit:\n  - family: frigate\n    unit: "673"',
		2,
		'admit[0].family: one of the sources, ioc, is wanted, got "frigate"',
	],
	[
		'a topic that is none',
		'admit:\n  - topic: a/b#\n    unit: "673"',
		2,
		'admit[0].topic: a topic is wanted',
	],
	[
		'a limit of nothing',
		'limits:\n  messagesPerSecond: 0',
		2,
		'limits.messagesPerSecond: at least 0.1',
	],
	[
		'half a device',
		'limits:\n  waitingDevices: 0.5',
		2,
		'limits.waitingDevices: a whole number is wanted',
	],
	[
		'a device without metrics',
		'limits:\n  metricsPerDevice: 0',
		2,
		'limits.metricsPerDevice: at least 1 is wanted',
	],
	['a key that no centre has', 'source: []', 1, 'source: source is nothing that a centre has'],
	['no YAML', 'sources: [', 1, ''],
])('%s is told with its line', async (_, text, line, said) => {
	const [first = '', ...more] = await problems(text);
	expect(first.startsWith(`centre.yaml:${line}: ${said}`), first).toBe(true);
	expect(more).toEqual([]);
});

test('mistakes in mappings are told with their own file, beside those of the centre’s', async () => {
	const text = 'sources:\n  - { mapping: wrong.yaml, site: a }\n  - { family: x, site: a }\n';
	expect(await problems(text.replace('family: x', 'preset: x'))).toEqual([
		'wrong.yaml:2: rules: a rule is wanted',
		expect.stringMatching(/^centre.yaml:3: sources\[1\].preset: one of/),
	]);
});

test('whatever device may be admitted, if that is said', async () => {
	expect(
		await problems('admit:\n  - { device: "*", unit: "673" }\n  - { topic: "#", unit: "673" }'),
	).toEqual([]);
});

test('the presets have no mistakes', async () => {
	const names = await presetNames();
	const mappings = await Promise.all(names.map(presetMapping));
	expect(mappings.map(({ name }) => name)).toEqual(names);
});
