import type { vi } from './vi.ts';

export const en: Readonly<Record<keyof typeof vi, string>> = {
	indicator_gone: 'The indicator “{code}” is no longer in the catalogue',
	unit_gone: 'The unit “{code}” is no longer in the catalogue',
	answer_slow: 'No data yet: it took more than {seconds} s, trying again',
	answer_failed: 'No data yet: the server reports an error, trying again',
	panel_broken: 'This panel has failed and cannot be shown',
	look_back: 'The last 24 hours again',
	looked_back: 'Looking back, not the present',
	not_of_then: 'Not told of the past',
	files_wrong: 'The scenes’ files have a mistake, the last ones stay: see the console',
};
