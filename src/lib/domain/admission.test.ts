import { expect, test } from 'vitest';
import { admittedBy, type AdmitRule } from './admission.ts';

const rule = (some: Partial<AdmitRule>): AdmitRule => ({
	family: null,
	site: null,
	topic: null,
	device: null,
	unit: '673',
	heartbeatS: null,
	...some,
});
const sight = {
	family: 'frigate',
	site: 'bao-loc',
	device: 'nvr:cam-01',
	topic: 'frigate/cam-01/status',
};
const fits = (some: Partial<AdmitRule>) => admittedBy([rule(some)], sight) !== null;

test('the first rule that fits decides, and none leaves the device to an operator', () => {
	const rules = [rule({ family: 'axis' }), rule({ unit: '672' }), rule({ unit: '674' })];
	expect(admittedBy(rules, sight)?.unit).toBe('672');
	expect(admittedBy([rule({ family: 'axis' })], sight)).toBeNull();
});

test('all conditions that are given must fit', () => {
	expect(fits({ family: 'frigate', site: 'bao-loc' })).toBe(true);
	expect(fits({ family: 'frigate', site: 'da-teh' })).toBe(false);
	expect(fits({ family: 'frigate', site: 'bao-loc', topic: 'axis/#' })).toBe(false);
});

test('a topic filter fits as MQTT says', () => {
	expect(fits({ topic: 'frigate/#' })).toBe(true);
	expect(fits({ topic: 'frigate/cam-01/status/#' })).toBe(true);
	expect(fits({ topic: 'frigate/+/status' })).toBe(true);
	expect(fits({ topic: 'frigate/+' })).toBe(false);
	expect(fits({ topic: 'frigate/+/status/+' })).toBe(false);
	const system = { ...sight, topic: '$SYS/broker' };
	expect(admittedBy([rule({ topic: '#' })], system)).toBeNull();
	expect(admittedBy([rule({ topic: '$SYS/#' })], system)).not.toBeNull();
});

test('a star in a device id stands for whatever characters', () => {
	expect(fits({ device: 'nvr:*' })).toBe(true);
	expect(fits({ device: '*cam*01' })).toBe(true);
	expect(fits({ device: '*' })).toBe(true);
	expect(fits({ device: 'nvr:cam-01' })).toBe(true);
	expect(fits({ device: 'nvr:cam' })).toBe(false);
	expect(fits({ device: 'nvr:cam-01*1' })).toBe(false);
	expect(fits({ device: '*axis*' })).toBe(false);
});
