import { dcatCatalogue } from '#lib/wire/open-data/catalogue.ts';
import { methodNotAllowed } from '../../api/answers.ts';
import { openDocument, openGuarded, openOptions } from '../open-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = openGuarded(async (event) => {
	const { openData } = event.locals.services;
	const published = await openData.datasets();
	return openDocument(event, {
		document: dcatCatalogue(published, {
			origin: event.url.origin,
			sizeOf: (indicator, format) => openData.sizeOf(indicator, format),
		}),
		freshForS: openData.freshForS,
		mediaType: 'application/ld+json',
		modifiedAt: null,
	});
});

export const OPTIONS = openOptions;
export const fallback = openGuarded((event) => Promise.resolve(methodNotAllowed(event)));
