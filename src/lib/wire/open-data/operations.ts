/** What the OpenAPI document tells of open data. */
import * as v from 'valibot';
import type { Operation } from '../api/openapi.ts';
import { openFeaturesSchema, openFiguresSchema } from './json.ts';

const UNPUBLISHED = { '404': 'No such indicator, or it is not public: which of both is not told.' };
const REFUSED = { '400': 'A parameter: nothing can be asked for here.' };
const AWAY = { '503': 'The database cannot be reached, or the server is still starting.' };
const FILE = { ...REFUSED, ...UNPUBLISHED, ...AWAY };

const pathParameters = {
	indicator: v.pipe(
		v.string(),
		v.regex(/^[a-z0-9-]{1,64}$/),
		v.description('As the catalogue names it.'),
	),
};

const anyDocument = v.looseObject({});

export const OPEN_DATA_OPERATIONS: readonly Operation[] = [
	{
		path: '/open-data/catalog.jsonld',
		operationId: 'describeOpenData',
		summary: 'What is published, as a catalogue by DCAT 3',
		answers: { 'application/ld+json': anyDocument },
		problems: { ...REFUSED, ...AWAY },
	},
	{
		path: '/open-data/{indicator}.csv',
		operationId: 'publishedFiguresCsv',
		summary: 'All published figures of an indicator, a table that .csv-metadata.json describes',
		answers: { 'text/csv': v.string() },
		pathParameters,
		problems: FILE,
	},
	{
		path: '/open-data/{indicator}.csv-metadata.json',
		operationId: 'describePublishedFigures',
		summary: 'What the columns of the table are, by CSV on the Web',
		answers: { 'application/csvm+json': anyDocument },
		pathParameters,
		problems: FILE,
	},
	{
		path: '/open-data/{indicator}.json',
		operationId: 'publishedFigures',
		summary: 'All published figures of an indicator',
		answers: { 'application/json': openFiguresSchema },
		pathParameters,
		problems: FILE,
	},
	{
		path: '/open-data/{indicator}.geojson',
		operationId: 'publishedFeatures',
		summary: 'The newest published figure of each unit',
		answers: { 'application/geo+json': openFeaturesSchema },
		pathParameters,
		problems: FILE,
	},
];
