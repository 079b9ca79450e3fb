import { away } from './away.ts';
import { keptName, THEME_COOKIE } from './cookies.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals: { services }, cookies }) => {
	const { centre } = await away(services.catalogue());
	const theme = cookies.get(THEME_COOKIE) === 'light' ? ('light' as const) : ('dark' as const);
	return { centre: { name: centre.name, nameEn: centre.nameEn }, theme, by: keptName({ cookies }) };
};
