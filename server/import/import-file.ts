import type { Database } from '../db/database.ts';
import { MOST_BYTES } from './boundary-file.ts';
import {
	isDeviceFeatures,
	readDeviceCsv,
	readDeviceFeatures,
	type DeviceFile,
} from './device-file.ts';
import { importReport } from './figures/import-report.ts';
import { importBoundaries } from './import-boundaries.ts';
import { importCatalogue } from './import-catalogue.ts';
import { importDevices } from './import-devices.ts';
import type {
	FileOutcome,
	ImportFile,
	ImportHow,
	ImportOutcome,
	ReportHow,
} from '#lib/wire/import-outcome.ts';

/** Boundaries of units, a list of devices, a catalogue in YAML, or a report of an office. */
export async function importFile(
	database: Database,
	file: ImportFile,
	how: ImportHow & { readonly report: ReportHow },
): Promise<FileOutcome> {
	if (/\.ya?ml$/i.test(file.fileName)) return importCatalogue(database, file, how);
	if (isReport(file)) return importReport(database, file, how);
	return file.bytes.length <= MOST_BYTES && deviceFileOf(file)
		? importDeviceFile(database, file, how)
		: importBoundaries(database, file, how);
}

/** A workbook, or a CSV whose first line does not name the columns `site` and `device` of a list of devices, nor one of them. */
function isReport({ fileName, bytes }: ImportFile): boolean {
	if (/\.xls[xmb]?$/i.test(fileName)) return true;
	if (!/\.csv$/i.test(fileName)) return false;
	const beginning = new TextDecoder().decode(bytes.subarray(0, 2_000));
	const [first = ''] = beginning.split(/[\r\n]/, 1);
	const columns = first.split(/[,;\t]/).map((column) => column.trim().replace(/^"(.*)"$/, '$1'));
	return !columns.some((column) => column === 'site' || column === 'device');
}

/** A list of devices, and nothing else. */
export async function importDeviceFile(
	database: Database,
	file: ImportFile,
	how: ImportHow,
): Promise<ImportOutcome> {
	const { fileName, bytes } = file;
	if (bytes.length > MOST_BYTES) {
		const why = `The file has ${bytes.length} bytes; ${MOST_BYTES} are the most that is taken.`;
		const fault = { kind: 'too-big', given: String(MOST_BYTES / 1024 / 1024) } as const;
		return { kind: 'refused', fileName, why, fault };
	}
	const read = deviceFileOf(file);
	const why =
		'A list of devices is a .csv, or a GeoJSON whose features have the property "device".';
	if (read) return importDevices(database, file, { read, how });
	return { kind: 'refused', fileName, why, fault: { kind: 'no-list', given: '' } };
}

/** A CSV is one; GeoJSON is one where its features have the property `device`. Null: it is none. */
function deviceFileOf({ fileName, bytes }: ImportFile): DeviceFile | null {
	if (/\.csv$/i.test(fileName)) return readDeviceCsv(bytes);
	const features = featuresOf(bytes);
	return features && isDeviceFeatures(features) ? readDeviceFeatures(features) : null;
}

/** Null where it is no FeatureCollection. */
function featuresOf(bytes: Uint8Array): readonly unknown[] | null {
	let document: unknown;
	try {
		document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return null;
	}
	const { features } = (document ?? {}) as { features?: unknown };
	return Array.isArray(features) ? features : null;
}
