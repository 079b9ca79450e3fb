/**
 * `npm run bench -- availability [--devices 20000] [--outages 15]`
 *
 * How long it takes to work out how available so many devices were in a month, each with so many outages in each of two
 * months and a judge that was started anew every day; by unit, by kind, by device, and the course of the last 24 hours. On
 * the server of `DATABASE_URL` (in a scratch database), else on the embedded one. What is older than two weeks is columns.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { openDatabase } from '#server/db/connect.ts';
import type { Database } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';
import {
	deviceAvailability,
	kindAvailability,
	unitAvailability,
} from '#server/db/read-availability.ts';
import { readDeviceStates } from '#server/db/read-device-states.ts';
import { installTestCatalogue } from '#tests/support/readings.ts';
import { median } from './quantiles.ts';
import { scratchDatabase } from './scratch-database.ts';

const ROUNDS = 5;
const DAY_MS = 86_400_000;
const MONTH_DAYS = 30;

const DEVICES = `
	insert into device (site, device, kind, name, unit_id, registered, sample, first_seen_at, version)
	select 'bench', n::text, (array['camera', 'kiosk', 'gateway'])[1 + n % 3], n::text,
		(select id from unit limit 1), true, false, now(), 0
	from generate_series(1, $1::integer) as n`;

/** Outages of an hour, spread evenly over the sixty days before `$2`, each device's a little later than the last one's. */
const STATES = `
	insert into device_state (at, device_id, state, reason, decided_at)
	select at + case when up then interval '1 hour' else interval '0' end, device_id,
		case when up then 'online' else 'offline' end, case when up then null else 'power' end, at
	from (
		select id as device_id, up, $2::timestamptz - interval '60 days' + id * interval '7 seconds'
			+ n * interval '60 days' / (2 * $1::integer) as at
		from device, generate_series(0, 2 * $1::integer - 1) as n, (values (true), (false)) as sort(up)
	) told
	where at + interval '1 hour' < $2`;

const WATCHES = `
	insert into liveness_watch (from_at, until_at)
	select at, at + interval '23 hours 59 minutes'
	from generate_series($1::timestamptz - interval '61 days', $1::timestamptz, interval '1 day') as at`;

const COLUMNS = `
	select compress_chunk(chunk) from show_chunks('device_state', older_than => $1::timestamptz) as chunk`;

export async function run(args: readonly string[]): Promise<unknown> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			devices: { type: 'string', default: '20000' },
			outages: { type: 'string', default: '15' },
		},
	});
	const [devices, outages] = [Number(values.devices), Number(values.outages)];
	const server = process.env['DATABASE_URL'];
	const scratch = server ? await scratchDatabase(server) : null;
	const dataDir = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
	const log = pino({ level: 'silent' });
	const database = await openDatabase({ url: scratch?.url ?? null, dataDir, log });
	try {
		await migrate(database);
		await installTestCatalogue(database);
		const now = Date.now();
		const states = await fill(database, { devices, outages, now });
		return {
			database: scratch ? 'DATABASE_URL' : 'embedded',
			devices,
			states,
			medianMs: await measure(database, now),
		};
	} finally {
		await database.close();
		await scratch?.drop();
		await rm(dataDir, { recursive: true });
	}
}

async function fill(
	database: Database,
	{ devices, outages, now }: { devices: number; outages: number; now: number },
): Promise<number> {
	await database.query(DEVICES, [devices]);
	await database.query(STATES, [outages, new Date(now)]);
	await database.query(WATCHES, [new Date(now)]);
	await database.query(COLUMNS, [new Date(now - 14 * DAY_MS)]);
	await database.query('analyze');
	const [row] = await database.query<{ n: number }>('select count(*) as n from device_state');
	return row?.n ?? 0;
}

async function measure(database: Database, now: number): Promise<Record<string, number>> {
	const [unit] = await database.query<{ id: number }>('select id from unit limit 1');
	const lies = [[unit?.id ?? 0, unit?.id ?? 0]] as const;
	const month = { until: new Date(now), from: new Date(now - MONTH_DAYS * DAY_MS), unitIds: null };
	const before = { ...month, until: month.from, from: new Date(now - 2 * MONTH_DAYS * DAY_MS) };
	const asked: Record<string, () => Promise<unknown>> = {
		byUnit: () => unitAvailability(database, { ...month, lies }),
		byUnitMonthBefore: () => unitAvailability(database, { ...before, lies }),
		byKind: () => kindAvailability(database, month),
		byDevice: () => deviceAvailability(database, { ...month, limit: 1_000 }),
		lastDay: () => readDeviceStates(database, { from: now - DAY_MS, until: now, unitIds: null }),
	};
	const medians: Record<string, number> = {};
	for (const [name, ask] of Object.entries(asked)) {
		const took: number[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			const began = performance.now();
			await ask();
			took.push(performance.now() - began);
		}
		medians[name] = Math.round(median(took));
	}
	return medians;
}
