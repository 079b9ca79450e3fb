/** A file with a list of devices, read row by row: CSV or GeoJSON. What the rows say is not judged here. Pure. */
import type { Fault } from '#lib/wire/device-fields.ts';
import { DEVICE_COLUMNS, unguardFormula, type DeviceColumn } from '#lib/wire/device-list.ts';
import type { FileFault, ImportOutcome } from '#lib/wire/import-outcome.ts';
import { csvRecords } from '../catalogue/csv.ts';

export type ReadDevice = {
	/** The line in a CSV, the place in a GeoJSON, both from 1. */
	readonly row: number;
	/** What the file does not have as a column is not there. */
	readonly cells: Partial<Readonly<Record<DeviceColumn, string>>>;
	/** That it cannot be read as it stands. */
	readonly fault: Fault | null;
};

export type DeviceFile =
	{ readonly kind: 'devices'; readonly devices: readonly ReadDevice[] } | RefusedFile;

export type RefusedFile = Pick<
	Extract<ImportOutcome, { kind: 'refused' }>,
	'kind' | 'why' | 'fault'
>;

const MOST_DEVICES = 50_000;
/** So much of what is wrong is told again. */
const SHOWN = 60;
const COLUMNS = `The columns are ${DEVICE_COLUMNS.join(', ')}; site and device are needed.`;

/** UTF-8, with or without a byte order mark; fields apart by commas or, as Vietnamese Excel has them, by semicolons. */
export function readDeviceCsv(bytes: Uint8Array): DeviceFile {
	const text = textOf(bytes);
	if (text === null) return refused('no-utf8', 'This is no text in UTF-8: save it as “CSV UTF-8”.');
	const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
	const separator = first.split(';').length > first.split(',').length ? ';' : ',';
	const [head, ...records] = csvRecords(text, separator);
	if (!head) return refused('empty', `The file is empty. ${COLUMNS}`);
	const columns = head.cells.map((cell) => cell.trim().toLowerCase());
	const fault = headFault(columns);
	if (fault !== null) return fault;
	if (records.length > MOST_DEVICES) return tooMany('rows');
	const devices = records
		.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
		.map(({ line, cells, unclosed = false }) => {
			const named = columns.map((column, at) => [column, unguardFormula(cells[at] ?? '')]);
			const field = columns[cells.length - 1] ?? '';
			const given = (cells.at(-1) ?? '').slice(0, SHOWN);
			const fault = unclosed ? { field, fault: 'unclosed' as const, given } : null;
			return { row: line, cells: Object.fromEntries(named) as ReadDevice['cells'], fault };
		});
	return { kind: 'devices', devices };
}

/** `features` of a FeatureCollection; the position is the geometry's, all else is in the properties. */
export function readDeviceFeatures(features: readonly unknown[]): DeviceFile {
	if (features.length > MOST_DEVICES) return tooMany('features');
	const known: readonly string[] = DEVICE_COLUMNS;
	const devices: ReadDevice[] = [];
	for (const [at, feature] of features.entries()) {
		const { geometry, properties } = (feature ?? {}) as Record<string, unknown>;
		const place = placeOf(geometry ?? null);
		const fault = place ? null : noPoint(geometry);
		const given = Object.entries(properties ?? {}).filter(([name]) => known.includes(name));
		const cells = given.map(([name, value]) => [name, cellOf(value)]);
		devices.push({ row: at + 1, cells: { ...Object.fromEntries(cells), ...place }, fault });
	}
	return { kind: 'devices', devices };
}

/** Whether a GeoJSON document is a list of devices, and no boundaries: then a feature has the property `device`. */
export function isDeviceFeatures(features: readonly unknown[]): boolean {
	return features.some((feature) => {
		const { properties } = (feature ?? {}) as { properties?: unknown };
		return typeof properties === 'object' && properties !== null && 'device' in properties;
	});
}

function headFault(columns: readonly string[]): DeviceFile | null {
	const known: readonly string[] = DEVICE_COLUMNS;
	const strange = columns.filter((column) => !known.includes(column));
	if (strange.length > 0) {
		const given = strange.join(', ');
		const why = `The first line names what is no column: ${given}. ${COLUMNS}`;
		return refused('unknown-column', why, given);
	}
	if (new Set(columns).size < columns.length) {
		return refused('column-twice', `The first line names a column twice. ${COLUMNS}`);
	}
	const missing = ['site', 'device'].filter((column) => !columns.includes(column)).join(', ');
	if (missing === '') return null;
	return refused('column-missing', `The first line lacks ${missing}. ${COLUMNS}`, missing);
}

function placeOf(geometry: unknown): { lat: string; lon: string } | null {
	if (geometry === null) return { lat: '', lon: '' };
	const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
	if (type !== 'Point' || !Array.isArray(coordinates)) return null;
	const [lon, lat] = coordinates as readonly unknown[];
	if (typeof lon !== 'number' || typeof lat !== 'number') return null;
	return { lat: String(lat), lon: String(lon) };
}

function noPoint(geometry: unknown): Fault {
	return { field: 'geometry', fault: 'no-point', given: JSON.stringify(geometry).slice(0, SHOWN) };
}

function cellOf(value: unknown): string {
	if (value === null || value === false || value === undefined) return '';
	if (value === true) return 'yes';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function textOf(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

function tooMany(what: 'rows' | 'features'): RefusedFile {
	return refused('too-many', `${MOST_DEVICES} ${what} are the most.`, String(MOST_DEVICES));
}

function refused(kind: FileFault, why: string, given = ''): RefusedFile {
	return { kind: 'refused', why, fault: { kind, given } };
}
