import { error, redirect } from '@sveltejs/kit';
import { geographyOf } from '#lib/domain/geography.ts';
import { settingProblems } from '#lib/ui/screen-settings.ts';
import { isDatabaseAway } from './console/away.ts';
import { keptToken } from './screen-cookie.ts';
import type { Services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

/**
 * A screen goes on to its wall. Anybody else gets a code here, by which an operator makes a screen of his browser, and the
 * centre's own wall and those of the provinces that this server can show as well.
 */
export const load: PageServerLoad = async ({ locals: { services }, url, cookies }) => {
	if (await isScreen(services, keptToken({ cookies }))) redirect(303, '/wall');
	const problems = settingProblems(url.searchParams);
	if (problems.length > 0) error(400, problems.join('\n'));
	const { centre, units } = await services.catalogue();
	return {
		centre,
		provinces: units
			.filter(({ level }) => level === 'province')
			.flatMap(({ code, name, shortName, id }) => {
				const parts = units.filter(({ parentId }) => parentId === id);
				const geography = geographyOf(parts, centre.geographyDate);
				// Of a province none of whose parts are known there is no wall to be shown.
				return geography ? [{ code, name, shortName, geography }] : [];
			})
			.toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
	};
};

/** While the database is away nobody knows; the page asks again by itself. */
async function isScreen(services: Services, token: string | null): Promise<boolean> {
	if (token === null) return false;
	try {
		return (await services.screens.whose(token)).kind === 'screen';
	} catch (thrown) {
		if (!isDatabaseAway(thrown)) throw thrown;
		return false;
	}
}
