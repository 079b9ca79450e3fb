import type { vi } from './vi.ts';

/** In English: the same keys, the same `{names}` in any order. */
export const en = {
	product: 'Intelligent Operations Centre',
	pair_title: 'Code of this screen',
	pair_how:
		'On the server, open the console, Screens, type in this code and give a name. The screen goes on by itself, without a keyboard.',
	pair_away: 'The server cannot be reached; trying again.',
	pair_full: 'Too many screens are waiting for a code; trying again.',
	pair_revoked: '“{name}” was revoked at {time}. Reason: {reason}',
	screens_title: 'Screens',
	screens_intro: 'Or open one right here, on this desk:',
	screens_hint:
		'Add to the address: distance (viewing distance, metres), panel (panel height, cm), theme=light, lang=vi.',
	screens_open_data: 'Open data',
	scene_overview_about: 'The whole area: indicators, devices, troubles',
	scene_programme_about: 'Ranking of units, heat table of indicators, plans and milestones',
	scene_devices_about: 'How each device stands: troubles, the last 24 hours, availability',
} satisfies Record<keyof typeof vi, string>;
