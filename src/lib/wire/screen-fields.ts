/** What an operator says of a screen in a form: checked, and every mistake told with its field. */
import { BRIGHTNESS, DISTANCES_M, LONGEST_STAY_S, PANEL_HEIGHTS_CM } from '../domain/screen.ts';
import type { NightHours, PlaylistEntry, ScreenSettings } from '../domain/screen.ts';
import { FieldReader, type ScreenFault, type Typed } from './screen-reader.ts';

/** Rows of a playlist in a form. */
export const MOST_ENTRIES = 12;

export const DEFAULT_STAY_S = 60;

const percent = { range: BRIGHTNESS, fault: 'no-brightness' } as const;

/** What a form may name. */
export type ScreenChoices = {
	/** Names of the scenes that there are. */
	readonly scenes: readonly string[];
	/** A scene stays at least so long (s). */
	readonly shortestStayS: number;
};

/** `settings` may be used where there are no faults. */
export function parseScreenFields(
	typed: Typed,
	choices: ScreenChoices,
): { readonly settings: ScreenSettings; readonly faults: readonly ScreenFault[] } {
	const read = new FieldReader(typed);
	const settings = {
		name: read.text('name'),
		place: read.text('place', { optional: true }),
		panelHeightCm: read.number('panel', { range: PANEL_HEIGHTS_CM, fault: 'no-panel' }),
		distanceM: read.number('distance', { range: DISTANCES_M, fault: 'no-distance' }),
		theme: read.choice('theme', ['dark', 'light']),
		locale: read.choice('locale', ['vi', 'en']),
		group: read.text('group', { optional: true }) || null,
		playlist: playlist(read, choices),
		...light(read),
	};
	return { settings, faults: read.faults };
}

/** Full brightness where nothing is said of it. */
function light(read: FieldReader): Pick<ScreenSettings, 'brightness' | 'night'> {
	const brightness = read.given('brightness') === '' ? 100 : read.number('brightness', percent);
	return { brightness: Math.round(brightness), night: night(read) };
}

function night(read: FieldReader): NightHours | null {
	const fields = ['night_from', 'night_until', 'night_brightness'];
	if (fields.every((field) => read.given(field) === '')) return null;
	const from = read.time('night_from', 'needs-other');
	const until = read.time('night_until', 'needs-other');
	if (read.given('night_brightness') === '') read.fault('night_brightness', 'needs-other');
	const brightness =
		read.given('night_brightness') === '' ? 100 : read.number('night_brightness', percent);
	if (from === until && read.given('night_from') !== '') read.fault('night_until', 'same-time');
	return { from, until, brightness: Math.round(brightness) };
}

function playlist(
	read: FieldReader,
	{ scenes, shortestStayS }: ScreenChoices,
): readonly PlaylistEntry[] {
	const entries: PlaylistEntry[] = [];
	const range = [shortestStayS, LONGEST_STAY_S] as const;
	for (let row = 1; row <= MOST_ENTRIES; row++) {
		const scene = read.given(`scene_${row}`);
		if (scene === '') continue;
		if (!scenes.includes(scene)) read.fault(`scene_${row}`, 'unknown-scene');
		const field = `seconds_${row}`;
		const given = read.given(field);
		const stay = given === '' ? DEFAULT_STAY_S : read.number(field, { range, fault: 'no-seconds' });
		entries.push({ scene, seconds: Math.round(stay), ...days(read, row), ...hours(read, row) });
	}
	if (entries.length === 0) read.fault('scene_1', 'no-scene');
	return entries;
}

/** Of "12345" Monday to Friday; nothing: every day. */
function days(read: FieldReader, row: number): Pick<PlaylistEntry, 'days'> {
	const given = read.given(`days_${row}`);
	if (given === '') return {};
	if (!/^[1-7]{1,7}$/.test(given)) read.fault(`days_${row}`, 'bad-choice');
	return { days: [...new Set(given)].map(Number).toSorted((one, other) => one - other) };
}

function hours(read: FieldReader, row: number): Pick<PlaylistEntry, 'hours'> {
	const fields = [`from_${row}`, `until_${row}`] as const;
	if (fields.every((field) => read.given(field) === '')) return {};
	const from = read.time(fields[0], 'needs-hours');
	const until = read.time(fields[1], 'needs-hours');
	const isWhole = fields.every((field) => read.given(field) !== '');
	if (isWhole && from === until) read.fault(fields[1], 'same-time');
	return { hours: { from, until } };
}

/** How long a message may stay (min). */
export const MESSAGE_MINUTES = ['1', '5', '15', '30', '60'] as const;

/** A message of at most 200 characters, and how long it stays. */
export function parseMessage(typed: Typed): {
	readonly text: string;
	readonly lastsMs: number;
	readonly faults: readonly ScreenFault[];
} {
	const read = new FieldReader(typed);
	const text = read.text('text');
	const minutes = Number(read.choice('minutes', MESSAGE_MINUTES));
	return { text, lastsMs: minutes * 60_000, faults: read.faults };
}

/** Why a screen is taken out of use. */
export function parseReason(typed: Typed): {
	readonly reason: string;
	readonly faults: readonly ScreenFault[];
} {
	const read = new FieldReader(typed);
	return { reason: read.text('reason'), faults: read.faults };
}
