/** The judge on a real database: what people enter and devices say or leave unsaid, against what is heard of them. */
import { describe, expect, test } from 'vitest';
import { GROW_FEED, VERSION } from '#server/db/batch/feed.ts';
import { databases } from '#tests/support/database.ts';
import { judgedDevices } from '#tests/support/judged-devices.ts';
import { aStatus, aTelemetry, item } from '#tests/support/readings.ts';

describe.each(databases)('words and evidence on $kind', ({ open }) => {
	const devices = judgedDevices({ open });
	const { database, query, write, now, later, skip } = devices;
	const { startJudge, report, pass, hear, says, becomes, stateOf, historyOf } = devices;

	test('works that are entered when an outage has been judged begin when they are entered, and leave it in history', async () => {
		startJudge();
		await report('ok');
		await hear('repaired');
		await says('repaired', 'offline', 'power');
		await becomes('repaired', 'offline power');
		const toldAt = now();
		skip(60);
		const enteredAt = now();
		await database().transaction(async (tx) => {
			await tx.query(GROW_FEED);
			await tx.query(
				`insert into maintenance (device_id, from_at, until_at, reason, entered_by, entered_at, version)
				select id, to_timestamp($1::float8 / 1000), to_timestamp($2::float8 / 1000) + interval '1 hour',
					'thay nguồn', 'test', to_timestamp($2::float8 / 1000), ${VERSION}
				from device where device = 'repaired'`,
				[toldAt - 30_000, enteredAt],
			);
		});
		await becomes('repaired', 'maintenance');
		const began = await query(
			`select state, extract(epoch from at)::float8 * 1000 as at from device_state
			join device on device.id = device_id where device = 'repaired' order by at desc limit 1`,
		);
		expect(began).toEqual([{ state: 'maintenance', at: enteredAt }]);
	});

	test('one that is cut off and goes on without a word is online again, by its figures, until it is cut off anew', async () => {
		startJudge();
		await report('ok');
		await hear('wordless');
		await becomes('wordless', 'online');
		await says('wordless', 'offline', 'last-will');
		await pass(10);
		await becomes('wordless', 'offline last-will');
		const figures = async () => {
			const values = [['pm25', 12]] as const;
			await write(item(aTelemetry({ device: 'wordless', observedAt: later(), values })));
			await pass(10);
		};
		await figures();
		expect(await stateOf('wordless')).toBe('offline last-will');
		await figures();
		await figures();
		await becomes('wordless', 'online');
		const [row] = await query(
			`select evidence ->> 'kind' as evidence from latest_state join device on device.id = device_id where device = 'wordless'`,
		);
		expect(row).toEqual({ evidence: 'resumed' });
		for (let count = 0; count < 6; count++) await figures();
		await says('wordless', 'offline', 'last-will');
		const againAt = now();
		await pass(10);
		await becomes('wordless', 'offline last-will');
		expect(await historyOf('wordless')).toEqual([
			...['online', 'offline last-will', 'online', 'offline last-will'],
		]);
		const [again] = await query(
			`select extract(epoch from since)::float8 * 1000 as since from latest_state
			join device on device.id = device_id where device = 'wordless'`,
		);
		expect(again).toEqual({ since: againAt });
	});

	test('one whose session the broker watches over is online while it is quiet, but not once nobody heard the broker', async () => {
		startJudge();
		await report('ok');
		const presence = 'session';
		const told = aStatus({ device: 'quiet', state: 'online', presence, observedAt: later() });
		await write(item(told));
		await becomes('quiet', 'online');
		await pass(200);
		expect(await stateOf('quiet')).toBe('online');
		const [row] = await query(
			`select interval_basis from latest_state join device on device.id = device_id where device = 'quiet'`,
		);
		expect(row).toEqual({ interval_basis: 'session' });
		await report('broker-lost');
		skip(125);
		await becomes('quiet', 'unknown broker');
		await report('ok');
		await pass(10);
		expect(await stateOf('quiet')).toBe('unknown broker');
		await write(item(aStatus({ device: 'quiet', state: 'online', presence, observedAt: later() })));
		await becomes('quiet', 'online');
		// Its broker was killed and is back between two reports: it does not come back itself.
		skip(5);
		await report('ok', now() - 2_000);
		await pass(290);
		expect(await stateOf('quiet')).toBe('online');
		await pass(20);
		await becomes('quiet', 'unknown broker');
		await write(item(aStatus({ device: 'quiet', state: 'online', presence, observedAt: later() })));
		await becomes('quiet', 'online');
		expect(await historyOf('quiet')).toEqual([
			...['online', 'unknown broker', 'online', 'unknown broker', 'online'],
		]);
	});

	test('planned works of a unit hold for the devices within it, which go on being recorded', async () => {
		startJudge();
		await report('ok');
		await hear('resting');
		await becomes('resting', 'online');
		await database().transaction(async (tx) => {
			await tx.query(GROW_FEED);
			await tx.query(
				`insert into maintenance (unit_id, from_at, until_at, reason, entered_by, entered_at, version)
				select unit_id, to_timestamp($1::float8 / 1000), to_timestamp($1::float8 / 1000) + interval '1 hour',
					'thay camera', 'test', now(), ${VERSION}
				from unit_code where value = '68' limit 1`,
				[now() - 1_000],
			);
		});
		await becomes('resting', 'maintenance');
		await says('resting', 'offline', 'power');
		expect(await stateOf('resting')).toBe('maintenance');
		const [row] = await query<{ count: number }>(
			`select count(*)::int as count from device_status join device on device.id = device_id where device = 'resting'`,
		);
		expect(row?.count).toBe(2);
		await database().transaction(async (tx) => {
			await tx.query(GROW_FEED);
			await tx.query(`update maintenance set ended_at = now(), version = ${VERSION}`);
		});
		await becomes('resting', 'offline power');
	});
});
