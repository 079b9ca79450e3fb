import { error } from '@sveltejs/kit';
import { settingProblems } from '#lib/ui/screen-settings.ts';
import { withFormer } from '#lib/domain/unit-search.ts';
import type { ProgrammeAnswer } from '#lib/wire/api/programme.ts';
import { packed } from '#lib/wire/packed-programme.ts';
import { refusalStatus, refusalWords } from './refusal-words.ts';
import type { PageServerLoad } from './$types';

const CLOSE_ID = /^\d{1,9}$/;

function closed(services: App.Locals['services'], given: string): Promise<ProgrammeAnswer> {
	if (CLOSE_ID.test(given)) return services.closedProgramme(Number(given));
	return Promise.resolve({ kind: 'unknown-close', parameter: 'close', given });
}

/** The programme of one province on one day; today's the live channel then renews. */
export const load: PageServerLoad = async ({ locals: { services }, url, depends, untrack }) => {
	depends('ioc:catalogue');
	// What is chosen on the screen changes nothing of what is loaded.
	const problems = untrack(() => settingProblems(url.searchParams));
	if (problems.length > 0) error(400, problems.join('\n'));
	const at = Date.now();
	const asked = (name: string): string | null => url.searchParams.get(name) || null;
	const { centre, version } = await services.catalogue();
	const [province, day, believedAt] = [asked('province'), asked('day'), asked('believed')];
	const close = asked('close');
	const found =
		close === null
			? await services.programme({ province, day, believedAt })
			: await closed(services, close);
	if (found.kind !== 'programme') error(refusalStatus(found), refusalWords(found));
	const { programme } = found;
	const { home, scope, parts, geographyDate } = programme;
	const former = await services.formerUnits(geographyDate);
	return {
		loaded: { epoch: services.epoch, version, scenes: services.scenesVersion(), at },
		demo: services.demo,
		centre,
		...{ home, scope, parts, programme: packed(programme) },
		searched: withFormer(
			[scope, ...parts].map(({ id, code, name, shortName }) => ({ id, code, name, shortName })),
			former,
		),
	};
};
