import { expect, test } from 'vitest';
import { MOST_VALUES } from '../telemetry.ts';
import { HomeAssistantDecoder } from './decoder.ts';
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

test('a config of more than 64 KiB is taken, one of more than 1 MiB is not', () => {
	const long = (bytes: number) => ({ dev: DEV, stat_t: 's', 'x-made-by': 'x'.repeat(bytes) });
	const at = 'homeassistant/sensor/x/config';
	expect(new Told().tell(at, long(100_000)).rejected).toEqual([]);
	expect(refusal(long(1_048_576))).toMatch(/^too-large at most 1048576 bytes/);
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
	[{ dev: DEV, cmps: { a: { p: 'a b', stat_t: 's' } } }, '"a": platform is wanted'],
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
			reason: 'bad-shape',
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
		{ kind: 'rejected', reason: 'too-large', detail: 'at most 3000 components are taken' },
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
	expect(tell(MOST_VALUES).rejected).toMatchObject([{ reason: 'too-large' }]);
	expect(home.tell('s', '1').readings).toMatchObject([{ values: { length: MOST_VALUES } }]);
});

test('what is nested thousands of levels deep is refused as all else', () => {
	const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
	const configs = [
		`{"stat_t":${deep}}`,
		`{"dev":${deep}}`,
		`{"dev":{"ids":"d","name":${deep}},"stat_t":"s"}`,
		`{"dev":{"ids":"d"},"stat_t":"s","avty":${deep}}`,
		`{"dev":{"ids":"d"},"cmps":{"a":${deep}}}`,
	];
	for (const config of configs) {
		expect(refusal(config)).toContain('bad-shape');
		expect(refusal(config, 'homeassistant/device/d/config')).toContain('bad-shape');
	}
	const home = new Told();
	home.tell(AT, { dev: DEV, stat_t: 's', val_tpl: '{{ value_json }}' });
	expect(home.tell('s', deep).rejected).toMatchObject([
		{ detail: expect.stringContaining('got a list') },
	]);
});
