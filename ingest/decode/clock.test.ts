import { expect, test } from 'vitest';
import { decode } from './decode.ts';

const RECEIVED_AT = Date.UTC(2026, 10, 22, 1, 2, 3);
const STATUS = 'ioc/v1/bao-loc/device/cam-01/status';
const TELEMETRY = 'ioc/v1/bao-loc/device/aqi-01/telemetry';
const INDICATOR = 'ioc/v1/bao-loc/indicator/673/ho-so-truc-tuyen';

function decoded(topic: string, text: string) {
	const payload = new TextEncoder().encode(text);
	return decode({ topic, payload, retained: false, receivedAt: RECEIVED_AT });
}

const YEAR_S = 365 * 86_400;

test.each([
	['of 1970', 12_345, Math.round((12_345 - RECEIVED_AT) / 1000)],
	['ten minutes ahead', RECEIVED_AT + 600_000, 600],
	['two years behind', RECEIVED_AT - 2 * YEAR_S * 1000, -2 * YEAR_S],
])(
	'of a device whose clock is wrong, %s, the time of receipt counts, and both are kept',
	(_, ts, offset) => {
		const receipt = { observedAt: RECEIVED_AT, timeSource: 'receipt' };
		expect(decoded(STATUS, `{"ts":${ts},"state":"online","fps":25}`)).toMatchObject({
			...receipt,
			values: [
				['fps', 25],
				['clockOffsetS', offset],
			],
		});
		expect(decoded(TELEMETRY, `{"ts":${ts},"values":{"pm25":1}}`)).toMatchObject({
			...receipt,
			values: [
				['pm25', 1],
				['clockOffsetS', offset],
			],
		});
		expect(decoded(INDICATOR, `{"ts":${ts},"value":1}`)).toMatchObject(
			offset < -2 * YEAR_S || offset > 0 ? { kind: 'rejected' } : { timeSource: 'device' },
		);
	},
);

test('a device may tell what it kept for most of a year', () => {
	const ts = RECEIVED_AT - 360 * 86_400_000;
	expect(decoded(TELEMETRY, `{"ts":${ts},"values":{"pm25":1}}`)).toMatchObject({
		observedAt: ts,
		timeSource: 'device',
		values: [['pm25', 1]],
	});
	expect(decoded(STATUS, '{"ts":"yesterday","state":"online"}')).toMatchObject({
		reason: 'bad-time',
		detail: 'ts: RFC 3339 or epoch milliseconds are wanted, got "yesterday"',
	});
});
