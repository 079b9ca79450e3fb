import { error } from '@sveltejs/kit';
import { refused } from '#lib/messages/refused/words.ts';
import { settingProblems } from '#lib/ui/screen-settings.ts';
import { focusOf, unitPlaces } from '../focus.ts';
import type { PageServerLoad } from './$types';

/** The units whose devices are shown. */
export const load: PageServerLoad = async ({ locals: { services }, url, depends }) => {
	depends('ioc:catalogue');
	const problems = settingProblems(url.searchParams);
	if (problems.length > 0) error(400, problems.join('\n'));
	const catalogue = await services.catalogue();
	const asked = url.searchParams.get('province') || null;
	const focus = focusOf(catalogue, asked);
	if (!focus) error(404, refused.error_unknown_province({ code: asked ?? '' }));
	const { centre, version } = catalogue;
	const places = unitPlaces(focus, catalogue.units);
	return { loaded: { epoch: services.epoch, version, at: Date.now() }, centre, places, ...focus };
};
