import { error } from '@sveltejs/kit';
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
			.map(({ code, name, shortName, id }) => ({
				code,
				name,
				shortName,
				parts: units.filter(({ parentId }) => parentId === id).length,
			}))
			.toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
	};
};
