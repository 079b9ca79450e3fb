import type { vi } from './vi.ts';

/** In English: the same keys, the same `{names}` in any order. */
export const en = {
	error_database_away: 'The database cannot be reached',
	setting_distance: 'distance={value}: has to be metres from {least} to {most}, such as distance=3',
	setting_panel: 'panel={value}: has to be centimetres from {least} to {most}, such as panel=68.5',
	setting_choice: '{name}={value}: has to be {choices}',
	setting_unknown: '{name}={value}: there is no such setting; the nearest is {nearest}',
	error_unknown_province: 'There is no unit with code {code}',
	error_unknown_scene: 'There is no scene “{name}”',
	refused_not_a_day: '{parameter}={given}: wanted is a day such as 2024-12-31',
	refused_day_to_come: '{parameter}={given}: that day is still to come',
	refused_before_units: '{parameter}={given}: the unit did not exist on that day',
	refused_other_geography:
		'province={given}: its units are not known by the centre’s geography, that of {day}',
	refused_unknown_close: 'close={given}: there is no such close',
} satisfies Record<keyof typeof vi, string>;
