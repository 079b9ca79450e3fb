import type { vi } from './vi.ts';

/** In English: the same keys, the same `{names}` in any order. */
export const en = {
	product: 'Intelligent Operations Centre',
	screens_title: 'Screens',
	screens_intro: 'Choose the screen for this display.',
	screens_hint:
		'Add to the address: distance (viewing distance, metres), panel (panel height, cm), theme=light, lang=vi.',
	screens_open_data: 'Open data',
	scene_overview_about: 'The whole area: indicators, devices, troubles',
	scene_programme_about: 'Ranking of units, heat table of indicators, plans and milestones',
	scene_devices_about: 'How each device stands: troubles, the last 24 hours, availability',
} satisfies Record<keyof typeof vi, string>;
