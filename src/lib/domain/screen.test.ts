import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	brightnessAt,
	DARKEST_LAYER,
	isNight,
	layerOpacity,
	minuteOfDay,
	presenceOf,
} from './screen.ts';

/** Of a day in Vietnam. */
const at = (time: string): number => Date.parse(`2026-11-24T${time}:00+07:00`);
const minutes = (time: string): number => minuteOfDay(at(time));

test('the minute of the day is that of Vietnam', () => {
	expect(minutes('00:00')).toBe(0);
	expect(minutes('06:59')).toBe(419);
	expect(minutes('23:59')).toBe(1_439);
});

describe('night', () => {
	const overMidnight = { from: minutes('22:00'), until: minutes('05:30'), brightness: 40 };

	test.each([
		['21:59', false],
		['22:00', true],
		['00:00', true],
		['05:29', true],
		['05:30', false],
		['12:00', false],
	])('at %s, from 22:00 until 05:30, is %s', (time, night) => {
		expect(isNight(overMidnight, at(time))).toBe(night);
	});

	test.each([
		['00:59', false],
		['01:00', true],
		['03:59', true],
		['04:00', false],
	])('at %s, from 01:00 until 04:00, is %s', (time, night) => {
		const early = { from: minutes('01:00'), until: minutes('04:00') };
		expect(isNight(early, at(time))).toBe(night);
	});

	test('makes a screen darker, and never brighter', () => {
		expect(brightnessAt({ brightness: 90, night: overMidnight }, at('23:00'))).toBe(40);
		expect(brightnessAt({ brightness: 90, night: overMidnight }, at('12:00'))).toBe(90);
		expect(brightnessAt({ brightness: 30, night: overMidnight }, at('23:00'))).toBe(30);
		expect(brightnessAt({ brightness: 70, night: null }, at('23:00'))).toBe(70);
	});
});

test('the layer is nothing at full brightness, and no darker than text bears', () => {
	expect(layerOpacity(100)).toBe(0);
	expect(layerOpacity(55)).toBeCloseTo(DARKEST_LAYER / 2);
	expect(layerOpacity(10)).toBe(DARKEST_LAYER);
	expect(layerOpacity(0)).toBe(DARKEST_LAYER);
	expect(layerOpacity(200)).toBe(0);
});

describe('under the darkest layer', () => {
	const css = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8');
	/** The tokens of a block, as it is written. */
	const block = (selector: string): Record<string, string> => {
		const start = css.indexOf(`\n${selector} {`);
		expect(start).toBeGreaterThan(0);
		const body = css.slice(start, css.indexOf('}', start));
		return Object.fromEntries(
			[...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, a, b]) => [a, b]),
		);
	};
	const linear = (share: number): number =>
		share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	/** WCAG's, of what the eye gets through the layer. */
	const luminance = (hex: string): number => {
		const [r = 0, g = 0, b = 0] = [1, 3, 5].map((from) => {
			const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
			return linear(share * (1 - DARKEST_LAYER));
		});
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const contrast = (one = '', other = ''): number => {
		const [less = 0, more = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
		return (more + 0.05) / (less + 0.05);
	};

	test.each([
		['dark', ':root', ':root[data-dimmed]'],
		['light', ":root[data-theme='light']", ":root[data-dimmed][data-theme='light']"],
	])(
		'text of the %s theme keeps 6 : 1 on its ground, symbols 3 : 1, names on the map 4 : 1',
		(...[, theme, dimmed]) => {
			const tokens = { ...block(theme), ...block(dimmed) };
			// Quiet text is as the other text there.
			expect(block(':root[data-dimmed]')['text-quiet']).toBe('var(--text)');
			for (const ground of ['ground', 'trough']) {
				for (const text of ['text', 'text-strong']) {
					expect(contrast(tokens[text], tokens[ground])).toBeGreaterThanOrEqual(6);
				}
			}
			for (const symbol of ['symbol', 'critical', 'warning']) {
				expect(contrast(tokens[symbol], tokens['ground'])).toBeGreaterThanOrEqual(3);
			}
			for (const level of [0, 1, 2, 3, 4]) {
				const letters = tokens[level === 4 ? 'ground' : 'text-strong'];
				expect(contrast(letters, tokens[`map-progress-${level}`])).toBeGreaterThan(3.9);
			}
		},
	);
});

test('a screen is there, late or away by the age of its last word', () => {
	expect([0, 14_999, 15_000, 59_999, 60_000, null].map(presenceOf)).toEqual([
		'there',
		'there',
		'late',
		'late',
		'away',
		'away',
	]);
});
