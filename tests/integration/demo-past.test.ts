import type { Logger } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { monthSpan } from '#lib/domain/month.ts';
import type { Database } from '#server/db/database.ts';
import { deviceAvailability } from '#server/db/read-availability.ts';
import { demoPast } from '#server/demo/past.ts';
import { seedDevicePast } from '#server/demo/seed-device-past.ts';
import { BreakableDatabase } from '#tests/support/breakable.ts';
import { embedded, type TestDatabase } from '#tests/support/database.ts';
import { quiet } from '#tests/support/quiet.ts';
import { until } from '#tests/support/until.ts';

const NOW = Date.parse('2026-11-22T04:00:00Z');

describe('the past of sample devices', () => {
	let made: TestDatabase;
	let database: Database;

	beforeAll(async () => {
		made = await embedded.open();
		({ database } = made);
		await database.query(`
			insert into device (site, device, kind, name, registered, sample, first_seen_at, version)
			select 'bao-loc', name, 'camera', name, true, name <> 'real', now(), 0
			from unnest(array['a', 'b', 'c', 'real', 'unjudged']) as name`);
		// A state may be older than the judge: the device itself said since when.
		await database.query(
			`insert into device_state (at, device_id, state, reason, decided_at)
			select $1::timestamptz - case when device = 'real' then interval '12 days' else interval '0' end,
				id, case when device = 'real' then 'offline' else 'online' end, null, $1
			from device where device <> 'unjudged'`,
			[new Date(NOW)],
		);
		await database.query('insert into liveness_watch (from_at, until_at) values ($1, $2)', [
			new Date(NOW - 60_000),
			new Date(NOW + 60_000),
		]);
	});
	afterAll(() => made.remove());

	const statesOf = async (device: string) =>
		(
			await database.query<{ n: number }>(
				`select count(*)::integer as n from device_state s join device d on d.id = s.device_id
				where d.device = $1`,
				[device],
			)
		)[0]?.n;

	test('each has one from the beginning of last month, once; a real device has none', async () => {
		expect(await seedDevicePast({ database, now: NOW })).toBeGreaterThan(3);
		expect(await seedDevicePast({ database, now: NOW })).toBe(0);
		for (const device of ['a', 'b', 'c']) expect(await statesOf(device)).toBeGreaterThan(1);
		expect(await statesOf('real')).toBe(1);
		expect(await statesOf('unjudged')).toBe(0);
	});

	test('what was invented counts for samples alone', async () => {
		const { from } = monthSpan('2026-11');
		const { rows } = await deviceAvailability(database, {
			from: new Date(from),
			until: new Date(NOW + 60_000),
			unitIds: null,
			limit: 10,
		});
		const knownS = new Map(rows.map(({ device, upS, downS }) => [device, upS + downS]));
		// Of the month's 1,854,060 s all but planned work and the hour in which nobody could know.
		expect(knownS.get('a')).toBeGreaterThan(1_800_000);
		// Two minutes in which somebody judged.
		expect(knownS.get('real')).toBe(120);
		expect(await database.query('select from liveness_watch')).toHaveLength(1);
	});

	test('a device that comes later gets its own, and only until the demonstration ends', async () => {
		const past = demoPast({ database, now: () => NOW, log: quiet, everyMs: 5 });
		past.start();
		await database.query(
			`insert into device_state (at, device_id, state, reason, decided_at)
			select $1, id, 'online', null, $1 from device where device = 'unjudged'`,
			[new Date(NOW)],
		);
		await until('a past', async () => ((await statesOf('unjudged')) ?? 0) > 1 || null);
		await past.stop();
		expect(await database.query('select from sample_watch')).toHaveLength(1);
	});

	test('a look that fails is told of, and the next one makes up for it', async () => {
		const warned: unknown[] = [];
		const away = new BreakableDatabase(database);
		away.away = true;
		const log = { warn: (about: unknown) => void warned.push(about) } as unknown as Logger;
		const past = demoPast({ database: away, now: () => NOW, log, everyMs: 5 });
		past.start();
		await until('two failures', () => warned.length > 1);
		await past.stop();
	});
});
