import { away } from './away.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { services } }) => ({
	counts: await away(services.registry.counts()),
	sceneProblems: services.sceneProblems(),
});
