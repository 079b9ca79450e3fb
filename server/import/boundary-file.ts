/** A file of boundaries, read feature by feature: what can be taken, and what can't and why. Pure. */
import type { MultiPolygon } from '#lib/domain/unit.ts';
import { isDay } from '#lib/wire/rfc3339.ts';
import type { RefusedRow } from '#lib/wire/import-outcome.ts';
import { METRES } from './positions.ts';
import { checkGeometry } from './rings.ts';

export type ReadBoundary = {
	/** Place in the file, from 1. */
	readonly row: number;
	readonly code: string;
	/** As the file calls it; empty where it gives no name. */
	readonly name: string;
	readonly boundary: MultiPolygon;
	readonly turned: number;
	/** ISO days between which the file says it holds, both inclusive. */
	readonly validFrom: string | null;
	readonly validTo: string | null;
};

export type BoundaryFile =
	| {
			readonly kind: 'boundaries';
			readonly boundaries: readonly ReadBoundary[];
			readonly refused: readonly RefusedRow[];
	  }
	| { readonly kind: 'refused'; readonly why: string };

export const MOST_BYTES = 32 * 1024 * 1024;
const MOST_FEATURES = 5_000;
const WANTED =
	'Boundaries are imported as GeoJSON: a FeatureCollection of polygons with the property "code", the GSO code of the unit.';

const OTHERS = 'Reports are imported as .xlsx or .csv, a catalogue as .yaml.';

export function readBoundaryFile(bytes: Uint8Array): BoundaryFile {
	if (bytes.length > MOST_BYTES) {
		return refused(`The file has ${bytes.length} bytes; ${MOST_BYTES} are the most that is taken.`);
	}
	let document: unknown;
	try {
		document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch (error) {
		if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
		return refused(`This is not JSON in UTF-8. ${WANTED} ${OTHERS}`);
	}
	const { type, features, crs } = (document ?? {}) as Record<string, unknown>;
	if (type !== 'FeatureCollection' || !Array.isArray(features)) {
		return refused(`This is not a FeatureCollection. ${WANTED}`);
	}
	const otherSystem = otherSystemOf(crs);
	if (otherSystem !== null) {
		return refused(
			`The file's "crs" says that its coordinates are in ${otherSystem}; WGS 84 in degrees (EPSG:4326) is wanted: convert it first.`,
		);
	}
	if (features.length === 0) return refused('The FeatureCollection is empty.');
	if (features.length > MOST_FEATURES) {
		return refused(`The file has ${features.length} features; ${MOST_FEATURES} are the most.`);
	}
	const boundaries: ReadBoundary[] = [];
	const refusedRows: RefusedRow[] = [];
	for (const [at, feature] of features.entries()) {
		const read = readFeature(feature, at + 1);
		if ('why' in read) {
			refusedRows.push(read);
			continue;
		}
		const earlier = boundaries.find((other) => other.code === read.code && overlap(other, read));
		if (!earlier) boundaries.push(read);
		else {
			const { row, code, name } = read;
			refusedRows.push({ row, code, name, why: `row ${earlier.row} has the same code` });
		}
	}
	// One reason for all is the file's.
	if (
		refusedRows.length === features.length &&
		refusedRows.every(({ why }) => why.endsWith(METRES))
	) {
		return refused(`All ${features.length} features are refused: their ${METRES}.`);
	}
	return { kind: 'boundaries', boundaries, refused: refusedRows };
}

/** The name of a system that is not WGS 84 in degrees; null where the file names none, or that one. */
function otherSystemOf(crs: unknown): string | null {
	if (crs === undefined || crs === null) return null;
	const { properties } = crs as { properties?: unknown };
	const { name } = (properties ?? {}) as { name?: unknown };
	const said = text(name) ?? JSON.stringify(crs);
	return /(^|[:/])(4326|CRS84)$/i.test(said) ? null : said.slice(0, 100);
}

type Days = Pick<ReadBoundary, 'validFrom' | 'validTo'>;

/** ISO days compare as text. */
function overlap(a: Days, b: Days): boolean {
	const isBefore = (one: Days, other: Days) =>
		one.validTo !== null && other.validFrom !== null && one.validTo < other.validFrom;
	return !isBefore(a, b) && !isBefore(b, a);
}

function readFeature(feature: unknown, row: number): ReadBoundary | RefusedRow {
	const { properties, geometry } = (feature ?? {}) as { properties?: unknown; geometry?: unknown };
	const said = (typeof properties === 'object' ? (properties ?? {}) : {}) as Record<
		string,
		unknown
	>;
	const name = text(said['name'])?.slice(0, 200) ?? '';
	// A code is text: as a number it would have lost its leading zeros.
	const code = text(said['code']);
	if (code === null || !/^\d{2,5}$/.test(code)) {
		return { row, code: null, name, why: `${CODE_WANTED}${instead(said)}` };
	}
	const checked = checkGeometry(geometry);
	if (checked.kind === 'refused') return { row, code, name, why: checked.why };
	const { boundary, turned } = checked;
	const validFrom = said['valid_from'] ?? null;
	const validTo = said['valid_to'] ?? null;
	if (!isDayOrNull(validFrom) || !isDayOrNull(validTo)) {
		const why = `"valid_from" and "valid_to" are to be days such as "2025-06-30", where they are given`;
		return { row, code, name, why };
	}
	if (validFrom !== null && validTo !== null && validTo < validFrom) {
		return { row, code, name, why: `"valid_to" ${validTo} is before "valid_from" ${validFrom}` };
	}
	return { row, code, name, boundary, turned, validFrom, validTo };
}

const CODE_WANTED = `the property "code" is to be the unit's GSO code as text, such as "094"`;

/** What is there in its place. */
function instead(said: Record<string, unknown>): string {
	if ('code' in said) return `; it is ${JSON.stringify(said['code'])?.slice(0, 40)}`;
	const names = Object.keys(said).slice(0, 8).join(', ').slice(0, 200);
	return names === '' ? '; there are no properties' : `; there are ${names}`;
}

function text(value: unknown): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value.trim().normalize('NFC') : null;
}

function isDayOrNull(value: unknown): value is string | null {
	return value === null || (typeof value === 'string' && isDay(value));
}

function refused(why: string): BoundaryFile {
	return { kind: 'refused', why };
}
