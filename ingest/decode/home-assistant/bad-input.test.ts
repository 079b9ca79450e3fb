import { expect, test } from 'vitest';
import { seededRandom } from '../../simulate/seeded-random.ts';
import { LONGEST_EVIDENCE } from './decoder.ts';
import { inBrief, Told } from './examples.ts';

const AT = 'homeassistant/sensor/t/config';
const DEV = { ids: 'd', name: 'D' };

test('what comes on a topic that nobody named is overlooked', () => {
	const home = new Told();
	expect(home.tell('some/topic', '1')).toEqual({ readings: [], rejected: [], requests: [] });
	expect(home.tell('homeassistant/a/config', '1').rejected).toEqual([]);
	expect(home.tell('homeassistant/a/b/c/d/config', '1').rejected).toEqual([]);
});

const FIGURE = { dev: DEV, stat_t: 's', unit_of_meas: 'm' };

test.each([
	[FIGURE, 'abc', 'bad-number homeassistant/sensor/t/config: a finite number is wanted, got "abc"'],
	[FIGURE, 'nan', 'bad-number homeassistant/sensor/t/config: a finite number'],
	[FIGURE, '1e16', 'bad-number homeassistant/sensor/t/config: a number from'],
	[FIGURE, new Uint8Array([0xc3, 0x28]), 'bad-utf8'],
	[FIGURE, 'x'.repeat(70_000), 'too-large'],
	[
		{ ...FIGURE, val_tpl: '{{ value_json.a.b }}' },
		'{}',
		'bad-shape homeassistant/sensor/t/config: template "{{ value_json.a.b }}": b of what is undefined',
	],
	[
		{ ...FIGURE, val_tpl: '{{ value_json.a }}' },
		'no JSON',
		'bad-shape homeassistant/sensor/t/config: template "{{ value_json.a }}": a of what is undefined',
	],
	[
		{ ...FIGURE, stat_t: 'other', avty_t: 's' },
		'awake',
		'bad-shape homeassistant/sensor/t/config: availability: "online" or "offline" is wanted, got "awake"',
	],
	[
		{ ...FIGURE, stat_t: 'other', avty_t: 's', avty_tpl: '{{ value_json.a }}' },
		'x',
		'bad-shape homeassistant/sensor/t/config: availability: template',
	],
	[
		{ ...FIGURE, stat_t: 'other', avty_t: 's' },
		'x'.repeat(LONGEST_EVIDENCE + 1),
		'too-large availability: at most 4096',
	],
])('with %j what is said on its topic has its reason', (config, said, reason) => {
	const home = new Told();
	home.tell(AT, config);
	const { readings, rejected } = home.tell('s', said);
	expect(readings).toEqual([]);
	const [why] = rejected.map((one) => `${one.reason} ${one.detail}`);
	expect(why?.slice(0, reason.length)).toBe(reason);
	expect(rejected).toHaveLength(1);
});

test('an emptied topic says nothing', () => {
	const home = new Told();
	home.tell(AT, { ...FIGURE, avty_t: 's' });
	expect(home.tell('s', '')).toEqual({ readings: [], rejected: [], requests: [] });
});

test('what is wrong for one component leaves the others their figures, and is one dead letter', () => {
	const home = new Told();
	for (const name of ['a', 'b', 'c']) {
		home.tell(`homeassistant/sensor/${name}/config`, {
			...FIGURE,
			val_tpl: `{{ value_json.${name} }}`,
		});
	}
	const said = home.tell('s', { a: 'x', b: 'y', c: 3 });
	expect(inBrief(said)).toEqual(['ha:d c=3']);
	expect(said.rejected).toMatchObject([{ detail: expect.stringMatching(/"x" \(and 1 more\)$/) }]);
});

test('what is no word of availability leaves the state as it was', () => {
	const home = new Told();
	home.tell(AT, { ...FIGURE, avty: [{ t: 'a' }, { t: 'b' }], avty_mode: 'all' });
	home.tell('a', 'online');
	expect(home.tell('a', 'awake').rejected).toHaveLength(1);
	expect(inBrief(home.tell('b', 'online'))).toEqual(['ha:d online']);
});

test('a component that is misunderstood does not keep another from being understood', () => {
	const home = new Told();
	home.tell(AT, { ...FIGURE, avty_t: 'a', avty_tpl: '{{ value_json.x }}' });
	home.tell('homeassistant/sensor/u/config', { ...FIGURE, avty_t: 'a' });
	const said = home.tell('a', 'online');
	expect(inBrief(said)).toEqual(['ha:d online']);
	expect(said.rejected).toHaveLength(1);
});

test('a config that changes its mind a thousand times leaves one device and one topic', () => {
	const home = new Told();
	for (let at = 0; at < 1_000; at++) {
		home.tell(AT, { dev: { ids: `d${at}`, name: `D${at}` }, stat_t: `s${at}`, avty_t: `a${at}` });
	}
	expect(home.topics).toEqual(['s999', 'a999']);
	expect(inBrief(home.tell('s999', '1'))).toEqual(['ha:d999 t=1']);
});

/** Values that configs have, and that they do not have, in any place. */
function anything(random: () => number, depth = 0): unknown {
	const pick = <Of>(of: readonly Of[]) => of[Math.floor(random() * of.length)] as Of;
	const kind = Math.floor(random() * (depth > 3 ? 5 : 8));
	if (kind === 0) return null;
	if (kind === 1) return random() * 100 - 50;
	if (kind === 2) return random() < 0.5;
	if (kind < 5)
		return pick(['', 's', '~/s', 'a/+', '{{ value_json.x }}', '{% x', 'ON', '\u0000', 'ế']);
	if (kind === 5) return Array.from({ length: 3 }, () => anything(random, depth + 1));
	const names = [
		...['dev', 'ids', 'cns', 'cmps', 'p', 'stat_t', 'val_tpl', 'avty', 't', 'avty_t', 'avty_mode'],
		...['__proto__', 'constructor', '~', 'name', 'exp_aft', 'dev_cla', 'pl_on', 'uniq_id', 'x'],
	];
	const entries = Array.from({ length: 6 }, () => [pick(names), anything(random, depth + 1)]);
	return JSON.parse(JSON.stringify(Object.fromEntries(entries)));
}

test('nothing that is told makes it throw', () => {
	const random = seededRandom(3);
	const home = new Told();
	const topics = [AT, 'homeassistant/device/d/config', 'homeassistant/camera/n/o/config', 's', 'a'];
	let refusals = 0;
	for (let at = 0; at < 5_000; at++) {
		const topic = topics[at % topics.length] as string;
		const bytes = Uint8Array.from({ length: Math.floor(random() * 40) }, () => random() * 256);
		const config = { ...(anything(random) as object), ...(random() < 0.5 ? { stat_t: 's' } : {}) };
		const said =
			random() < 0.3 ? bytes : random() < 0.8 ? config : JSON.stringify(anything(random));
		refusals += home.tell(topic, said, random() < 0.2).rejected.length;
	}
	expect(refusals).toBeGreaterThan(1_000);
	home.tell(AT, { dev: DEV, stat_t: 's', avty_t: 'a' });
	expect(inBrief(home.tell('a', 'online')).join()).toContain('online');
});
