import { createHash } from 'node:crypto';
import type { Fault } from '#lib/wire/device-fields.ts';
import type { Deed } from '#lib/wire/registry.ts';
import { GROW_FEED, VERSION } from '../db/batch/feed.ts';
import type { Database, Queryable } from '../db/database.ts';
import { describeDevice } from '../registry/describe.ts';
import { replaceDevice } from '../registry/replace.ts';
import { bringDeviceBack, retireDevice } from '../registry/retire.ts';
import { unitIdOf } from '../registry/units.ts';
import type { DeviceFile, ReadDevice } from './device-file.ts';
import { fieldsOf, isAsKnown, readAsk, type KnownDevice, type RowAsk } from './device-row.ts';
import { faultText } from './fault-text.ts';
import type {
	ImportFile,
	ImportHow,
	ImportOutcome,
	RefusedRow,
	TakenRow,
} from '#lib/wire/import-outcome.ts';

/** So many rows a transaction: each holds up the readings that come meanwhile. */
const ROWS_AT_ONCE = 200;

/** Undoes a dry run. */
class DryRun extends Error {}

type Row = { readonly taken: TakenRow } | { readonly refused: RefusedRow };

/**
 * Takes a list of devices, row by row: each is taken, or refused with its mistakes, and leaves the others alone. What is as it
 * was changes nothing; a device that was never heard is there from then on, waiting for its first word.
 */
export async function importDevices(
	database: Database,
	file: ImportFile,
	{ read, how }: { readonly read: DeviceFile; readonly how: ImportHow },
): Promise<ImportOutcome> {
	const { fileName, bytes } = file;
	if (read.kind === 'refused') return { ...read, fileName };
	const seen = new Set<string>();
	const rows: Row[] = [];
	const take = async (tx: Queryable, devices: readonly ReadDevice[]) => {
		for (const device of devices) rows.push(await takeRow(tx, device, { seen, how }));
	};
	if (how.dryRun) {
		await undone(database, (tx) => take(tx, read.devices));
	} else {
		for (let at = 0; at < read.devices.length; at += ROWS_AT_ONCE) {
			await database.transaction(async (tx) => {
				await tx.query(GROW_FEED);
				await take(tx, read.devices.slice(at, at + ROWS_AT_ONCE));
			});
		}
	}
	const taken = rows.flatMap((row) => ('taken' in row ? row.taken : []));
	const refused = rows.flatMap((row) => ('refused' in row ? row.refused : []));
	const isNew = !how.dryRun && taken.some(({ changed }) => changed);
	const sum = { taken: taken.length, refused: refused.length };
	const batchId = isNew ? await keepBatch(database, { fileName, bytes, how, ...sum }) : null;
	const { geographyDate } = how;
	return { kind: 'read', fileName, geographyDate, batchId, taken, refused };
}

async function undone(database: Database, work: (tx: Queryable) => Promise<void>): Promise<void> {
	try {
		await database.transaction(async (tx) => {
			await work(tx);
			throw new DryRun();
		});
	} catch (error) {
		if (!(error instanceof DryRun)) throw error;
	}
}

async function takeRow(
	tx: Queryable,
	read: ReadDevice,
	{ seen, how }: { readonly seen: Set<string>; readonly how: ImportHow },
): Promise<Row> {
	const { row } = read;
	const name = read.cells.name?.trim() ?? '';
	const refuse = (code: string | null, faults: readonly Fault[]): Row => ({
		refused: { row, code, name, why: faults.map(faultText).join('; '), faults },
	});
	const asked = readAsk(read);
	const unread = read.fault ? [read.fault] : [];
	if (asked.kind === 'refused' || unread.length > 0) {
		const ofAsk = asked.kind === 'refused' ? asked.faults : [];
		const ofFields = read.fault?.fault === 'unclosed' ? [] : await fieldFaults(tx, read, { how });
		return refuse(read.cells.device?.trim() || null, [...unread, ...ofAsk, ...ofFields]);
	}
	const { ask } = asked;
	const code = `${ask.site}/${ask.device}`;
	if (seen.has(code)) return refuse(code, [{ field: 'device', fault: 'twice', given: ask.device }]);
	seen.add(code);
	const done = await takeDevice(tx, read, { ask, how });
	if (done.kind === 'refused') return refuse(code, done.faults);
	return { taken: { row, code, name: done.name, notes: [], changed: done.changed } };
}

/** All that is wrong with the fields, that of the unit among it, which only the database knows. */
async function fieldFaults(
	tx: Queryable,
	read: ReadDevice,
	{ how, base = null }: { readonly how: ImportHow; readonly base?: KnownDevice | null },
): Promise<readonly Fault[]> {
	const { fields, faults } = fieldsOf(read, base);
	const { unitCode } = fields;
	if (unitCode === null || faults.some(({ field }) => field === 'unit')) return faults;
	if ((await unitIdOf(tx, unitCode, how.geographyDate)) !== null) return faults;
	return [...faults, { field: 'unit', fault: 'unknown-unit', given: unitCode }];
}

type Taken =
	| { readonly kind: 'taken'; readonly name: string; readonly changed: boolean }
	| { readonly kind: 'refused'; readonly faults: readonly Fault[] };

async function takeDevice(
	tx: Queryable,
	read: ReadDevice,
	{ ask, how }: { readonly ask: RowAsk; readonly how: ImportHow },
): Promise<Taken> {
	const deed: Deed = { by: how.importedBy, now: how.now };
	const own = await known(tx, ask, how);
	const place = ask.replaces && (await known(tx, ask.replaces, how));
	// Who is not known has no place to be taken; who has made room already is no news.
	const isTaking = place !== null && place.id !== own?.id && !place.retired;
	if (isTaking && (!place.registered || (own?.registered === true && !own.retired))) {
		const given = read.cells.replaces ?? '';
		return { kind: 'refused', faults: [{ field: 'replaces', fault: 'not-free', given }] };
	}
	const base = isTaking ? place : own;
	const { fields, faults } = fieldsOf(read, base);
	if (faults.length > 0)
		return { kind: 'refused', faults: await fieldFaults(tx, read, { how, base }) };
	const retires = ask.retired === true && base?.retired !== true;
	const isSame =
		base?.retired === true
			? ask.retired !== false
			: base?.registered === true && isAsKnown(fields, base) && !isTaking && !retires;
	if (base && isSame) return { kind: 'taken', name: base.name, changed: false };
	await tx.query('savepoint device_row');
	const id = own?.id ?? (await make(tx, ask, how));
	const target = isTaking ? place.id : id;
	const { geographyDate } = how;
	const from = base?.registered === true ? ('admitted' as const) : ('quarantine' as const);
	const steps = [
		isTaking && (() => replaceDevice(tx, { id: place.id, newcomer: id, ...deed })),
		base?.retired === true && (() => bringDeviceBack(tx, { id, ...deed })),
		() => describeDevice(tx, { id: target, fields, from, geographyDate, ...deed }),
		retires && (() => retireDevice(tx, { id: target, ...deed })),
	];
	for (const step of steps) {
		const done = await (step ? step() : null);
		if (done?.kind === 'gone') throw new Error(`${target}: no device to import to`);
		if (done?.kind !== 'refused') continue;
		// Half of a row is none.
		await tx.query('rollback to savepoint device_row');
		return done;
	}
	return { kind: 'taken', name: fields.name, changed: true };
}

const KNOWN = `
	select d.id, d.site, d.device, d.name, d.kind, c.value as unit, d.lat, d.lon, d.gateway, d.heartbeat_s,
		d.registered, d.retired_at is not null as retired
	from device d left join unit_code c on c.unit_id = d.unit_id and c.scheme = 'gso'
		and $3::date between coalesce(c.valid_from, '-infinity') and coalesce(c.valid_to, 'infinity')
	where d.site = $1 and d.device = $2`;

async function known(
	tx: Queryable,
	{ site, device }: { readonly site: string; readonly device: string },
	{ geographyDate }: ImportHow,
): Promise<KnownDevice | null> {
	const [row] = await tx.query<KnownDevice>(KNOWN, [site, device, geographyDate]);
	return row ?? null;
}

/** Its family is that of its first message. */
const MAKE = `
	insert into device (site, device, name, family, first_seen_at, version)
	values ($1, $2, $2, '', to_timestamp($3::float8 / 1000), ${VERSION}) returning id`;

async function make(tx: Queryable, { site, device }: RowAsk, { now }: ImportHow): Promise<number> {
	const [made] = await tx.query<{ id: number }>(MAKE, [site, device, now]);
	if (!made) throw new Error('A device was not made');
	return made.id;
}

const KEEP_BATCH = `
	insert into import_batch (kind, file_name, sha256, imported_by, imported_at, taken, refused, sample)
	values ('devices', $1, $2, $3, $4, $5, $6, false) returning id`;

async function keepBatch(
	database: Database,
	{
		fileName,
		bytes,
		how,
		taken,
		refused,
	}: ImportFile & { readonly how: ImportHow; readonly taken: number; readonly refused: number },
): Promise<number | null> {
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const at = new Date(how.now);
	const values = [fileName, sha256, how.importedBy, at, taken, refused];
	const [batch] = await database.query<{ id: number }>(KEEP_BATCH, values);
	return batch?.id ?? null;
}
