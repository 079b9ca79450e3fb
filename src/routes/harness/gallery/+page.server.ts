import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** For development and tests: a wall in service has no such page. */
export const load: PageServerLoad = ({ locals: { services } }) => {
	if (!services.demo) error(404);
};
