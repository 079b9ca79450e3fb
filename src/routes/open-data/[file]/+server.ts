import type { RequestEvent } from '@sveltejs/kit';
import { csvwMetadata } from '#lib/wire/open-data/csvw.ts';
import {
	CSVW_SUFFIX,
	CSVW_TYPE,
	filePath,
	MEDIA_TYPES,
	parseFileName,
} from '#lib/wire/open-data/file-name.ts';
import type { OpenFormat } from '#lib/wire/open-data/file-name.ts';
import { methodNotAllowed, problem } from '../../api/answers.ts';
import { openAnswer, openDocument, openGuarded, openOptions } from '../open-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = openGuarded(async (event) => {
	const name = parseFileName(event.params.file);
	const answer = name && (await answerOf(event, name));
	// What is not published and what does not exist are answered alike.
	return answer ?? problem(404, event, { detail: 'No open data has this address.' });
});

export const OPTIONS = openOptions;
export const fallback = openGuarded((event) => Promise.resolve(methodNotAllowed(event)));

function answerOf(
	event: RequestEvent,
	name: NonNullable<ReturnType<typeof parseFileName>>,
): Promise<Response | null> {
	return name.kind === 'figures'
		? figures(event, name)
		: description(event, { code: name.indicator });
}

async function figures(
	event: RequestEvent,
	{ indicator, format }: { readonly indicator: string; readonly format: OpenFormat },
): Promise<Response | null> {
	const { openData } = event.locals.services;
	const file = await openData.file(indicator, format);
	if (!file) return null;
	const described = `<${filePath(indicator, 'csv')}${CSVW_SUFFIX}>; rel="describedby"; type="${CSVW_TYPE}"`;
	const parameters = format === 'csv' ? '; charset=utf-8; header=present' : '';
	return openAnswer(event, {
		...file,
		freshForS: openData.freshForS,
		mediaType: MEDIA_TYPES[format] + parameters,
		headers: {
			...(format === 'csv' && { link: described }),
			'content-disposition': `attachment; filename="${indicator}.${format}"`,
		},
	});
}

async function description(
	event: RequestEvent,
	{ code }: { readonly code: string },
): Promise<Response | null> {
	const { openData } = event.locals.services;
	const { datasets, centre, licence } = await openData.datasets();
	const indicator = datasets.find((dataset) => dataset.indicator.code === code)?.indicator;
	if (!indicator) return null;
	const publisher = { vi: centre.name, en: centre.nameEn };
	return openDocument(event, {
		document: csvwMetadata(indicator, { licence, publisher }),
		freshForS: openData.freshForS,
		mediaType: CSVW_TYPE,
		modifiedAt: null,
	});
}
