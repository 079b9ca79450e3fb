import { error } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.ts';
import { settingProblems } from '#lib/ui/screen-settings.ts';
import { withFormer } from '#lib/domain/unit-search.ts';
import type { ProgrammeRefusal } from '#lib/wire/api/programme.ts';
import { p } from '#lib/messages/programme/words.ts';
import type { PageServerLoad } from './$types';

/** The programme of one province on one day; today's the live channel then renews. */
export const load: PageServerLoad = async ({ locals: { services }, url, depends, untrack }) => {
	depends('ioc:catalogue');
	// What is chosen on the screen changes nothing of what is loaded.
	const problems = untrack(() => settingProblems(url.searchParams));
	if (problems.length > 0) error(400, problems.join('\n'));
	const at = Date.now();
	const asked = (name: string): string | null => url.searchParams.get(name) || null;
	const { centre, version } = await services.catalogue();
	const found = await services.programme({
		province: asked('province'),
		day: asked('day'),
		believedAt: asked('believed'),
	});
	if (found.kind !== 'programme') error(statusOf(found), refusalWords(found));
	const { programme } = found;
	const { home, scope, parts, geographyDate } = programme;
	const former = await services.formerUnits(geographyDate);
	return {
		loaded: { epoch: services.epoch, version, at },
		demo: services.demo,
		centre,
		...{ home, scope, parts, programme },
		searched: withFormer(
			[scope, ...parts].map(({ id, code, name, shortName }) => ({ id, code, name, shortName })),
			former,
		),
	};
};

function statusOf({ kind }: ProgrammeRefusal): 400 | 404 {
	return kind === 'unknown-province' || kind === 'unknown-close' ? 404 : 400;
}

function refusalWords({ kind, given, parameter }: ProgrammeRefusal): string {
	switch (kind) {
		case 'not-a-day':
			return p.refused_not_a_day({ given, parameter });
		case 'day-to-come':
			return p.refused_day_to_come({ given, parameter });
		case 'before-units':
			return p.refused_before_units({ given, parameter });
		case 'unknown-province':
			return m.error_unknown_province({ code: given });
		case 'unknown-close':
			return p.refused_unknown_close({ given });
		default:
			return kind satisfies never;
	}
}
