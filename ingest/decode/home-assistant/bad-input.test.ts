import { expect, test } from 'vitest';
import { seededRandom } from '../../simulate/seeded-random.ts';
import { MOST_VALUES } from '../telemetry.ts';
import { HomeAssistantDecoder, LONGEST_EVIDENCE } from './decoder.ts';
import { inBrief, Told } from './examples.ts';

const AT = 'homeassistant/sensor/t/config';
const DEV = { ids: 'd', name: 'D' };

/** Why a config is refused; what was good of it is counted. */
function refusal(config: string | object | Uint8Array, at = AT): string {
	const home = new Told();
	const { readings, rejected } = home.tell(at, config);
	expect(readings).toEqual([]);
	expect(home.topics).toEqual([]);
	return rejected.map(({ reason, detail }) => `${reason} ${detail}`).join('; ');
}

test.each([
	['{', 'bad-json'],
	['[]', 'bad-shape a JSON object is wanted'],
	['"x"', 'bad-shape a JSON object is wanted'],
	[new Uint8Array([0xff, 0xfe]), 'bad-utf8'],
	['{"a":NaN}', 'bad-number'],
	[`{"a":"${'x'.repeat(70_000)}"}`, 'too-large'],
	[{ dev: DEV }, 'bad-shape state_topic: a topic is wanted'],
	[{ dev: DEV, stat_t: 5 }, 'bad-shape state_topic: a topic of at most 1024 bytes'],
	[{ dev: DEV, stat_t: '' }, 'bad-shape state_topic'],
	[{ dev: DEV, stat_t: 'a/+/b' }, 'bad-shape state_topic'],
	[{ dev: DEV, stat_t: 'a/#' }, 'bad-shape state_topic'],
	[{ dev: DEV, stat_t: '$share/g/a' }, 'bad-shape state_topic'],
	[{ dev: DEV, stat_t: 'ioc/v1/bao-loc/device/cam-01/status' }, 'bad-shape state_topic'],
	[{ dev: DEV, stat_t: 'ioc/v1' }, 'bad-shape state_topic'],
	[{ dev: DEV, stat_t: 'a\u0000b' }, 'bad-shape state_topic'],
	[{ dev: DEV, '~': 'x'.repeat(33_000), stat_t: '~/~' }, 'bad-shape state_topic'],
	[{ dev: DEV, stat_t: 'ế'.repeat(400) }, 'bad-shape state_topic'],
	[{ dev: 'd', stat_t: 's' }, 'bad-shape device: an object is wanted'],
	[{ dev: {}, stat_t: 's' }, 'bad-shape device: identifiers or connections'],
	[{ dev: { ids: [{}], cns: ['mac', 'x'] }, stat_t: 's' }, 'bad-shape device: identifiers'],
	[{ dev: { ids: 'a/b' }, stat_t: 's' }, 'bad-shape device: 1 to 128 printable'],
	[{ dev: { ids: 'a\nb' }, stat_t: 's' }, 'bad-shape device: 1 to 128 printable'],
	[{ dev: { ids: 'x'.repeat(300) }, stat_t: 's' }, 'bad-shape device: 1 to 128 printable'],
	[{ dev: { ids: 'd', via_device: 'a/b' }, stat_t: 's' }, 'bad-shape device: 1 to 128'],
	[{ dev: { ids: 'd', name: 'x'.repeat(300) }, stat_t: 's' }, 'bad-shape name: a text'],
	[{ dev: { ids: 'd', name: ['D'] }, stat_t: 's' }, 'bad-shape name: a text'],
	[{ dev: DEV, stat_t: 's', val_tpl: 7 }, 'bad-shape value_template: a template is wanted'],
	[{ dev: DEV, stat_t: 's', val_tpl: '{{ value' }, 'bad-shape value_template: template "{{ value"'],
	[
		{ dev: DEV, stat_t: 's', val_tpl: '{% for i in value %}{% endfor %}' },
		'bad-shape value_template: template "{% for i in value %}{% endfor %}": a template may not loop',
	],
	[{ dev: DEV, stat_t: 's', exp_aft: -1 }, 'bad-shape expire_after: whole seconds'],
	[{ dev: DEV, stat_t: 's', exp_aft: 'soon' }, 'bad-shape expire_after: whole seconds'],
	[
		{ dev: DEV, stat_t: 's', avty_t: 'a', avty: [{ t: 'b' }] },
		'bad-shape availability: not together',
	],
	[{ dev: DEV, stat_t: 's', avty_t: 'a', avty_mode: 'most' }, 'bad-shape availability_mode: "all"'],
	[{ dev: DEV, stat_t: 's', avty: [{}] }, 'bad-shape availability: topic is wanted'],
	[{ dev: DEV, stat_t: 's', avty: ['a'] }, 'bad-shape availability: a list of at most 16'],
	[{ dev: DEV, stat_t: 's', avty_t: 'a/#' }, 'bad-shape availability_topic: a topic'],
	[{ dev: DEV, stat_t: 's', avty: [{ t: 'a', val_tpl: '{{ | }}' }] }, 'bad-shape value_template'],
])('the config %j is refused: %s', (config, reason) => {
	expect(refusal(config).slice(0, reason.length)).toBe(reason);
});

test.each(['a b', 'ê', 'a.b', 'x'.repeat(300), 'a\tb'])('the object id %j is refused', (id) => {
	expect(refusal({ dev: DEV, stat_t: 's' }, `homeassistant/sensor/${id}/config`)).toContain(
		'bad-topic ids of letters',
	);
});

test('an object id that is too long for the code of a figure is refused', () => {
	const at = `homeassistant/sensor/${'x'.repeat(65)}/config`;
	expect(refusal({ dev: DEV, stat_t: 's' }, at)).toContain('object id: at most 64 characters');
});

test.each([
	[{ cmps: {} }, 'device: an object is wanted'],
	[{ dev: DEV }, 'components: an object of at most 256'],
	[{ dev: DEV, cmps: [] }, 'components: an object of at most 256'],
	[
		{ dev: DEV, cmps: Object.fromEntries(Array.from({ length: 257 }, (_, at) => [at, {}])) },
		'components: an object of at most 256',
	],
	[{ dev: DEV, cmps: { a: { stat_t: 's' } } }, '"a": platform is wanted'],
	[{ dev: DEV, cmps: { a: 'sensor', b: null } }, '"a": platform is wanted (and 1 more)'],
])('the config of a device %j is refused', (config, reason) => {
	expect(refusal(config, 'homeassistant/device/d/config')).toContain(reason);
});

test('a component at fault leaves the others of its device to be taken, and what was known of it', () => {
	const home = new Told();
	const at = 'homeassistant/device/d/config';
	const good = { p: 'sensor', stat_t: 's' };
	home.tell(at, { dev: DEV, cmps: { a: good, b: good } });
	const said = home.tell(at, {
		dev: DEV,
		cmps: { a: { p: 'sensor', stat_t: 't' }, b: { p: 'sensor', stat_t: '#' } },
	});
	expect(said.rejected).toHaveLength(1);
	expect(inBrief(home.tell('s', '1'))).toEqual(['ha:d b=1']);
	expect(inBrief(home.tell('t', '2'))).toEqual(['ha:d a=2']);
});

test('a config at fault leaves what its topic told before', () => {
	const home = new Told();
	home.tell(AT, { dev: DEV, stat_t: 's' });
	expect(home.tell(AT, '{').rejected).toHaveLength(1);
	expect(home.tell(AT, { dev: DEV, stat_t: '#' }).rejected).toHaveLength(1);
	expect(inBrief(home.tell('s', '1'))).toEqual(['ha:d t=1']);
});

test('one figure of a device is not told by two components', () => {
	const home = new Told();
	home.tell('homeassistant/sensor/a/x/config', { dev: DEV, stat_t: 's' });
	const { rejected } = home.tell('homeassistant/sensor/b/x/config', { dev: DEV, stat_t: 't' });
	expect(rejected).toEqual([
		{
			kind: 'rejected',
			reason: 'conflict',
			detail: 'x: already told by homeassistant/sensor/a/x/config',
		},
	]);
});

test('so many components are taken and no more, and what is withdrawn makes room', () => {
	const home = new Told(new HomeAssistantDecoder({ mostComponents: 3_000 }));
	const tell = (at: number) => {
		const config = { dev: { ids: `d${at}` }, stat_t: `s/${at}`, avty_t: 'bridge' };
		return home.tell(`homeassistant/sensor/n${at}/t/config`, config);
	};
	for (let at = 0; at < 3_000; at++) expect(tell(at).rejected).toEqual([]);
	expect(tell(3_000).rejected).toEqual([
		{ kind: 'rejected', reason: 'refused', detail: 'at most 3000 components are taken' },
	]);
	expect(home.topics).toHaveLength(3_001);
	expect(home.tell('bridge', 'offline').readings).toHaveLength(3_000);
	home.tell('homeassistant/sensor/n7/t/config', '');
	expect(tell(3_000).rejected).toEqual([]);
});

test('a device has as many components as a message has figures', () => {
	const home = new Told();
	const tell = (at: number) =>
		home.tell(`homeassistant/sensor/m${at}/config`, { dev: DEV, stat_t: 's' });
	for (let at = 0; at < MOST_VALUES; at++) tell(at);
	expect(tell(MOST_VALUES).rejected).toMatchObject([{ reason: 'refused' }]);
	expect(home.tell('s', '1').readings).toMatchObject([{ values: { length: MOST_VALUES } }]);
});

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
