/**
 * `npm run bench -- upkeep [--rate 1000] [--minutes 60]`
 *
 * How long the pieces of the embedded database's upkeep hold up everything else, after so many minutes of telemetry at so
 * many readings a second, which ended an hour ago: summing up, and turning into columns.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { openDatabase } from '#server/db/connect.ts';
import { migrate } from '#server/db/migrate.ts';
import { Upkeep } from '#server/db/upkeep.ts';

const MINUTE_MS = 60_000;
const DEVICES = 500;

const READINGS = `
	insert into telemetry (observed_at, device_id, metric_id, value, received_at, time_source)
	select at, n % ${DEVICES}, 1 + (n / ${DEVICES}) % 2, n, at, 'device'
	from generate_series(1, $2::int * 60) as n,
		lateral (select to_timestamp($1::float8 / 1000) + n * interval '1 second' / $2::int as at) as told`;

export async function run(args: readonly string[]): Promise<unknown> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			rate: { type: 'string', default: '1000' },
			minutes: { type: 'string', default: '60' },
		},
	});
	const [rate, minutes] = [Number(values.rate), Number(values.minutes)];
	const dataDir = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
	const log = pino({ level: 'silent' });
	const database = await openDatabase({ url: null, dataDir, log });
	try {
		await migrate(database);
		let elapsedMs = 0;
		const upkeep = new Upkeep({ database, log, elapsed: () => elapsedMs });
		await upkeep.start();
		const from = Date.now() - (minutes + 65) * MINUTE_MS;
		for (let minute = 0; minute < minutes; minute++)
			await database.query(READINGS, [from + minute * MINUTE_MS, rate]);
		// As the upkeep would have done every two minutes meanwhile.
		await database.query('checkpoint');
		const pieces = new Map<string, number[]>();
		for (let minute = 0; minute < minutes; minute++) {
			for (;;) {
				const began = performance.now();
				const name = await upkeep.runDue();
				if (name === null) break;
				const tookMs = Math.round(performance.now() - began);
				pieces.set(name, [...(pieces.get(name) ?? []), tookMs]);
			}
			elapsedMs += MINUTE_MS;
		}
		await upkeep.stop();
		return {
			rate,
			minutes,
			longestMs: Object.fromEntries(
				[...pieces].map(([name, took]) => [name, Math.max(...took)]).filter(([, ms]) => ms),
			),
			totalMs: [...pieces.values()].flat().reduce((sum, ms) => sum + ms, 0),
		};
	} finally {
		await database.close();
		await rm(dataDir, { recursive: true });
	}
}
