/** What the address of a screen may say of it, and what is wrong there, in words for whoever sets the screen up. */
import { DISTANCES_M, PANEL_HEIGHTS_CM } from '#lib/domain/screen.ts';
import { refused } from '#lib/messages/refused/words.ts';
import { editDistance, nearestName } from '#lib/wire/nearest-name.ts';
import { numberBetween } from './type-scale.ts';

const LOCALES: readonly string[] = ['vi', 'en'];
const THEMES: readonly string[] = ['dark', 'light'];
const MOST_SHOWN = 40;
/** Single letters by which a name may differ from a setting's and still be meant for it. */
const NEAR_MISS = 2;

type Check = (value: string) => string | null;

const choice =
	(name: string, choices: readonly string[]): Check =>
	(value) =>
		choices.includes(value)
			? null
			: refused.setting_choice({ name, value, choices: choices.join(' / ') });

const SETTINGS: Readonly<Record<string, Check>> = {
	distance: (value) => {
		const [least, most] = DISTANCES_M;
		const right = numberBetween(value, DISTANCES_M) !== null;
		return right ? null : refused.setting_distance({ value, least, most });
	},
	panel: (value) => {
		const [least, most] = PANEL_HEIGHTS_CM;
		const right = numberBetween(value, PANEL_HEIGHTS_CM) !== null;
		// As it is to be written in an address.
		return right ? null : refused.setting_panel({ value, least, most: String(most) });
	},
	theme: choice('theme', THEMES),
	lang: choice('lang', LOCALES),
	// Whether there is such a unit the catalogue says.
	province: () => null,
};

/**
 * One sentence for each setting that cannot be taken: its name, its value, and what would be right. An empty one is not
 * set, and names that resemble none of ours are passed over: messengers add their own to a link (`utm_source`).
 */
export function settingProblems(query: URLSearchParams): string[] {
	return [...query].flatMap(([name, whole]) => {
		const value = whole.length > MOST_SHOWN ? `${whole.slice(0, MOST_SHOWN)}…` : whole;
		if (!Object.hasOwn(SETTINGS, name)) {
			const nearest = nearestName(name, Object.keys(SETTINGS));
			if (editDistance(name, nearest) > NEAR_MISS) return [];
			return refused.setting_unknown({ name, value, nearest });
		}
		return whole === '' ? [] : (SETTINGS[name]?.(value) ?? []);
	});
}
