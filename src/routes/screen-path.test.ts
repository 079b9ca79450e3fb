import { expect, test } from 'vitest';
import { scenePath } from './screen-path.ts';

test('a screen is asked for in the language, and with the settings, of the page that leads to it', () => {
	const asked = new URLSearchParams('lang=en&distance=3');
	expect(scenePath('overview', asked)).toBe('/wall/overview?lang=en&distance=3');
	expect(scenePath('overview', asked, '11')).toBe('/wall/overview?lang=en&distance=3&province=11');
});

test('where nothing was asked for nothing is added', () => {
	expect(scenePath('devices', new URLSearchParams())).toBe('/wall/devices');
	expect(scenePath('overview', new URLSearchParams('province=58'))).toBe('/wall/overview');
});
