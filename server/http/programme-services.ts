/** What pages and the API are told of programmes and of what was closed of them. */
import {
	closedProgramme,
	closeText,
	draftClose,
	listedCloses,
	makeClose,
	shownClose,
} from '../programme/closes.ts';
import { programmeAt } from '../programme/measured-programme.ts';
import type { ProgrammeSources } from '../programme/programme.ts';
import type { Services } from '../services.ts';

export function programmeServices(
	sources: ProgrammeSources,
): Pick<Services, 'programme' | 'closedProgramme' | 'closes'> {
	return {
		programme: (query) => programmeAt(sources, query),
		closedProgramme: (id) => closedProgramme(sources, id),
		closes: {
			list: () => listedCloses(sources),
			draft: (query) => draftClose(sources, query),
			make: (asked) => makeClose(sources, asked),
			shown: (id) => shownClose(sources, id),
			text: (id) => closeText(sources, id),
		},
	};
}
