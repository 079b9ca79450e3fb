import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isInverse, mixed, paletteOf, rgba, unitFill, type Rgba } from './palette.ts';
import type { ProgressClass } from './types.ts';

const none = { token: () => '', hairlinePx: 1 };

function luminance(colour: string): number {
	const [red, green, blue] = rgba(colour).map((part) => {
		const share = part / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function hex([red, green, blue]: Rgba): string {
	return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function contrast(a: string, b: string): number {
	const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

test.each(['dark', 'light'] as const)(
	'the classes of the %s theme go one way in lightness',
	(theme) => {
		const steps = paletteOf(theme, none).progress.map(luminance);
		const sorted = [...steps].sort((a, b) => (theme === 'dark' ? a - b : b - a));
		expect(steps).toEqual(sorted);
		expect(new Set(steps).size).toBe(5);
	},
);

test.each(['dark', 'light'] as const)(
	'text stands on its halo, and quiet text on its ground, at 6:1 or better (%s)',
	(theme) => {
		const { ink, inkQuiet, halo, empty } = paletteOf(theme, none);
		expect(contrast(ink, halo)).toBeGreaterThan(10);
		expect(contrast(inkQuiet, halo)).toBeGreaterThan(6);
		// Under what is stale, or of no class.
		expect(contrast(inkQuiet, empty)).toBeGreaterThan(6);
	},
);

test.each(['dark', 'light'] as const)(
	'text stands on every class of the %s theme at 6:1 or better',
	(theme) => {
		const palette = paletteOf(theme, none);
		for (const [place, colour] of palette.progress.entries()) {
			const progressClass = place as ProgressClass;
			const ink = isInverse({ progressClass, stale: false }) ? palette.halo : palette.ink;
			expect(contrast(ink, colour), colour).toBeGreaterThan(6);
			const old = hex(unitFill(palette, { progressClass, stale: true }));
			expect(contrast(palette.ink, old), `stale ${colour}`).toBeGreaterThan(6);
		}
	},
);

test.each(['dark', 'light'] as const)(
	'each class of the %s theme is told from the next and from the ground, and who is on plan from all others',
	(theme) => {
		const { progress, seam } = paletteOf(theme, none);
		const steps = progress.slice(1).map((colour, place) => contrast(progress[place] ?? '', colour));
		for (const step of steps) expect(step).toBeGreaterThan(1.27);
		expect(steps.at(-1)).toBeGreaterThan(2);
		expect(contrast(progress[0], seam)).toBeGreaterThan(1.12);
	},
);

test('the page’s tokens name the same classes as the map’s own', () => {
	const css = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8');
	const named = [...css.matchAll(/--map-progress-\d: (#[0-9a-f]{6});/g)].map(([, hex]) => hex);
	expect(named).toEqual([
		...paletteOf('dark', none).progress,
		...paletteOf('light', none).progress,
	]);
});

test.each(['dark', 'light'] as const)(
	'symbols of trouble stand on their halo at 3:1 or better (%s)',
	(theme) => {
		const { critical, warning, halo } = paletteOf(theme, none);
		expect(contrast(critical, halo)).toBeGreaterThan(3);
		expect(contrast(warning, halo)).toBeGreaterThan(3);
	},
);

test('a colour of the page is taken where it has one that can be read, else the map’s own', () => {
	const token = (name: string) => ({ '--critical': ' #ff0000', '--warning': 'orange' })[name] ?? '';
	const palette = paletteOf('dark', { token, hairlinePx: 1 });
	expect(palette.critical).toBe('#ff0000');
	expect(palette.warning).toBe(paletteOf('dark', none).warning);
});

test('a unit without a value has the ground of no data, a stale one lies between it and its class', () => {
	const palette = paletteOf('dark', none);
	expect(unitFill(palette, { progressClass: null, stale: false })).toEqual(rgba(palette.empty));
	expect(unitFill(palette, { progressClass: 4, stale: false })).toEqual(rgba(palette.progress[4]));
	expect(unitFill(palette, { progressClass: 3, stale: true })).toEqual(
		mixed(palette.progress[3], { to: palette.empty, part: 0.45 }),
	);
	expect(unitFill(palette, { progressClass: 4, stale: true })).toEqual(
		mixed(palette.progress[4], { to: palette.empty, part: 0.6 }),
	);
});

test('a word is no colour', () => {
	expect(() => rgba('teal')).toThrow('#rrggbb');
});

test('text beside a unit in focus is read on every dimmed fill, and the classes keep their order', () => {
	for (const theme of ['dark', 'light'] as const) {
		const palette = paletteOf(theme, { token: () => '', hairlinePx: 1 });
		const { ink, inkQuiet, land } = palette;
		const text = hex(mixed(ink, { to: inkQuiet, part: 0.5 }));
		const fills = ([0, 1, 2, 3, 4] as const).map((progressClass) =>
			hex(unitFill(palette, { progressClass, stale: false, dimmed: true })),
		);
		for (const fill of fills) expect(contrast(text, fill), `${theme} ${fill}`).toBeGreaterThan(6);
		const fromLand = fills.map((fill) => contrast(fill, land));
		expect(fromLand).toEqual(fromLand.toSorted((a, b) => a - b));
	}
});

test('on a dimmed fill nothing is written in the colour of the ground', () => {
	const fill = { progressClass: 4, stale: false } as const;
	expect(isInverse(fill)).toBe(true);
	expect(isInverse({ ...fill, dimmed: true })).toBe(false);
});
