import { expect, test } from 'vitest';
import { scenePath, screenPath, withLooks } from './screen-path.ts';

test('a screen is asked for in the language, and with the settings, of the page that leads to it', () => {
	const asked = new URLSearchParams('lang=en&distance=3');
	expect(scenePath('overview', asked)).toBe('/wall/overview?lang=en&distance=3');
	expect(scenePath('overview', asked, '11')).toBe('/wall/overview?lang=en&distance=3&province=11');
});

test('where nothing was asked for nothing is added', () => {
	expect(scenePath('devices', new URLSearchParams())).toBe('/wall/devices');
	expect(scenePath('overview', new URLSearchParams('province=58'))).toBe('/wall/overview');
});

const LOOKS = { distanceM: 5, panelHeightCm: 68.5, theme: 'light', locale: 'en' } as const;
const SCENES = [{ name: 'overview' }, { name: 'devices' }];

test('a screen’s own looks take the place of what stands in the address, and the rest stays', () => {
	const asked = new URLSearchParams('province=58&distance=2&theme=dark');
	expect(withLooks(asked, LOOKS).toString()).toBe(
		'province=58&distance=5&theme=light&panel=68.5&lang=en',
	);
	expect(asked.get('distance')).toBe('2');
});

test('a screen begins with the first scene of its playlist that there is', () => {
	const begins = (...scenes: string[]) => {
		const playlist = scenes.map((scene) => ({ scene, seconds: 60 }));
		return screenPath({ ...LOOKS, playlist }, SCENES).replace(/\?.*/, '');
	};
	expect(begins('devices', 'overview')).toBe('/wall/devices');
	expect(begins('weather', 'devices')).toBe('/wall/devices');
	expect(begins('weather')).toBe('/wall/overview');
	expect(screenPath({ ...LOOKS, playlist: [] }, SCENES)).toBe(
		'/wall/overview?distance=5&panel=68.5&theme=light&lang=en',
	);
});
