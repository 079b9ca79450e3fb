/** What pages and API routes ask of the device registry. */
import type { Database } from '../db/database.ts';
import { importDeviceFile } from '../import/import-file.ts';
import { listedDevices } from '../registry/export.ts';
import { deviceRegistry } from '../registry/registry.ts';
import type { Services } from '../services.ts';

export function registryServices({
	database,
	catalogue,
	now,
}: {
	readonly database: Database;
	readonly catalogue: Services['catalogue'];
	readonly now: () => number;
}): Pick<Services, 'registry' | 'deviceList' | 'importDevices'> {
	const geographyDate = async () => (await catalogue()).centre.geographyDate;
	return {
		registry: deviceRegistry({ database, geographyDate, now }),
		deviceList: async () => listedDevices(database, await geographyDate()),
		importDevices: async (file, how) =>
			importDeviceFile(database, file, { ...how, geographyDate: await geographyDate() }),
	};
}
