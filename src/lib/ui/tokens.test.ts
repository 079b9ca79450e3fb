/** Contrasts of the colours as they are written in tokens.css, by the formula of WCAG 2. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const themes = {
	dark: tokensOf(/:root \{([^}]*)\}/),
	light: tokensOf(/:root\[data-theme='light'\] \{([^}]*)\}/),
};
const TEXTS = ['text-strong', 'text', 'text-quiet'] as const;
const CODED = ['critical', 'warning', 'notice', 'progress'] as const;
const SYMBOLS = ['symbol', ...CODED] as const;

function tokensOf(block: RegExp): ReadonlyMap<string, string> {
	const [, body = ''] = block.exec(css) ?? [];
	const found = [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)];
	return new Map(found.map(([, name = '', colour = '']) => [name, colour]));
}

function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
		const part = parseInt(colour.slice(from, from + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: keyof typeof themes, names: readonly [string, string]): number {
	const [a, b] = names.map((name) => {
		const colour = themes[theme].get(name);
		if (colour === undefined) throw new Error(`${theme} has no --${name}`);
		return luminance(colour) + 0.05;
	}) as [number, number];
	return Math.max(a, b) / Math.min(a, b);
}

for (const theme of ['dark', 'light'] as const) {
	test(`text has 6 : 1 and more on the ground of the ${theme} theme, symbols 3 : 1`, () => {
		for (const name of TEXTS)
			expect(contrast(theme, [name, 'ground']), name).toBeGreaterThanOrEqual(6);
		for (const name of SYMBOLS)
			expect(contrast(theme, [name, 'ground']), name).toBeGreaterThanOrEqual(3);
	});

	test(`a bar of the ${theme} theme has 3 : 1 and more on its trough`, () => {
		expect(contrast(theme, ['progress', 'trough'])).toBeGreaterThanOrEqual(3);
		expect(contrast(theme, ['text-strong', 'trough'])).toBeGreaterThanOrEqual(6);
	});

	test(`the greys of the ${theme} theme are told from each other`, () => {
		const greys = [...TEXTS, 'symbol', 'line'] as const;
		for (const [place, name] of greys.slice(1).entries())
			expect(contrast(theme, [name, greys[place] ?? '']), name).toBeGreaterThan(1.4);
	});
}

test('both themes have the same colours, and the document tells the contrast of each', () => {
	expect([...themes.light.keys()]).toEqual([...themes.dark.keys()]);
	const told = readFileSync(new URL('../../../docs/design-system.md', import.meta.url), 'utf8');
	for (const name of [...TEXTS, ...SYMBOLS, 'line']) {
		const [dark, light] = (['dark', 'light'] as const).map((theme) =>
			contrast(theme, [name, 'ground']).toFixed(1),
		);
		expect(told).toMatch(
			new RegExp(`\`--${name}\`[^\\n]*\\| ${dark ?? ''} +\\| ${light ?? ''} +\\|`),
		);
	}
});
