import { expect, test } from 'vitest';
import { mqttTopic, parseMqttTopic } from './mqtt-topic.ts';

test('a device topic names kind, site and device', () => {
	expect(parseMqttTopic('ioc/v1/da-teh/device/cam-01/status')).toEqual({
		kind: 'status',
		site: 'da-teh',
		device: 'cam-01',
	});
});

test('an indicator topic names unit and indicator, leading zeros kept', () => {
	expect(parseMqttTopic('ioc/v1/dien-bien/indicator/094/ho-so-truc-tuyen')).toEqual({
		kind: 'observation',
		site: 'dien-bien',
		unitCode: '094',
		indicator: 'ho-so-truc-tuyen',
	});
});

test('a device id may hold any printable characters, and comes back in NFC', () => {
	const decomposed = 'Cổng chào #1'.replace('#', 'số ').normalize('NFD');
	expect(parseMqttTopic(`ioc/v1/da-teh/device/${decomposed}/info`)).toEqual({
		kind: 'info',
		site: 'da-teh',
		device: 'Cổng chào số 1'.normalize('NFC'),
	});
});

test.each([
	['ioc/v1', 'the site'],
	['ioc/v1/', 'the site'],
	['ioc/v2/da-teh/device/a/info', 'below ioc/v1'],
	['ioc/v1/Da Teh/device/a/info', 'got "Da Teh"'],
	['ioc/v1/đạ-tẻh/device/a/info', 'the site'],
	['ioc/v1/-/device/a/info', 'the site'],
	[`ioc/v1/${'a'.repeat(65)}/device/a/info`, 'the site'],
	['ioc/v1/da-teh/camera/a/info', 'level 4'],
	['ioc/v1/da-teh', 'level 4'],
	['ioc/v1/da-teh/device/a', 'six levels are wanted, got 5'],
	['ioc/v1/da-teh/device/a/b/info', 'six levels are wanted, got 7'],
	['ioc/v1/da-teh/device/a/infos', 'level 6'],
	['ioc/v1/da-teh/device//info', 'the device'],
	['ioc/v1/da-teh/device/ a/info', 'the device'],
	['ioc/v1/da-teh/device/a\u0007b/info', 'the device'],
	['ioc/v1/da-teh/device/a\u200bb/info', 'the device'],
	[`ioc/v1/da-teh/device/${'a'.repeat(129)}/info`, 'the device'],
	['ioc/v1/da-teh/indicator/6.73/ho-so', 'the unit'],
	['ioc/v1/da-teh/indicator/673/Hồ sơ', 'the indicator'],
	['ioc/v1/da-teh/indicator/673/', 'the indicator'],
])('%j is refused, saying why', (topic, why) => {
	const parsed = parseMqttTopic(topic);
	expect(parsed).toMatchObject({ kind: 'bad-topic', detail: expect.stringContaining(why) });
});

test('what is built is what is parsed', () => {
	const topics = [
		'ioc/v1/da-teh/device/cam 01/telemetry',
		'ioc/v1/phan-rang/indicator/582/thanh-toan-dien-tu',
	];
	for (const topic of topics) {
		const parsed = parseMqttTopic(topic);
		if (parsed.kind === 'bad-topic') throw new Error(parsed.detail);
		expect(mqttTopic(parsed)).toBe(topic);
	}
});

test('building a topic from an id that is none of the grammar throws', () => {
	expect(() => mqttTopic({ kind: 'info', site: 'da-teh', device: 'a/b' })).toThrow(/six levels/);
});
