import { error } from '@sveltejs/kit';
import { isLocale } from '#lib/messages/locale.ts';
import { refused } from '#lib/messages/refused/words.ts';
import { isDatabaseAway } from '../console/away.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { services }, url }) => {
	const { openData } = services;
	const asked = url.searchParams.get('lang');
	try {
		const { datasets, ...about } = await openData.datasets();
		return {
			...about,
			datasets,
			freshForS: openData.freshForS,
			/** What the address says; null: nothing, so the installation's. */
			lang: isLocale(asked) ? asked : null,
		};
	} catch (thrown) {
		if (isDatabaseAway(thrown)) error(503, refused.error_database_away());
		throw thrown;
	}
};
