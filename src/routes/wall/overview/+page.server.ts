import { error } from '@sveltejs/kit';
import { progressIndex } from '#lib/domain/score-index.ts';
import { refused } from '#lib/messages/refused/words.ts';
import { settingProblems } from '#lib/ui/screen-settings.ts';
import { focusOf } from '../focus.ts';
import { pastOf } from './trend.ts';
import type { PageServerLoad } from './$types';

const TREND_YEARS = 2;

/** The catalogue as far as this wall needs it, and the key figures' past. */
export const load: PageServerLoad = async ({ locals: { services }, url, depends }) => {
	depends('ioc:catalogue');
	const problems = settingProblems(url.searchParams);
	if (problems.length > 0) error(400, problems.join('\n'));
	const to = new Date();
	const catalogue = await services.catalogue();
	const asked = url.searchParams.get('province') || null;
	const focus = focusOf(catalogue, asked);
	if (!focus) error(404, refused.error_unknown_province({ code: asked ?? '' }));

	const { centre, version, indicators, plans } = catalogue;
	const keyIndicators = centre.keyIndicators.flatMap(
		(code) => indicators.find((indicator) => indicator.code === code) ?? [],
	);
	const from = new Date(to);
	from.setFullYear(to.getFullYear() - TREND_YEARS);
	const daily = await services.dailyValues({
		unitId: focus.home.id,
		indicators: keyIndicators,
		from,
		to,
	});
	const shownUnits = new Set([focus.home.id, ...focus.parts.map(({ id }) => id)]);
	return {
		loaded: { epoch: services.epoch, version, at: to.getTime() },
		demo: services.demo,
		centre,
		...focus,
		indicators,
		index: progressIndex(indicators),
		keyIndicators,
		plans,
		targets: catalogue.targets.filter(({ unitId }) => shownUnits.has(unitId)),
		pasts: keyIndicators.map(({ id, intervalS }) =>
			pastOf(daily.get(id) ?? [], { from, to, intervalS }),
		),
	};
};
