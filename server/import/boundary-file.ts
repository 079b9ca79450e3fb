/** A file of boundaries, read feature by feature: what can be taken, and what can't and why. Pure. */
import type { MultiPolygon } from '#lib/domain/unit.ts';
import { isDay } from '#lib/wire/rfc3339.ts';
import type { RefusedRow } from '#lib/wire/import-outcome.ts';
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

export function readBoundaryFile(bytes: Uint8Array): BoundaryFile {
	if (bytes.length > MOST_BYTES) {
		return refused(`The file has ${bytes.length} bytes; ${MOST_BYTES} are the most that is taken.`);
	}
	let document: unknown;
	try {
		document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch (error) {
		if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
		return refused(`This is not JSON in UTF-8. ${WANTED}`);
	}
	const { type, features } = (document ?? {}) as { type?: unknown; features?: unknown };
	if (type !== 'FeatureCollection' || !Array.isArray(features)) {
		return refused(`This is not a FeatureCollection. ${WANTED}`);
	}
	if (features.length === 0) return refused('The FeatureCollection is empty.');
	if (features.length > MOST_FEATURES) {
		return refused(`The file has ${features.length} features; ${MOST_FEATURES} are the most.`);
	}
	const boundaries: ReadBoundary[] = [];
	const refusedRows: RefusedRow[] = [];
	const rowByCode = new Map<string, number>();
	for (const [at, feature] of features.entries()) {
		const read = readFeature(feature, at + 1);
		const earlier = read.code === null ? undefined : rowByCode.get(read.code);
		if (read.code !== null) rowByCode.set(read.code, earlier ?? at + 1);
		if ('why' in read) refusedRows.push(read);
		else if (earlier === undefined) boundaries.push(read);
		else {
			const { row, code, name } = read;
			refusedRows.push({ row, code, name, why: `row ${earlier} has the same code` });
		}
	}
	return { kind: 'boundaries', boundaries, refused: refusedRows };
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
		const why = `the property "code" is to be the unit's GSO code as text, such as "094"`;
		return { row, code: null, name, why };
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
	return { row, code, name, boundary, turned, validFrom, validTo };
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
