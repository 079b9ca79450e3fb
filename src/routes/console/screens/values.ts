/** What stands in the fields of a screen's settings before anybody types. */
import type { ScreenSettings } from '#lib/domain/screen.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { MOST_ENTRIES } from '#lib/wire/screen-fields.ts';

export type Values = Readonly<Record<string, string>>;

const LEAST_ROWS = 3;

/** With the mark that the language writes decimals with. */
function decimal(number: number, locale: Locale): string {
	return locale === 'vi' ? String(number).replace('.', ',') : String(number);
}

function time(minutes: number): string {
	const two = (number: number) => String(number).padStart(2, '0');
	return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export function settingsTyped(settings: ScreenSettings, locale: Locale): Values {
	const { name, place, panelHeightCm, distanceM, theme, group, playlist, night } = settings;
	const rows = playlist.flatMap(({ scene, seconds, days, hours }, index) => {
		const told = {
			...{ scene, seconds: String(seconds), days: days?.join('') ?? '' },
			...{ from: hours ? time(hours.from) : '', until: hours ? time(hours.until) : '' },
		};
		return Object.entries(told).map(([field, text]) => [`${field}_${index + 1}`, text] as const);
	});
	return {
		...{ name, place, panel: decimal(panelHeightCm, locale) },
		...{ distance: decimal(distanceM, locale), theme, locale: settings.locale },
		...{ group: group ?? '', brightness: String(settings.brightness) },
		night_from: night ? time(night.from) : '',
		night_until: night ? time(night.until) : '',
		night_brightness: night ? String(night.brightness) : '',
		...Object.fromEntries(rows),
	};
}

/** Rows of a playlist in a form: those that are filled, and some more. */
export function playlistRows(values: Values): readonly number[] {
	const all = Array.from({ length: MOST_ENTRIES }, (_, index) => index + 1);
	const last = all.findLast((row) => values[`scene_${row}`]) ?? 0;
	return all.slice(0, Math.max(LEAST_ROWS, last + 1));
}
