import { expect, test } from 'vitest';
import { message, NOW } from './examples.ts';
import { mappingDecoder } from './mapping.ts';
import { parseMapping } from './mapping-file.ts';

function decoderOf(text: string, mostDevices?: number) {
	const parsed = parseMapping('test.yaml', text);
	if (parsed.kind === 'bad-file')
		throw new Error(parsed.problems.map((one) => one.text).join('\n'));
	return mappingDecoder(parsed.mapping, mostDevices);
}

test('a plain number, and an expression that gives all values', async () => {
	const gauge = decoderOf(
		'name: gauge\nrules:\n  - topic: muc-nuoc/{device}\n    values: "{\\"waterLevelM\\": $}"\n',
	);
	expect((await gauge.decode(message('muc-nuoc/suoi', '1.42'))).readings).toMatchObject([
		{ values: [['waterLevelM', 1.42]] },
	]);
	expect((await gauge.decode(message('muc-nuoc/suoi', 'null'))).rejected).toEqual([]);
});

const faulty = `
name: faulty
rules:
  - topic: f/{device}/loop
    values: { x: '($f := function() { $f() }; $f())', y: '1' }
  - topic: f/{device}/state
    state: $
  - topic: f/{device}/time
    time: at
    values: { x: v }
  - topic: f/{device}/id
    device: id
    values: { x: '1' }
  - topic: f/{device}/when
    when: '$error("no")'
    state: '"online"'
  - topic: f/{device}/all
    values: $
  - topic: f/{device}/named
    name: '1'
    gateway: '"gw"'
  - topic: f/{device}/called
    name: n
    gateway: g
`;

test.each([
	['loop', '{}', /^faulty, line 4, values\.x: Evaluation timeout/],
	['state', '"Online"', /^faulty, line 6, state: "online", .* wanted, got "Online"$/],
	[
		'time',
		'{"at":"yesterday","v":1}',
		/^time: RFC 3339 or epoch milliseconds are wanted, got "yesterday"$/,
	],
	[
		'time',
		'{"at":1795309323000,"v":"a"}',
		/^faulty, line 8, values: x: a finite number is wanted, got "a"$/,
	],
	['time', '{"at":1795309323000,"v":1e16}', /values: x: a number within ±1e15 is wanted/],
	['id', '{"id":"a/b"}', /^device: 1 to 128 printable characters/],
	['id', '{"id":7}', /^faulty, line 11, device: a text is wanted, got 7$/],
	['when', '{}', /^faulty, line 14, when: no \(character 7\)$/],
	['all', '[1]', /^faulty, line 17, values: an object of numbers is wanted, got \[1\]$/],
	['all', '{"wa ter":1}', /values: a metric such as powerW is wanted, got "wa ter"$/],
	['named', '{}', /^faulty, line 19, name: a text is wanted, got 1$/],
	[
		'called',
		'{"n":"a\\u0007b"}',
		/line 22, name: 1 to 200 printable characters are wanted, got "a/,
	],
	['called', `{"n":"${'x'.repeat(201)}"}`, /^faulty, line 22, name: 1 to 200 printable/],
	['called', '{"g":"a/b"}', /^faulty, line 22, gateway: device: 1 to 128 printable/],
	['state', '{"a":', /JSON/],
	['state', Buffer.from([0xff]), /^the payload is not UTF-8$/],
	['state', 'x'.repeat(65_537), /^at most 65536 bytes/],
])('%s with %s is told', async (kind, payload, said) => {
	const { rejected } = await decoderOf(faulty).decode(message(`f/d-1/${kind}`, payload));
	expect(rejected[0]?.detail).toMatch(said);
});

test('a name is cleaned, and one that is empty is none', async () => {
	const called = async (payload: object) =>
		(await decoderOf(faulty).decode(message('f/d-1/called', payload))).readings;
	expect(await called({ n: ' Cống\u200b ', g: 'gw' })).toMatchObject([
		{ name: 'Cống', gateway: 'gw' },
	]);
	expect(await called({ n: ' ', g: '' })).toMatchObject([{ name: 'd-1', gateway: null }]);
});

test('what one expression spoils leaves the others', async () => {
	const { readings } = await decoderOf(faulty).decode(message('f/d-1/loop', '{}'));
	expect(readings).toMatchObject([{ kind: 'telemetry', values: [['y', 1]] }]);
});

test('a rule that loops again and again is not asked for a minute, and the others are', async () => {
	const decoder = decoderOf(faulty);
	const at = (topic: string, receivedAt: number) =>
		decoder.decode({ ...message(topic, '{"at":1}'), receivedAt });
	for (const n of [0, 1, 2]) await at('f/d-1/loop', NOW + n);
	const { readings, rejected } = await at('f/d-2/loop', NOW + 60_001);
	expect(readings).toEqual([]);
	expect(rejected).toMatchObject([
		{
			reason: 'bad-mapping',
			detail: expect.stringMatching(/^faulty, line 4: not asked/) as string,
		},
	]);
	expect((await at('f/d-1/id', NOW + 4)).rejected[0]?.detail).toMatch(/^device:/);
	expect((await at('f/d-2/loop', NOW + 60_002)).readings).toHaveLength(1);
});

test('more devices than can be known are refused, and the known ones go on', async () => {
	const text = 'name: word\nrules:\n  - topic: w/{device}\n    payload: text\n    state: $\n';
	const decoder = decoderOf(text, 1);
	const says = (device: string) => decoder.decode(message(`w/${device}`, 'online'));
	expect((await says('a')).rejected).toEqual([]);
	expect(await says('b')).toMatchObject({ readings: [], rejected: [{ reason: 'bad-topic' }] });
	expect((await says('a')).readings).toHaveLength(1);
});
