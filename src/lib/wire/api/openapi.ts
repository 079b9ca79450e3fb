/** The OpenAPI 3.1 document, made from the schemas that answers and queries are checked with. */
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { availabilityQuery, availabilitySchema } from './availability.ts';
import { deadLettersQuery, deadLettersSchema } from './dead-letters.ts';
import { deviceFeaturesSchema } from './device-features.ts';
import { deviceStatesQuery, deviceStatesSchema } from './device-states.ts';
import { devicesQuery, devicesSchema } from './devices.ts';
import { indicatorsSchema } from './indicators.ts';
import { observationsQuery, observationsSchema } from './observations.ts';
import { PROBLEM_TYPE, problemSchema } from './problem.ts';
import { unitHistoryPath, unitHistoryQuery, unitHistorySchema } from './unit-history.ts';
import { unitFeaturesSchema, unitsQuery, unitsSchema } from './units.ts';

type AnySchema = v.GenericSchema<unknown, unknown>;

type Operation = {
	readonly path: string;
	readonly operationId: string;
	readonly summary: string;
	/** By name. */
	readonly pathParameters?: Readonly<Record<string, AnySchema>>;
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
		path: '/api/v1/indicators',
		operationId: 'listIndicators',
		summary: 'Indicators, plans, and which target applies where',
		answers: { 'application/json': indicatorsSchema },
		problems: { ...REFUSED, ...AWAY },
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
		path: '/api/v1/dead-letters',
		operationId: 'listDeadLetters',
		summary: 'Messages that could not be taken, newest first; from this machine only',
		query: deadLettersQuery,
		answers: { 'application/json': deadLettersSchema },
		problems: { ...REFUSED, '403': 'Asked from another machine.', ...AWAY },
	},
];

export function openApiDocument(version: string): object {
	return {
		openapi: '3.1.0',
		info: { title: 'IOC Wall', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
		servers: [{ url: '/' }],
		paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, pathItem(operation)])),
		components: { schemas: { Problem: jsonSchema(problemSchema, 'output') } },
	};
}

function pathItem(operation: Operation): object {
	const { operationId, summary, pathParameters = {}, query, answers, problems } = operation;
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
	return { get: { operationId, summary, parameters, responses } };
}

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
