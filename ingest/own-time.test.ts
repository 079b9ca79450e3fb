import { expect, test } from 'vitest';
import { tellsItsTime } from './own-time.ts';

test.each([
	['telemetry with a time', 'telemetry', '{"ts":1795309323000,"values":{"pm25":31}}', true],
	['a state with a time', 'status', '{"state":"online", "ts" : "2026-11-22T01:02:03Z"}', true],
	['a time that no clock would accept', 'telemetry', '{"ts":"yesterday","values":{}}', true],
	['a last will', 'status', '{"state":"offline"}', false],
	['a word with the letters in it', 'status', '{"state":"online","reason":"its \\"ts\\""}', false],
	['a description, whatever is in it', 'info', '{"kind":"camera","ts":1795309323000}', false],
	['what is no JSON', 'telemetry', 'not JSON', false],
])('%s: %s %s', (_, kind, payload, told) => {
	const topic = `ioc/v1/bao-loc/device/cam-01/${kind}`;
	expect(tellsItsTime({ topic, payload: Buffer.from(payload) })).toBe(told);
});
