/** How values of the database reach us, on both drivers alike (see `Queryable`). */
import { types, type CustomTypesConfig } from 'pg';

const OID = {
	int8: 20,
	date: 1082,
	numeric: 1700,
	int8Array: 1016,
	dateArray: 1182,
	numericArray: 1231,
} as const;

function safeInteger(text: string): number {
	const value = Number(text);
	if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond 2^53: read it as text`);
	return value;
}

/** Arrays of one dimension whose items are never quoted. */
const arrayOf = (parse: (text: string) => unknown) => (text: string) =>
	text === '{}'
		? []
		: text
				.slice(1, -1)
				.split(',')
				.map((item) => (item === 'NULL' ? null : parse(item)));

/** Days stay ISO text: a `Date` would put them at midnight of whatever zone the process runs in. */
const isoDay = (text: string) => text;

const parsers = new Map<number, (text: string) => unknown>([
	[OID.int8, safeInteger],
	[OID.date, isoDay],
	[OID.numeric, Number],
	[OID.int8Array, arrayOf(safeInteger)],
	[OID.dateArray, arrayOf(isoDay)],
	[OID.numericArray, arrayOf(Number)],
]);

export const resultTypes: CustomTypesConfig = {
	getTypeParser: ((oid: number, format?: 'text') =>
		parsers.get(oid) ?? types.getTypeParser(oid, format)) as CustomTypesConfig['getTypeParser'],
};
