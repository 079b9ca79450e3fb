import { version } from '$app/environment';
import { typedCode } from '#lib/domain/pairing-code.ts';
import { cleanText } from '#lib/wire/device-fields.ts';
import { parseScreenFields } from '#lib/wire/screen-fields.ts';
import type { ScreenFault, ScreenFaultKind } from '#lib/wire/screen-reader.ts';
import type { ScreenChanged } from '#lib/wire/screens.ts';
import { acted } from '../acted.ts';
import { away } from '../away.ts';
import { sceneTitles } from './scene-titles.ts';
import { screenView } from './screen-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { services }, url }) => {
	const now = Date.now();
	const [screens, waiting] = await away(
		Promise.all([services.screens.list(), services.screens.waiting()]),
	);
	return {
		now,
		version,
		screens: screens.map((screen) => screenView(screen, now)),
		waiting,
		scenes: sceneTitles(services.scenes()),
		locale: services.locale,
		/** Loaded anew by itself, and without a form in which somebody might be typing. */
		follows: url.searchParams.has('follow'),
		done: { what: url.searchParams.get('done') ?? '', name: url.searchParams.get('name') ?? '' },
	};
};

export const actions: Actions = {
	pair(event) {
		const { screens, scenes, shortestStayS } = event.locals.services;
		let name = '';
		return acted<ScreenFaultKind, ScreenChanged>(event, {
			action: 'pair',
			ask(value) {
				const names = scenes().map((scene) => scene.name);
				const { settings, faults } = parseScreenFields(value, {
					scenes: names,
					shortestStayS,
				});
				const code = typedCode(value('code'));
				const all: ScreenFault[] = [...faults];
				if (code === null) {
					const given = value('code');
					all.push({ field: 'code', fault: given.trim() ? 'no-code' : 'missing', given });
				}
				if (code === null || all.length > 0) return { kind: 'refused', faults: all };
				name = cleanText(settings.name);
				return { kind: 'asked', run: (deed) => screens.name(code, settings, deed) };
			},
			next() {
				const query = new URLSearchParams({ done: 'pair', name });
				return `/console/screens?${query.toString()}`;
			},
		});
	},
};
