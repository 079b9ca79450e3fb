/** What pages and the API are told of programmes and of what was closed of them. */
import { closeSummary } from '../programme/close-period.ts';
import {
	closedProgramme,
	closeText,
	draftClose,
	listedCloses,
	makeClose,
	shownClose,
} from '../programme/closes.ts';
import { programmeAt } from '../programme/measured-programme.ts';
import { besideNow, type ProgrammeSources } from '../programme/programme.ts';
import { unitPast } from '../programme/unit-past.ts';
import type { Services } from '../services.ts';

export function programmeServices(
	sources: ProgrammeSources,
): Pick<Services, 'programme' | 'besideNow' | 'unitPast' | 'closedProgramme' | 'closes'> {
	return {
		programme: (query) => programmeAt(sources, query),
		besideNow: (province) => besideNow(sources, province),
		unitPast: (query) => unitPast(sources, query),
		closedProgramme: (id) => closedProgramme(sources, id),
		closes: {
			list: () => listedCloses(sources),
			async draft(query) {
				const drafted = await draftClose(sources, query);
				if (drafted.kind !== 'found') return drafted;
				return { kind: 'found', found: closeSummary(drafted.found) };
			},
			async make(asked) {
				const made = await makeClose(sources, asked);
				return made.kind === 'changed' ? { ...made, draft: closeSummary(made.draft) } : made;
			},
			shown: (id) => shownClose(sources, id),
			text: (id) => closeText(sources, id),
		},
	};
}
