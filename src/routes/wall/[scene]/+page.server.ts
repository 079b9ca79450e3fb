import { error } from '@sveltejs/kit';
import { sceneFocus, unitPlaces } from '#lib/domain/focus.ts';
import { progressIndex } from '#lib/domain/score-index.ts';
import { refused } from '#lib/messages/refused/words.ts';
import { settingProblems } from '#lib/ui/screen-settings.ts';
import type { PageServerLoad } from './$types';

/** A scene's document, and the catalogue as far as its panels need it. */
export const load: PageServerLoad = async ({ locals: { services }, params, url, depends }) => {
	depends('ioc:catalogue');
	const problems = settingProblems(url.searchParams);
	if (problems.length > 0) error(400, problems.join('\n'));
	const at = Date.now();
	const catalogue = await services.catalogue();
	const scenes = services.scenesVersion();
	const document = await services.scene(params.scene);
	if (!document) error(404, refused.error_unknown_scene({ name: params.scene }));
	const { about } = document;
	const asked = url.searchParams.get(about === 'unit' ? 'unit' : 'province') || document.unit;
	const focus = sceneFocus(catalogue, { about, asked });
	if (!focus) error(404, refused.error_unknown_province({ code: asked ?? '' }));

	const { centre, version, indicators, plans, units, targets } = catalogue;
	const shownUnits = new Set([focus.home.id, ...focus.parts.map(({ id }) => id)]);
	return {
		document,
		asked,
		loaded: { epoch: services.epoch, version, scenes, at },
		demo: services.demo,
		centre,
		...focus,
		places: unitPlaces(focus, units),
		indicators,
		index: progressIndex(indicators),
		plans,
		targets: targets.filter(({ unitId }) => shownUnits.has(unitId)),
	};
};
