import { expect, test } from 'vitest';
import type { ScreenSettings } from '#lib/domain/screen.ts';
import { parseScreenFields } from '#lib/wire/screen-fields.ts';
import { playlistRows, settingsTyped } from './values.ts';

const SETTINGS: ScreenSettings = {
	...{ name: 'Tường chính', place: 'Tầng 2', panelHeightCm: 68.5, distanceM: 5.25, theme: 'light' },
	...{ locale: 'en', group: 'Trực', brightness: 80 },
	playlist: [
		{ scene: 'overview', seconds: 60 },
		{ scene: 'devices', seconds: 20, days: [6, 7], hours: { from: 1_320, until: 330 } },
	],
	night: { from: 1_320, until: 330, brightness: 40 },
};

test.each(['vi', 'en'] as const)('what stands in the fields is read as it is (%s)', (locale) => {
	for (const settings of [SETTINGS, { ...SETTINGS, night: null, group: null, place: '' }]) {
		const values = settingsTyped(settings, locale);
		const parsed = parseScreenFields((field) => values[field] ?? '', {
			scenes: ['overview', 'devices'],
			shortestStayS: 20,
		});
		expect(parsed).toEqual({ settings, faults: [] });
	}
	expect(settingsTyped(SETTINGS, locale)['panel']).toBe(locale === 'vi' ? '68,5' : '68.5');
	expect(settingsTyped(SETTINGS, locale)['night_until']).toBe('05:30');
});

test('a playlist has always a row to add one, up to the last', () => {
	expect(playlistRows({})).toEqual([1, 2, 3]);
	expect(playlistRows({ scene_3: 'overview' })).toEqual([1, 2, 3, 4]);
	expect(playlistRows({ scene_12: 'overview' })).toHaveLength(12);
});
