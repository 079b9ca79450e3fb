/** The device registry on a database: each change is one transaction, and screens hear of it by the change feed. */
import type { Database } from '../db/database.ts';
import { describeDevice } from './describe.ts';
import { countStages, findDevice, freeDevices, listDevices } from './lists.ts';
import { endMaintenance, planMaintenance } from './maintenance.ts';
import type { Registry } from '#lib/wire/registry.ts';
import { moveHistoryAhead, replaceDevice } from './replace.ts';
import { bringDeviceBack, retireDevice } from './retire.ts';
import { registryChange } from './transaction.ts';

export function deviceRegistry(options: {
	readonly database: Database;
	/** The ISO day by which codes of units are read. */
	readonly geographyDate: () => Promise<string>;
	readonly now: () => number;
}): Registry {
	const { database, geographyDate, now } = options;
	const change = <T>(work: Parameters<typeof registryChange<T>>[1]) =>
		registryChange(database, work);
	return {
		list: (query) => listDevices(database, query, now()),
		counts: () => countStages(database),
		find: (id) => findDevice(database, id, now()),
		free: () => freeDevices(database),
		async admit(id, fields, deed) {
			const from = 'quarantine';
			const day = await geographyDate();
			return change((tx) => describeDevice(tx, { id, fields, from, geographyDate: day, ...deed }));
		},
		async describe(id, fields, deed) {
			const from = 'admitted';
			const day = await geographyDate();
			return change((tx) => describeDevice(tx, { id, fields, from, geographyDate: day, ...deed }));
		},
		async replace(id, newcomer, deed) {
			await database.transaction((tx) => moveHistoryAhead(tx, { id, newcomer }));
			return change((tx) => replaceDevice(tx, { id, newcomer, ...deed }));
		},
		retire: (id, deed) => change((tx) => retireDevice(tx, { id, ...deed })),
		bringBack: (id, deed) => change((tx) => bringDeviceBack(tx, { id, ...deed })),
		planMaintenance: (works, deed) => change((tx) => planMaintenance(tx, { works, ...deed })),
		endMaintenance: (id, deed) => change((tx) => endMaintenance(tx, { id, ...deed })),
	};
}
