import { describe, expect, test } from 'vitest';
import { parseMessage, parseReason, parseScreenFields } from './screen-fields.ts';

const SCENES = ['overview', 'devices'];
const TYPED = {
	name: ' Tường chính ',
	panel: '68,5',
	distance: '5',
	theme: 'dark',
	locale: 'vi',
	scene_1: 'overview',
};

const parsed = (typed: Readonly<Record<string, string>>) =>
	parseScreenFields((field) => typed[field] ?? '', { scenes: SCENES, shortestStayS: 20 });
const faultsOf = (typed: Readonly<Record<string, string>>) =>
	parsed({ ...TYPED, ...typed }).faults.map(({ field, fault }) => [field, fault]);

describe('what is said of a screen', () => {
	test('is taken with its defaults', () => {
		expect(parsed(TYPED)).toEqual({
			settings: {
				name: 'Tường chính',
				place: '',
				panelHeightCm: 68.5,
				distanceM: 5,
				theme: 'dark',
				locale: 'vi',
				group: null,
				playlist: [{ scene: 'overview', seconds: 60 }],
				brightness: 100,
				night: null,
			},
			faults: [],
		});
	});

	test('is taken whole, and rows between may be empty', () => {
		const { settings, faults } = parsed({
			...TYPED,
			place: 'Phòng trực, tầng 2',
			group: 'Phòng trực',
			scene_1: '',
			scene_2: 'devices',
			seconds_2: '20',
			scene_5: 'overview',
			seconds_5: '90',
			days_5: '54321',
			from_5: '7:00',
			until_5: '17:30',
			brightness: '80',
			night_from: '22:00',
			night_until: '5h30',
			night_brightness: '40',
		});
		expect(faults).toEqual([]);
		expect(settings).toMatchObject({
			place: 'Phòng trực, tầng 2',
			group: 'Phòng trực',
			playlist: [
				{ scene: 'devices', seconds: 20 },
				{
					...{ scene: 'overview', seconds: 90 },
					...{ days: [1, 2, 3, 4, 5], hours: { from: 420, until: 1_050 } },
				},
			],
			brightness: 80,
			night: { from: 1_320, until: 330, brightness: 40 },
		});
	});

	test.each([
		[{ name: ' ' }, ['name', 'missing']],
		[{ name: 'x'.repeat(61) }, ['name', 'too-long']],
		[{ name: 'a\u0007b' }, ['name', 'unprintable']],
		[{ place: 'x'.repeat(121) }, ['place', 'too-long']],
		[{ group: 'x'.repeat(41) }, ['group', 'too-long']],
		[{ panel: '' }, ['panel', 'missing']],
		[{ panel: '7' }, ['panel', 'no-panel']],
		[{ panel: '55 inch' }, ['panel', 'no-panel']],
		[{ distance: '13' }, ['distance', 'no-distance']],
		[{ distance: '-1' }, ['distance', 'no-distance']],
		[{ distance: '0x3' }, ['distance', 'no-distance']],
		[{ distance: '1e1' }, ['distance', 'no-distance']],
		[{ theme: 'blue' }, ['theme', 'bad-choice']],
		[{ theme: '' }, ['theme', 'missing']],
		[{ locale: 'fr' }, ['locale', 'bad-choice']],
		[{ scene_1: '' }, ['scene_1', 'no-scene']],
		[{ scene_1: 'weather' }, ['scene_1', 'unknown-scene']],
		[{ seconds_1: '19' }, ['seconds_1', 'no-seconds']],
		[{ seconds_1: '86401' }, ['seconds_1', 'no-seconds']],
		[{ seconds_1: 'lâu' }, ['seconds_1', 'no-seconds']],
		[{ days_1: '8' }, ['days_1', 'bad-choice']],
		[{ from_1: '7:00' }, ['until_1', 'needs-hours']],
		[{ until_1: '7:00' }, ['from_1', 'needs-hours']],
		[{ from_1: '7:00', until_1: '07:00' }, ['until_1', 'same-time']],
		[{ from_1: '7:00', until_1: '25:00' }, ['until_1', 'bad-time']],
		[{ brightness: '9' }, ['brightness', 'no-brightness']],
		[{ brightness: '101' }, ['brightness', 'no-brightness']],
		[{ night_from: '22:00', night_until: '05:30' }, ['night_brightness', 'needs-other']],
		[{ night_until: '05:30', night_brightness: '40' }, ['night_from', 'needs-other']],
		[
			{ night_from: '22:00', night_until: '22:00', night_brightness: '40' },
			['night_until', 'same-time'],
		],
		[
			{ night_from: '24:00', night_until: '22:00', night_brightness: '40' },
			['night_from', 'bad-time'],
		],
		[
			{ night_from: '20h', night_until: '22:00', night_brightness: '40' },
			['night_from', 'bad-time'],
		],
		[
			{ night_from: '20:00', night_until: '22:00', night_brightness: '0' },
			['night_brightness', 'no-brightness'],
		],
	])('with %j is refused', (typed, fault) => {
		expect(faultsOf(typed)).toEqual([fault]);
	});

	test('a fault tells what was typed', () => {
		expect(parsed({ ...TYPED, panel: ' 55 inch ' }).faults).toMatchObject([{ given: ' 55 inch ' }]);
	});
});

test('a message has at most 200 characters, and stays as long as can be chosen', () => {
	const typed = (text: string, minutes = '5') =>
		parseMessage((field) => ({ text, minutes })[field] ?? '');
	expect(typed(' Họp lúc 15:00 ')).toEqual({ text: 'Họp lúc 15:00', lastsMs: 300_000, faults: [] });
	expect(typed('ế'.repeat(200)).faults).toEqual([]);
	expect(typed('ế'.repeat(201)).faults).toMatchObject([{ field: 'text', fault: 'too-long' }]);
	expect(typed('').faults).toMatchObject([{ field: 'text', fault: 'missing' }]);
	expect(typed('x', '7').faults).toMatchObject([{ field: 'minutes', fault: 'bad-choice' }]);
});

test('why a screen is revoked has to be said', () => {
	const typed = (reason: string) => parseReason(() => reason);
	expect(typed('Đổi máy')).toEqual({ reason: 'Đổi máy', faults: [] });
	expect(typed('').faults).toMatchObject([{ field: 'reason', fault: 'missing' }]);
});
