import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { env } from '$env/dynamic/private';
import type { PageServerLoad } from './$types';

/** For development and tests: a wall in service has no such page. */
export const load: PageServerLoad = () => {
	if (!dev && env['IOC_DEMO'] !== 'on') error(404);
};
