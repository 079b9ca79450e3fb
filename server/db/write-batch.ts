/** Writes one batch of readings and dead letters in one transaction. The signature that ingest relies on. */
import type { AdmitRule } from '#lib/domain/admission.ts';
import type { Reading, RejectReason } from '#lib/domain/reading.ts';
import { keepDeadLetters } from './batch/dead-letters.ts';
import { DeviceMetrics, type MetricSession } from './batch/device-metrics.ts';
import { noteMonths } from './batch/due-months.ts';
import { GROW_FEED, READ_FEED, VERSION, type Feed } from './batch/feed.ts';
import { observationTable, statusTable, telemetryTable } from './batch/history-tables.ts';
import { storeHistory } from './batch/history.ts';
import {
	describeDevices,
	upsertLatestObservations,
	upsertLatestTelemetry,
	upsertStandings,
} from './batch/latest.ts';
import { Lookups, type LookupSession } from './batch/lookups.ts';
import { admissions, admitByRule, hearAwaited } from './batch/sightings.ts';
import { deadLetterOf, lettersOf } from './batch/refused-letters.ts';
import { resolveIds } from './batch/resolve-ids.ts';
import { planRows } from './batch/rows.ts';
import {
	datingDevices,
	findClocks,
	keepClocks,
	SlowClocks,
	type ClockSession,
} from './batch/slow-clocks.ts';
import { standingsOf } from './batch/standings.ts';
import { ReceiptTimes, type Retention } from './batch/times.ts';
import type { Database, Queryable } from './database.ts';
import { isCollision, isRefusal, isRepeat } from './errors.ts';

/** A message that could not be taken, with what it was. */
export type DeadLetter = {
	readonly receivedAt: number;
	readonly topic: string;
	/** As received, cut at 64 KiB. */
	readonly payload: Uint8Array;
	readonly payloadBytes: number;
	readonly reason: RejectReason;
	readonly detail: string;
	/** How many it stands for: it is the example of all. */
	readonly messages: number;
	/** The broker's DUP flag: it may have been stored before. */
	readonly redelivered: boolean;
};

export type BatchItem = {
	readonly reading: Reading;
	/** Who understood it: 'ioc' for the project's own topics, else the payload family or the mapping. */
	readonly family: string;
	readonly topic: string;
	readonly payload: Uint8Array;
	readonly redelivered: boolean;
};

export type Batch = {
	readonly items: readonly BatchItem[];
	readonly deadLetters: readonly DeadLetter[];
};

/**
 * What became of it, in messages (a letter stands for `messages` of them); readings that only the database could judge (unknown unit, conflict) are among
 * `refused`. A message may be both: one of its values stored, another in conflict.
 */
export type BatchOutcome = {
	/** The feed's, after the commit. */
	readonly version: number;
	readonly stored: number;
	readonly unchanged: number;
	readonly refused: readonly DeadLetter[];
};

/** Throws `DatabaseUnavailable` where waiting may help; then it is not known whether the batch was written. */
export type BatchWriter = { write(batch: Batch): Promise<BatchOutcome> };

const ATTEMPTS_AT_COLLISION = 5;

const VERSION_DEVICES = `update device set version = ${VERSION} where id = any($1::int[])`;

/** So many batches are looked through for what is there already after one that had some: devices that repeat go on. */
const CAREFUL_BATCHES = 100;

const KEEP_ALL: Retention = { keepTelemetryDays: Infinity, keepStatusDays: Infinity };

/**
 * `geographyDate`: the ISO day by which codes of units are read. `retention`: what is older is refused; left out, nothing
 * is too old. `rules`: by which devices heard for the first time are taken in. `mostWaiting`: so many of them may wait that
 * nobody has taken in; left out, however many. `mostMetrics`: so many a device may have; left out, however many.
 */
export function batchWriter(options: {
	database: Database;
	geographyDate: string;
	retention?: Retention;
	rules?: readonly AdmitRule[];
	mostWaiting?: number;
	mostMetrics?: number;
}): BatchWriter {
	const { database, retention = KEEP_ALL, rules = [], mostWaiting = Infinity } = options;
	const lookups = new Lookups(options.geographyDate);
	const receipts = new ReceiptTimes();
	const slowClocks = new SlowClocks();
	const deviceMetrics = new DeviceMetrics(options.mostMetrics ?? Infinity);
	let carefulFor = 0;

	async function writeOnce(batch: Batch): Promise<BatchOutcome> {
		const now = batch.items.reduce(
			(latest, { reading }) => Math.max(latest, reading.receivedAt),
			0,
		);
		const { outcome, ids, room, clocks } = await database.transaction(async (tx) => {
			await lookups.begin(tx);
			const ids = lookups.open(tx, now);
			const room = deviceMetrics.open(tx);
			const careful = carefulFor > 0 || batch.items.some(({ redelivered }) => redelivered);
			const known = { ids, room, slowClocks, receipts };
			const means = { batch, ...known, retention, rules, mostWaiting, now, careful };
			const { outcome, clocks, feed } = await writeBatch(tx, means);
			if (!lookups.isOf(feed.catalogue_version)) {
				lookups.renew(feed.catalogue_version);
				slowClocks.forget();
				deviceMetrics.forget();
				throw new KnownOtherwise();
			}
			return { ids, room, clocks, outcome };
		});
		carefulFor = Math.max(0, carefulFor - 1);
		lookups.remember(ids, now);
		deviceMetrics.remember(room);
		slowClocks.remember(clocks);
		return outcome;
	}

	async function writeThroughCollisions(batch: Batch): Promise<BatchOutcome> {
		for (let attempt = 1; ; attempt++) {
			try {
				return await writeOnce(batch);
			} catch (error) {
				if (isRepeat(error) && carefulFor === 0) carefulFor = CAREFUL_BATCHES;
				else if (!isPassing(error) || attempt === ATTEMPTS_AT_COLLISION) throw error;
			}
		}
	}

	/** Halves what the database refuses until the one message at fault is alone. */
	async function write(batch: Batch): Promise<BatchOutcome> {
		try {
			return await writeThroughCollisions(batch);
		} catch (error) {
			if (!isRefusal(error) || batch.items.length === 0) throw error;
			lookups.forget();
			const [only] = batch.items;
			if (only && batch.items.length === 1) {
				const letter = deadLetterOf(only, { reason: 'refused', detail: error.message });
				const outcome = await writeThroughCollisions({
					items: [],
					deadLetters: [...batch.deadLetters, letter],
				});
				return { ...outcome, refused: [letter] };
			}
		}
		const middle = batch.items.length >> 1;
		const first = await write({
			items: batch.items.slice(0, middle),
			deadLetters: batch.deadLetters,
		});
		const second = await write({ items: batch.items.slice(middle), deadLetters: [] });
		return {
			version: second.version,
			stored: first.stored + second.stored,
			unchanged: first.unchanged + second.unchanged,
			refused: [...first.refused, ...second.refused],
		};
	}

	return { write };
}

/**
 * Somebody has changed the catalogue, the ids of devices or what is known of a clock since we looked: the batch may stand in
 * the wrong rows, or with wrong times, and is written anew.
 */
class KnownOtherwise extends Error {}

function isPassing(error: unknown): boolean {
	return error instanceof KnownOtherwise || isCollision(error);
}

async function writeBatch(
	tx: Queryable,
	{
		batch,
		ids,
		room,
		slowClocks,
		receipts,
		retention,
		rules,
		mostWaiting,
		now,
		careful,
	}: {
		batch: Batch;
		ids: LookupSession;
		room: MetricSession;
		slowClocks: SlowClocks;
		receipts: ReceiptTimes;
		retention: Retention;
		rules: readonly AdmitRule[];
		mostWaiting: number;
		now: number;
		careful: boolean;
	},
): Promise<{ outcome: BatchOutcome; clocks: ClockSession; feed: Feed }> {
	const { items } = batch;
	const devices = await resolveIds(tx, { items, ids, room, rules, retention, mostWaiting });
	const dating = datingDevices(items, devices);
	const clocks = slowClocks.open(dating);
	const unitId = (code: string) => ids.id('unit', code);
	const admitted = admissions(ids.made, { rules, unitId, at: now });
	const rows = planRows(items, { devices, ids, room, clocks, receipts, retention });
	const [telemetry, statuses, observations] = await Promise.all([
		storeHistory(tx, { table: telemetryTable, rows: rows.telemetry, items, careful }),
		storeHistory(tx, { table: statusTable, rows: rows.statuses, items, careful }),
		storeHistory(tx, { table: observationTable, rows: rows.observations, items, careful }),
	]);
	const refusals = [
		...rows.refusals,
		...telemetry.refusals,
		...statuses.refusals,
		...observations.refusals,
	];
	const refused = lettersOf(refusals, items);
	const deadLetters = [...batch.deadLetters, ...refused];
	const storedItems = new Set([...telemetry.items, ...statuses.items, ...observations.items]);
	const standings = standingsOf({
		telemetry: telemetry.rows,
		signs: rows.signs,
		statuses: statuses.rows,
		retained: rows.retained,
	});
	const nothingNew =
		storedItems.size +
			ids.made.length +
			ids.awaited.length +
			rows.infos.length +
			rows.retainedObservations.length +
			standings.length +
			clocks.set.size +
			deadLetters.length ===
		0;
	const [[feed], behind, , , , described] = await Promise.all([
		tx.query<Feed>(nothingNew ? READ_FEED : GROW_FEED),
		findClocks(tx, dating),
		ids.made.length > 0 ? tx.query(VERSION_DEVICES, [ids.made.map(({ id }) => id)]) : [],
		admitByRule(tx, admitted),
		hearAwaited(tx, ids.awaited),
		describeDevices(tx, { infos: rows.infos, items }),
		upsertLatestTelemetry(tx, telemetry.rows),
		upsertStandings(tx, standings),
		upsertLatestObservations(tx, [...observations.rows, ...rows.retainedObservations]),
		noteMonths(tx, {
			unit: observations.rows.map(({ unit }) => unit),
			at: observations.rows.map(({ at }) => at),
		}),
		keepDeadLetters(tx, deadLetters),
		keepClocks(tx, clocks.set),
	]);
	if (!feed) throw new Error('The feed has no row: the database was not migrated');
	if (!clocks.agreesWith(behind)) {
		slowClocks.renew(dating, behind);
		throw new KnownOtherwise();
	}
	const touched = new Set(storedItems);
	for (const { item } of rows.signs) touched.add(item);
	for (const { item, device } of rows.infos) if (described.has(device)) touched.add(item);
	const refusedItems = new Set(refusals.map(({ item }) => item));
	const unchanged = items.filter((_, item) => !touched.has(item) && !refusedItems.has(item)).length;
	return {
		feed,
		clocks,
		outcome: { version: feed.version, stored: touched.size, unchanged, refused },
	};
}
