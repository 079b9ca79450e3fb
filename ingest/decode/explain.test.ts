import { expect, test } from 'vitest';
import { explain } from './explain.ts';
import { parseMapping } from './mapping/mapping-file.ts';
import { families } from './families.ts';

const NOW = Date.UTC(2026, 10, 22, 1);

function mapping(text: string) {
	const parsed = parseMapping('test.yaml', text);
	if (parsed.kind === 'bad-file')
		throw new Error(parsed.problems.map((one) => one.text).join('\n'));
	return parsed.mapping;
}

const gauge = mapping(
	'name: gauge\nrules:\n  - topic: muc-nuoc/{device}\n    time: at\n    values: { waterLevelM: m }\n',
);
const other = mapping(
	'name: other\nrules:\n  - topic: muc-nuoc/+\n    device: \'"x"\'\n    values: { v: m }\n',
);

function explained(topic: string, payload: string, mappings = [gauge]) {
	const message = {
		topic,
		payload: Buffer.from(payload),
		retained: false,
		receivedAt: NOW,
		site: 'thu',
	};
	return explain(families(mappings), message);
}

test('who takes a message, what it becomes, and why not the others', async () => {
	const { lines, taken } = await explained('muc-nuoc/suoi', `{"m":1.2,"at":${NOW - 90_000}}`);
	expect(taken).toBe(true);
	expect(lines.slice(0, 5)).toEqual([
		'Taken by',
		'  gauge',
		'    telemetry of suoi · waterLevelM 1.2 · 2026-11-22T00:58:30.000Z (90 s before receipt)',
		'Not by',
		'  ioc: hears ioc/v1/#',
	]);
});

test('the first that has a use for it has it', async () => {
	const { lines } = await explained('muc-nuoc/suoi', '{"m":1.2}', [other, gauge]);
	expect(lines).toContain('  gauge (in vain: another one has it)');
});

test('a mere sign of life leaves a message to whoever makes more of it', async () => {
	const counter = mapping(
		`name: counter\nrules:\n  - topic: '{device}/onvif-ej/Device/+'\n    values: { n: Data.Count }\n`,
	);
	const counted = '{"UtcTime":"2026-11-22T01:00:00Z","Source":{},"Data":{"Count":7}}';
	const { lines, taken } = await explained('cong/onvif-ej/Device/Counter', counted, [counter]);
	expect(taken).toBe(true);
	expect(lines.slice(1, 4)).toEqual([
		'  counter',
		'    telemetry of cong · n 7 · at receipt',
		'  onvif (in vain: another one has it)',
	]);
});

test('what is refused says why; what says nothing is of no use', async () => {
	const refused = await explained('ioc/v1/da-teh/device/cam-1/status', '{"state":"on"}');
	expect(refused).toMatchObject({ taken: false });
	expect(refused.lines.slice(0, 3)).toEqual([
		'Refused by',
		'  ioc',
		'    refused, bad-shape: state: "online", "degraded" or "offline" is wanted, got "on"',
	]);
	const idle = await explained('muc-nuoc/suoi', '{"q":1}');
	expect(idle.lines[0]).toBe('Taken by nobody');
	expect(idle.lines).toContain('  gauge: hears the topic, and has no use for this message');
});

test('each kind of reading has its line', async () => {
	const info = '{"kind":"camera","name":"Camera Trần Phú","gateway":"gw-1","heartbeatS":30}';
	const lineOf = async (topic: string, payload: string): Promise<string | undefined> =>
		(await explained(topic, payload)).lines[2];
	expect(await lineOf('ioc/v1/da-teh/device/cam-1/info', info)).toBe(
		'    info of cam-1 · kind camera · "Camera Trần Phú" · gateway gw-1 · every 30 s',
	);
	const status = '{"state":"degraded","reason":"frozen","fps":0}';
	expect(await lineOf('ioc/v1/da-teh/device/cam-1/status', status)).toBe(
		'    status of cam-1 · degraded (frozen) · fps 0 · at receipt',
	);
	const event = '{"UtcTime":"2026-11-22T01:00:00Z","Source":{},"Data":{}}';
	const began = await explained('cong/onvif-ej/Device/OperationMode/UploadInitiated', event);
	expect(began.lines[3]).toBe('    sign of life of onvif:cong · 2026-11-22T01:00:00.000Z');
	const value = '{"ts":"2026-11-22T01:00:00Z","value":87.2}';
	expect(await lineOf('ioc/v1/da-teh/indicator/673/ho-so', value)).toBe(
		'    observation of 673 · ho-so 87.2 · 2026-11-22T01:00:00.000Z',
	);
});
