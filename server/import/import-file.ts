import type { Database } from '../db/database.ts';
import { MOST_BYTES } from './boundary-file.ts';
import { isDeviceFeatures, readDeviceCsv, readDeviceFeatures } from './device-file.ts';
import { importBoundaries } from './import-boundaries.ts';
import { importDevices } from './import-devices.ts';
import type { ImportFile, ImportHow, ImportOutcome } from './outcome.ts';

/** A CSV is a list of devices; GeoJSON is one where its features have the property `device`, else boundaries of units. */
export async function importFile(
	database: Database,
	file: ImportFile,
	how: ImportHow,
): Promise<ImportOutcome> {
	const { fileName, bytes } = file;
	if (bytes.length > MOST_BYTES) {
		const why = `The file has ${bytes.length} bytes; ${MOST_BYTES} are the most that is taken.`;
		return { kind: 'refused', fileName, why };
	}
	if (/\.csv$/i.test(fileName)) {
		return importDevices(database, file, { read: readDeviceCsv(bytes), how });
	}
	const features = featuresOf(bytes);
	if (features && isDeviceFeatures(features)) {
		return importDevices(database, file, { read: readDeviceFeatures(features), how });
	}
	return importBoundaries(database, file, how);
}

/** Null where it is no FeatureCollection: then the reader of boundaries says what is wrong with it. */
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
