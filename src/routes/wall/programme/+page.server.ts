import { error } from '@sveltejs/kit';
import { isoDay } from '#lib/domain/time-format.ts';
import { progressIndex } from '#lib/domain/score-index.ts';
import { m } from '#lib/messages/messages.ts';
import type { Programme } from '#lib/wire/api/programme.ts';
import { settingProblems } from '#lib/ui/screen-settings.ts';
import { focusOf } from '../focus.ts';
import type { PageServerLoad } from './$types';

/** The programme of one province as it stands: what the live channel then renews. */
export const load: PageServerLoad = async ({ locals: { services }, url, depends, untrack }) => {
	depends('ioc:catalogue');
	// What is chosen on the screen changes nothing of what is loaded.
	const problems = untrack(() => settingProblems(url.searchParams));
	if (problems.length > 0) error(400, problems.join('\n'));
	const at = Date.now();
	const catalogue = await services.catalogue();
	const asked = url.searchParams.get('province') || null;
	const focus = focusOf(catalogue, asked);
	if (!focus) error(404, m.error_unknown_province({ code: asked ?? '' }));

	const { centre, version, indicators, units } = catalogue;
	const unitIds = new Set([focus.home.id, ...focus.parts.map(({ id }) => id)]);
	const country = new Set(units.filter(({ level }) => level === 'country').map(({ id }) => id));
	const own = catalogue.plans.filter(({ unitId }) => unitId === focus.scope.id);
	const national = catalogue.plans.filter(({ unitId }) => country.has(unitId));
	const { home, scope, parts } = focus;
	const programme: Programme = {
		...{ day: isoDay(at), live: true, at, believedAt: null },
		...{ home, scope, parts, previous: null, closes: [], close: null },
		geographyDate: centre.geographyDate,
		indicators,
		plans: [...own, ...national],
		targets: catalogue.targets.filter(({ unitId }) => unitIds.has(unitId)),
		index: progressIndex(indicators),
		cells: services.latestObservations().filter(({ unitId }) => unitIds.has(unitId)),
	};
	return {
		loaded: { epoch: services.epoch, version, at },
		demo: services.demo,
		centre,
		...focus,
		programme,
	};
};
