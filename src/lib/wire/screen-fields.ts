/** What an operator says of a screen in a form: checked, and every mistake told with its field. */
import {
	BRIGHTNESS,
	DISTANCES_M,
	LONGEST_STAY_S,
	PANEL_HEIGHTS_CM,
	SHORTEST_STAY_S,
} from '../domain/screen.ts';
import type { NightHours, PlaylistEntry, ScreenSettings } from '../domain/screen.ts';
import { cleanText, textFault } from './device-fields.ts';

export type ScreenFaultKind =
	| 'missing'
	| 'too-long'
	| 'unprintable'
	| 'bad-choice'
	/** Beyond what can be read, or no number. */
	| 'no-distance'
	| 'no-panel'
	| 'no-brightness'
	| 'no-seconds'
	| 'bad-time'
	/** Night hours that begin when they end, or of which only a part was said. */
	| 'same-time'
	| 'needs-other'
	/** It would show nothing. */
	| 'no-scene'
	| 'unknown-scene'
	/** It does not look like a code; nobody shows it, or not any more; so many were wrong that none is looked at for a while. */
	| 'no-code'
	| 'unknown-code'
	| 'too-many-guesses'
	| 'name-taken';

export type ScreenFault = {
	readonly field: string;
	readonly fault: ScreenFaultKind;
	/** As it was typed. */
	readonly given: string;
};

/** What was typed into a field; '' where it was left out. */
export type Typed = (field: string) => string;

export const LONGEST = { name: 60, place: 120, group: 40, text: 200, reason: 200 } as const;
/** Rows of a playlist in a form. */
export const MOST_ENTRIES = 12;

export const DEFAULT_STAY_S = 60;

const NUMBER = /^\d{1,6}(?:[.,]\d{1,3})?$/;
/** As it is written, and as it is said: 22:00, 22h00, 5:30. */
const TIME = /^(\d{1,2})[:.h](\d\d)$/;

/** Gathers mistakes as fields are read. */
class Reader {
	readonly faults: ScreenFault[] = [];
	readonly #typed: Typed;

	constructor(typed: Typed) {
		this.#typed = typed;
	}

	given(field: string): string {
		return this.#typed(field).trim();
	}

	fault(field: string, fault: ScreenFaultKind): void {
		this.faults.push({ field, fault, given: this.#typed(field) });
	}

	/** '' where it may be left out. */
	text(field: keyof typeof LONGEST, { optional = false } = {}): string {
		const text = cleanText(this.#typed(field));
		if (optional && text === '') return text;
		const fault = textFault(text, LONGEST[field]);
		if (fault) this.fault(field, fault);
		return text;
	}

	/** Vietnamese keyboards write `68,5`. */
	number(
		field: string,
		{ range: [least, most], fault }: { range: readonly [number, number]; fault: ScreenFaultKind },
	): number {
		const given = this.given(field);
		const number = NUMBER.test(given) ? Number(given.replace(',', '.')) : NaN;
		if (given === '') this.fault(field, 'missing');
		else if (!(number >= least && number <= most)) this.fault(field, fault);
		return number;
	}

	choice<Choice extends string>(field: string, choices: readonly [Choice, ...Choice[]]): Choice {
		const chosen = choices.find((choice) => choice === this.given(field));
		if (!chosen) this.fault(field, this.given(field) === '' ? 'missing' : 'bad-choice');
		return chosen ?? choices[0];
	}

	/** Minutes since midnight. */
	time(field: string): number {
		const [, hours, minutes] = TIME.exec(this.given(field)) ?? [];
		const [h, m] = [Number(hours), Number(minutes)];
		if (h < 24 && m < 60) return h * 60 + m;
		this.fault(field, this.given(field) === '' ? 'needs-other' : 'bad-time');
		return 0;
	}
}

const percent = { range: BRIGHTNESS, fault: 'no-brightness' } as const;

/** `settings` may be used where there are no faults. `scenes`: the names of those there are. */
export function parseScreenFields(
	typed: Typed,
	scenes: readonly string[],
): { readonly settings: ScreenSettings; readonly faults: readonly ScreenFault[] } {
	const read = new Reader(typed);
	const settings = {
		name: read.text('name'),
		place: read.text('place', { optional: true }),
		panelHeightCm: read.number('panel', { range: PANEL_HEIGHTS_CM, fault: 'no-panel' }),
		distanceM: read.number('distance', { range: DISTANCES_M, fault: 'no-distance' }),
		theme: read.choice('theme', ['dark', 'light']),
		locale: read.choice('locale', ['vi', 'en']),
		group: read.text('group', { optional: true }) || null,
		playlist: playlist(read, scenes),
		...light(read),
	};
	return { settings, faults: read.faults };
}

/** Full brightness where nothing is said of it. */
function light(read: Reader): Pick<ScreenSettings, 'brightness' | 'night'> {
	const brightness = read.given('brightness') === '' ? 100 : read.number('brightness', percent);
	return { brightness: Math.round(brightness), night: night(read) };
}

function night(read: Reader): NightHours | null {
	const fields = ['night_from', 'night_until', 'night_brightness'];
	if (fields.every((field) => read.given(field) === '')) return null;
	const [from, until] = [read.time('night_from'), read.time('night_until')];
	if (read.given('night_brightness') === '') read.fault('night_brightness', 'needs-other');
	const brightness =
		read.given('night_brightness') === '' ? 100 : read.number('night_brightness', percent);
	if (from === until && read.given('night_from') !== '') read.fault('night_until', 'same-time');
	return { from, until, brightness: Math.round(brightness) };
}

function playlist(read: Reader, scenes: readonly string[]): readonly PlaylistEntry[] {
	const entries: PlaylistEntry[] = [];
	const range = [SHORTEST_STAY_S, LONGEST_STAY_S] as const;
	for (let row = 1; row <= MOST_ENTRIES; row++) {
		const scene = read.given(`scene_${row}`);
		if (scene === '') continue;
		if (!scenes.includes(scene)) read.fault(`scene_${row}`, 'unknown-scene');
		const field = `seconds_${row}`;
		const given = read.given(field);
		const stay = given === '' ? DEFAULT_STAY_S : read.number(field, { range, fault: 'no-seconds' });
		entries.push({ scene, seconds: Math.round(stay) });
	}
	if (entries.length === 0) read.fault('scene_1', 'no-scene');
	return entries;
}

/** How long a message may stay (min). */
export const MESSAGE_MINUTES = ['1', '5', '15', '30', '60'] as const;

/** A message of at most 200 characters, and how long it stays. */
export function parseMessage(typed: Typed): {
	readonly text: string;
	readonly lastsMs: number;
	readonly faults: readonly ScreenFault[];
} {
	const read = new Reader(typed);
	const text = read.text('text');
	const minutes = Number(read.choice('minutes', MESSAGE_MINUTES));
	return { text, lastsMs: minutes * 60_000, faults: read.faults };
}

/** Why a screen is taken out of use. */
export function parseReason(typed: Typed): {
	readonly reason: string;
	readonly faults: readonly ScreenFault[];
} {
	const read = new Reader(typed);
	return { reason: read.text('reason'), faults: read.faults };
}
