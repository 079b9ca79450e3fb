import { error } from '@sveltejs/kit';
import { geographyOf } from '#lib/domain/geography.ts';
import { settingProblems } from '#lib/ui/screen-settings.ts';
import type { PageServerLoad } from './$types';

/** The centre's own wall, and the provinces whose walls this server can show as well. */
export const load: PageServerLoad = async ({ locals: { services }, url }) => {
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
