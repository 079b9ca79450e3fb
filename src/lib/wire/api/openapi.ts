/** The OpenAPI 3.1 document, made from the schemas that answers and queries are checked with. */
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { OPEN_DATA_OPERATIONS } from '../open-data/operations.ts';
import { availabilityQuery, availabilitySchema } from './availability.ts';
import { deadLettersQuery, deadLettersSchema } from './dead-letters.ts';
import { deviceFeaturesSchema } from './device-features.ts';
import { deviceStatesQuery, deviceStatesSchema } from './device-states.ts';
import { devicesQuery, devicesSchema } from './devices.ts';
import { intakeBody, intakeSchema } from './intake.ts';
import { indicatorsSchema } from './indicators.ts';
import { observationsQuery, observationsSchema } from './observations.ts';
import { PROBLEM_TYPE, problemSchema } from './problem.ts';
import { unitHistoryPath, unitHistoryQuery, unitHistorySchema } from './unit-history.ts';
import { replayQuery, replaySchema } from './replay.ts';
import { provenanceQuery, provenanceSchema } from './provenance.ts';
import {
	closeDocumentSchema,
	closePath,
	closesSchema,
	programmeQuery,
	programmeSchema,
} from './programme-answer.ts';
import { unitSeriesQuery, unitSeriesSchema } from './unit-series.ts';
import { unitFeaturesSchema, unitsQuery, unitsSchema } from './units.ts';

type AnySchema = v.GenericSchema<unknown, unknown>;

export type Operation = {
	readonly path: string;
	readonly operationId: string;
	readonly summary: string;
	/** By name. */
	readonly pathParameters?: Readonly<Record<string, AnySchema>>;
	/** Where it is no GET: it delivers this, once for each key, with a token. */
	readonly delivers?: AnySchema;
	readonly query?: AnySchema;
	/** By media type. */
	readonly answers: Readonly<Record<string, AnySchema>>;
	/** Problems it may answer with, by status. */
	readonly problems: Readonly<Record<string, string>>;
};

const REFUSED = { '400': 'A parameter cannot be taken.' };
const AWAY = { '503': 'The database cannot be reached, or the server is still starting.' };

const OPERATIONS: readonly Operation[] = [
	{
		path: '/api/v1/units',
		operationId: 'listUnits',
		summary: 'Units as they stood on a day',
		query: unitsQuery,
		answers: { 'application/json': unitsSchema, 'application/geo+json': unitFeaturesSchema },
		problems: { ...REFUSED, ...AWAY },
	},
	{
		path: '/api/v1/units/{unit}',
		operationId: 'describeUnit',
		summary: 'A unit’s codes, names and parents with their days, and what it came of and became',
		pathParameters: unitHistoryPath,
		query: unitHistoryQuery,
		answers: { 'application/json': unitHistorySchema },
		problems: { ...REFUSED, '404': 'No such unit.', ...AWAY },
	},
	{
		path: '/api/v1/units/{unit}/series',
		operationId: 'describeUnitSeries',
		summary:
			'A unit’s figures with those of what it came of, in pieces with their breaks, or carried over by a crosswalk',
		pathParameters: unitHistoryPath,
		query: unitSeriesQuery,
		answers: { 'application/json': unitSeriesSchema },
		problems: { ...REFUSED, '404': 'No such unit or indicator.', ...AWAY },
	},
	{
		path: '/api/v1/indicators',
		operationId: 'listIndicators',
		summary: 'Indicators, plans, and which target applies where',
		answers: { 'application/json': indicatorsSchema },
		problems: { ...REFUSED, ...AWAY },
	},
	{
		path: '/api/v1/programme',
		operationId: 'readProgramme',
		summary: 'How the units of a programme stand, now or on a day, and the figures behind it',
		query: programmeQuery,
		answers: { 'application/json': programmeSchema },
		problems: { ...REFUSED, '404': 'No such province.', ...AWAY },
	},
	{
		path: '/api/v1/closes',
		operationId: 'listCloses',
		summary: 'Periods that were closed, newest first, each with the SHA-256 of its document',
		answers: { 'application/json': closesSchema },
		problems: { ...REFUSED, ...AWAY },
	},
	{
		path: '/api/v1/closes/{close}',
		operationId: 'readClose',
		summary: 'What was closed: all inputs and results, byte for byte as it was hashed',
		pathParameters: closePath,
		answers: { 'application/json': closeDocumentSchema },
		problems: { ...REFUSED, '404': 'No such close.', ...AWAY },
	},
	{
		path: '/api/v1/devices',
		operationId: 'listDevices',
		summary: 'Devices and how they stand',
		query: devicesQuery,
		answers: { 'application/json': devicesSchema },
		problems: { ...REFUSED, ...AWAY },
	},
	{
		path: '/api/v1/devices.csv',
		operationId: 'exportDevicesCsv',
		summary: 'The list of devices as a file that can be imported again; for spreadsheets',
		answers: { 'text/csv': v.string() },
		problems: { ...REFUSED, ...AWAY },
	},
	{
		path: '/api/v1/devices.geojson',
		operationId: 'exportDevicesGeoJson',
		summary: 'The list of devices as a file that can be imported again; for maps',
		answers: { 'application/geo+json': deviceFeaturesSchema },
		problems: { ...REFUSED, ...AWAY },
	},
	{
		path: '/api/v1/device-states',
		operationId: 'listDeviceStates',
		summary: 'How devices stood in the last hours, those with the longest outages first',
		query: deviceStatesQuery,
		answers: { 'application/json': deviceStatesSchema },
		problems: { ...REFUSED, '404': 'No such unit.', ...AWAY },
	},
	{
		path: '/api/v1/replay',
		operationId: 'replay',
		summary: 'How devices stood in the last hours, and which figures did, to show them again',
		query: replayQuery,
		answers: { 'application/json': replaySchema },
		problems: { ...REFUSED, '404': 'No such unit.', ...AWAY },
	},
	{
		path: '/api/v1/availability',
		operationId: 'listAvailability',
		summary:
			'How available devices were in a month: by device, by unit with all that lies in it, or by kind',
		query: availabilityQuery,
		answers: { 'application/json': availabilitySchema },
		problems: { ...REFUSED, '404': 'No such unit.', ...AWAY },
	},
	{
		path: '/api/v1/observations',
		operationId: 'listObservations',
		summary: 'One series, oldest first, as reported or by hour or day',
		query: observationsQuery,
		answers: { 'application/json': observationsSchema },
		problems: { ...REFUSED, '404': 'No such unit or indicator.', ...AWAY },
	},
	{
		path: '/api/v1/observations',
		operationId: 'deliverObservations',
		summary: 'Figures from another system: all of them, or none',
		delivers: intakeBody,
		answers: { 'application/json': intakeSchema },
		problems: {
			'400': 'The body or the key cannot be read.',
			'401': 'The token is nobody’s.',
			'403': 'No system may deliver figures here.',
			'409': 'The key came before with another body.',
			'413': 'More than 10,000 observations, or 5 MiB.',
			'415': 'The body is no JSON.',
			'422': 'Observations that cannot be taken, each with what would be right; none was stored.',
			'429': 'Too many deliveries at once: again after the seconds of Retry-After.',
			...AWAY,
		},
	},
	{
		path: '/api/v1/observations/provenance',
		operationId: 'provenanceOfObservation',
		summary: 'Where a figure comes from, down to file and cell, and what was believed before',
		query: provenanceQuery,
		answers: { 'application/json': provenanceSchema },
		problems: { ...REFUSED, '404': 'No such unit or indicator, or nothing was known.', ...AWAY },
	},
	{
		path: '/api/v1/dead-letters',
		operationId: 'listDeadLetters',
		summary: 'Messages that could not be taken, newest first; from this machine only',
		query: deadLettersQuery,
		answers: { 'application/json': deadLettersSchema },
		problems: { ...REFUSED, '403': 'Asked from another machine.', ...AWAY },
	},
	...OPEN_DATA_OPERATIONS,
];

export function openApiDocument(version: string): object {
	return {
		openapi: '3.1.0',
		info: { title: 'IOC Wall', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
		servers: [{ url: '/' }],
		paths: Object.fromEntries(
			[...Map.groupBy(OPERATIONS, ({ path }) => path)].map(([path, operations]) => [
				path,
				Object.fromEntries(operations.map(methodItem)),
			]),
		),
		components: {
			schemas: { Problem: jsonSchema(problemSchema, 'output') },
			securitySchemes: { intakeToken: { type: 'http', scheme: 'bearer' } },
		},
	};
}

function methodItem(operation: Operation): [method: string, item: object] {
	const { operationId, summary, delivers, pathParameters = {}, query } = operation;
	const { answers, problems } = operation;
	const ok = {
		description: summary,
		content: Object.fromEntries(
			Object.entries(answers).map(([mediaType, schema]) => [
				mediaType,
				{ schema: jsonSchema(schema, 'output') },
			]),
		),
	};
	const refused = Object.entries(problems).map(([status, description]) => [
		status,
		{
			description,
			content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
		},
	]);
	const inPath = Object.entries(pathParameters).map(([name, schema]) => ({
		name,
		in: 'path',
		required: true,
		schema: jsonSchema(schema, 'input'),
	}));
	const parameters = [...inPath, ...(query ? queryParameters(query) : [])];
	const responses = { '200': ok, ...Object.fromEntries(refused) };
	if (!delivers) {
		return ['get', { operationId, summary, parameters, responses }];
	}
	const schema = jsonSchema(delivers, 'input');
	const requestBody = { required: true, content: { 'application/json': { schema } } };
	const security = [{ intakeToken: [] }];
	return ['post', { operationId, summary, security, parameters: [KEY], requestBody, responses }];
}

const KEY = {
	name: 'Idempotency-Key',
	in: 'header',
	required: true,
	description:
		'Another one for each delivery. The same with the same body is answered as before, for 30 days, and stores nothing.',
	schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
};

function queryParameters(query: AnySchema): object[] {
	const { properties = {}, required = [] } = jsonSchema(query, 'input');
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		in: 'query',
		required: required.includes(name),
		schema,
	}));
}

function jsonSchema(schema: AnySchema, typeMode: 'input' | 'output') {
	// Checks in code have no JSON Schema; "wanted" of the problem details tells them.
	const { $schema, ...rest } = toJsonSchema(schema, {
		target: 'draft-2020-12',
		typeMode,
		errorMode: 'ignore',
	});
	// OpenAPI 3.1 says once for all schemas which dialect they are in.
	void $schema;
	return rest;
}
