import { expect, test } from 'vitest';
import { compileTemplate, LONGEST_TEMPLATE, Payload, type Mistake } from './template.ts';

/** What a template makes of a payload, or in words why not. */
function rendered(source: string, payload: string): string {
	const template = compileTemplate(source);
	if ('kind' in template) return `refused: ${template.detail}`;
	const text = new Payload(payload).rendered(template);
	return typeof text === 'string' ? text : `failed: ${text.detail}`;
}

test.each([
	// The documented example: https://www.home-assistant.io/docs/configuration/templating/#using-value-templates-with-mqtt
	['{{ value_json.temperature | round(1) }}', '{"state":"ON","temperature":21.902}', '21.9'],
	['{{ value_json.humidity }}', '{"temperature":21.9,"humidity":null}', 'None'],
	['{{ value }}', ' 23.5 ', '23.5'],
	['{{ value_json.a.b }}', '{"a":{"b":7}}', '7'],
	["{{ value_json['wind speed'] }}", '{"wind speed":4}', '4'],
	['{{ value_json[0].x }}{{ value_json.1.x }}', '[{"x":"a"},{"x":"b"}]', 'ab'],
	['{{ value_json.RSSI | int }}', '{"RSSI":"-67"}', '-67'],
	['{{ value_json.v | float * 10 }}', '{"v":"1.5"}', '15'],
	['{{ value_json.v | float(0) + 1 }}', '{"v":"none"}', '1'],
	['{{ (value_json.mv / 1000) | round(2) }}', '{"mv":3297}', '3.3'],
	['{{ value_json.x | default(5) }}', '{}', '5'],
	['{{ value_json.x | default(5, boolean=true) }}', '{"x":0}', '5'],
	["{{ 'ON' if value_json.on else 'OFF' }}", '{"on":true}', 'ON'],
	["{{ 'ON' if value == '1' else 'OFF' }}", '0', 'OFF'],
	["{{ 'low' if value | int < 10 else 'mid' if value | int < 20 else 'high' }}", '15', 'mid'],
	['{{ value_json.x is defined }}', '{"x":null}', 'True'],
	['{{ value_json.x is not defined and 1 in [1, 2] }}', '{}', 'True'],
	['{% if value_json.x is defined %}{{ value_json.x }}{% else %}0{% endif %}', '{}', '0'],
	['{% set t = value_json.t %}{{ t * 9 / 5 + 32 }}', '{"t":100}', '212'],
	["{{ value.split(',')[1] | trim | upper }}", 'a, b', 'B'],
	["{{ value | replace('%', '') | lower }}", '43 %', '43'],
	['{{ value_json.data.hum[:-1] }}', '{"data":{"hum":"35%"}}', '35'],
	['{{ iif(value_json.open, 1, 0) }}{{ is_number(value_json.open) }}', '{"open":false}', '0False'],
	['{{ value_json.on | bool }}', '{"on":"enable"}', 'True'],
	['{{ -7 // 2 }} {{ -7 % 3 }} {{ 2 ** 3 }} {{ 7 - 2 }}', '', '-4 2 8 5'],
	[
		"{{ 'a' ~ 1 ~ none }} {{ 1 == true }} {{ 1 == '1' }} {{ 'a' < 'b' }}",
		'',
		'a1None True False True',
	],
	['{{ value_json.list | max }} {{ value_json.list | length }}', '{"list":[1,3,2]}', '3 3'],
	['{{ (value | from_json).x }}{# why #}', '{"x":2}', '2'],
	["{{ value_json.get('x', 9) }} {{ value_json.missing }}", '{"y":1}', '9'],
	['{{ value_json.v | round(method="ceil") }} {{ not value_json.v }}', '{"v":1.2}', '2 False'],
	['on', 'anything', 'on'],
])('%s of %s is %s', (source, payload, text) => {
	expect(rendered(source, payload)).toBe(text);
});

test.each([
	['{{ value', 'Unexpected end of input'],
	['{{', 'it ends too early'],
	['{{ value | }}', 'Unexpected token'],
	['{{ value | nonsense }}', 'filter nonsense is not known'],
	['{{ value | regex_replace("(a+)+$", "") }}', 'filter regex_replace is not known'],
	['{{ value | round(1, "common", 0, 4) }}', 'an argument too many'],
	['{{ states("sensor.other") }}', 'function states() is not known'],
	['{{ now() }}', 'function now() is not known'],
	['{{ value.__class__() }}', '__class__() is not known'],
	['{{ value is prime }}', 'test prime is not known'],
	['{% for i in range(9) %}{{ i }}{% endfor %}', 'may not loop'],
	['{% macro m() %}{% endmacro %}', 'may not loop or define macros'],
	['{% set a.b = 1 %}', 'a name, = and an expression are wanted'],
	[`{{ ${'('.repeat(2_000)} }}`, 'it '],
	['x'.repeat(LONGEST_TEMPLATE + 1), 'at most 2048 characters'],
])('%s is refused before any payload comes', (source, reason) => {
	expect(rendered(source, '{}')).toMatch(/^refused: template ".*": /);
	expect(rendered(source, '{}')).toContain(reason);
});

test.each([
	['{{ value_json.a }}', 'no JSON', 'a of what is undefined'],
	['{{ value_json.a.b }}', '{}', 'b of what is undefined'],
	['{{ value | float }}', 'abc', 'no number can be made of "abc"'],
	['{{ value_json }}', '{"a":1}', 'got an object'],
	['{{ 1 / value_json.a }}', '{"a":0}', 'division by zero'],
	['{{ value_json.a + 1 }}', '{"a":"1"}', 'a number is wanted, got "1"'],
	['{{ value_json.a | from_json }}', '{"a":"{"}', 'no JSON'],
	['{{ value_json.a | bool }}', '{"a":"maybe"}', 'neither true nor false'],
	['{{ value_json.a | is_defined }}', '{}', 'a value is undefined'],
])('%s of %s fails with its reason', (source, payload, reason) => {
	expect(rendered(source, payload)).toMatch(/^failed: template ".*": /);
	expect(rendered(source, payload)).toContain(reason);
});

test('what every object of JavaScript has is not there', () => {
	for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
		expect(rendered(`{{ value_json.${name} }}{{ value_json['${name}'] }}`, '{}')).toBe('');
		expect(rendered(`{{ value.${name} }}{{ value_json.list.${name} }}`, '{"list":[]}')).toBe('');
	}
});

test('a text that doubles again and again is stopped', () => {
	const doubling = `{% set a = value %}${'{% set a = a ~ a %}'.repeat(60)}{{ a }}`;
	expect(rendered(doubling, 'abcdefgh')).toContain('the text grows beyond');
	const multiplying = `{{ value | replace('a', value) | replace('a', value) }}`;
	expect(rendered(multiplying, 'a'.repeat(10_000))).toContain('the text grows beyond');
	const joining = `{{ value.split('') | join(value) }}`;
	expect(rendered(joining, 'a'.repeat(10_000))).toContain('the text grows beyond');
});

test('the templates of one message together use so much time and no more', () => {
	const payload = new Payload('a'.repeat(60_000));
	const sources = Array.from({ length: 40 }, (_, at) => `{{ value | upper | lower ~ ${at} }}`);
	const outcomes = sources.map((source) => {
		const template = compileTemplate(source);
		return 'kind' in template ? template : payload.rendered(template);
	});
	expect(typeof outcomes[0]).toBe('string');
	expect((outcomes.at(-1) as Mistake).detail).toContain('take too long');
});
