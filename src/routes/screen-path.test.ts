import { expect, test } from 'vitest';
import { overviewPath } from './screen-path.ts';

test('a screen is asked for in the language, and with the settings, of the page that leads to it', () => {
	const asked = new URLSearchParams('lang=en&distance=3');
	expect(overviewPath(asked, null)).toBe('/wall/overview?lang=en&distance=3');
	expect(overviewPath(asked, '11')).toBe('/wall/overview?lang=en&distance=3&province=11');
});

test('where nothing was asked for nothing is added', () => {
	expect(overviewPath(new URLSearchParams(), null)).toBe('/wall/overview');
	expect(overviewPath(new URLSearchParams('province=58'), null)).toBe('/wall/overview');
});
