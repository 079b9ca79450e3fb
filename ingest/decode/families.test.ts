import { expect, test } from 'vitest';
import { FAMILIES, familyOf, mappingFamily, own } from './families.ts';
import { parseMapping } from './mapping/mapping-file.ts';

test('our own topics are heard, mistakes below them too, and no others', () => {
	const heard = ['ioc/v1', 'ioc/v1/bao-loc/device/x/status', 'ioc/v1/nonsense'];
	expect(heard.map((topic) => own.hears(topic))).toEqual([true, true, true]);
	expect(own.hears('ioc/v10/x')).toBe(false);
});

test('a mapping hears what its filters match', () => {
	const text = `name: x
rules:
  - { topic: 'a/{device}/c', values: v }
  - { topic: 'd/#', device: '"d"', values: v }
`;
	const parsed = parseMapping('x.yaml', text);
	if (parsed.kind === 'bad-file') throw new Error(parsed.problems.map((one) => one.text).join());
	const family = mappingFamily(parsed.mapping);
	expect(family.filters()).toEqual(['a/+/c', 'd/#']);
	expect(['a/b/c', 'd/e/f', 'd'].map((topic) => family.hears(topic))).toEqual([true, true, true]);
	const others = ['a/b', 'a/b/c/d', 'e'];
	expect(others.map((topic) => family.hears(topic))).toEqual([false, false, false]);
});

test('Home Assistant’s devices are heard where their configs said', () => {
	const family = familyOf('home-assistant', { prefix: 'ha' });
	const message = { retained: true, receivedAt: 0, site: 'thu' };
	const payload = Buffer.from('{"state_topic":"tram/01/pm25","unique_id":"a"}');
	const before = family.filters();
	expect(family.filters()).toBe(before);
	expect(family.hears('tram/01/pm25')).toBe(false);
	expect(family.hears('ha/sensor/a/config')).toBe(true);
	void family.decode({ ...message, topic: 'ha/sensor/a/config', payload });
	expect(family.hears('tram/01/pm25')).toBe(true);
	expect(family.filters()).not.toBe(before);
	expect(family.filters()).toContain('tram/01/pm25');
});

test.each(FAMILIES)('%s gives the same list of filters while they are the same', (name) => {
	const family = familyOf(name, { prefix: null });
	expect(family.filters()).toBe(family.filters());
	expect(family.name).toBe(name);
});
