/** The judge on a real database: what devices are judged to be, across its restarts and takeovers. */
import { describe, expect, test } from 'vitest';
import { beginWatch, NOTHING_DECIDED, writeDecided } from '#server/db/judged-states.ts';
import { databases } from '#tests/support/database.ts';
import { judgedDevices } from '#tests/support/judged-devices.ts';
import { aTelemetry, item } from '#tests/support/readings.ts';

describe.each(databases)('the judge of liveness on $kind', ({ open }) => {
	const devices = judgedDevices({ open });
	const { database, query, write, now, later, skip } = devices;
	const { startJudge, report, pass, hear, says, becomes, stateOf, historyOf } = devices;

	test('a killed device is offline by its last will, a silent one by its silence, one that comes back at once', async () => {
		startJudge();
		await report('ok');
		await hear('killed');
		await hear('silent');
		await becomes('silent', 'online');
		await says('killed', 'offline', 'last-will');
		await pass(5);
		await becomes('killed', 'offline last-will');
		await pass(65);
		await becomes('silent', 'degraded late');
		await pass(30);
		await becomes('silent', 'offline silent');
		await says('silent', 'online');
		await becomes('silent', 'online');
		expect(await historyOf('killed')).toEqual(['online', 'offline last-will']);
		expect(await historyOf('silent')).toEqual([
			'online',
			'degraded late',
			'offline silent',
			'online',
		]);
		const [row] = await query(
			`select interval_s, interval_basis, evidence ->> 'kind' as evidence, since is not null as "hasSince"
			from latest_state join device on device.id = device_id where device = 'silent'`,
		);
		expect(row).toEqual({
			interval_s: 30,
			interval_basis: 'given',
			evidence: 'heard',
			hasSince: true,
		});
	});

	test('children of a dead gateway are one incident, and those that still speak are not in it', async () => {
		startJudge();
		await report('ok');
		await hear('gw-01');
		for (const child of ['child-1', 'child-2', 'child-3']) await hear(child, { gateway: 'gw-01' });
		await says('gw-01', 'offline', 'power');
		await becomes('gw-01', 'offline power');
		await pass(85);
		await says('child-3', 'online');
		await pass(10);
		await becomes('child-1', 'offline gateway');
		await becomes('child-2', 'offline gateway');
		expect(await stateOf('child-3')).toBe('online');
		await says('gw-01', 'online');
		await becomes('child-1', 'offline silent');
	});

	test('a camera that answers but shows nothing does not do its work', async () => {
		startJudge();
		await report('ok');
		await hear('cam-fps');
		const shows = (fps: number) => {
			const values = [['fps', fps]] as const;
			return write(item(aTelemetry({ device: 'cam-fps', observedAt: later(), values })));
		};
		await shows(0);
		await pass(25);
		await shows(0);
		await becomes('cam-fps', 'degraded no-video');
		await shows(25);
		await becomes('cam-fps', 'online');
	});

	test('while the broker is away nobody is offline; when it is back silence counts from there', async () => {
		startJudge();
		await report('ok');
		await hear('deaf');
		await becomes('deaf', 'online');
		await report('broker-lost');
		skip(100);
		await becomes('deaf', 'unknown broker');
		await report('ok');
		await pass(60);
		expect(await stateOf('deaf')).toBe('unknown broker');
		await pass(60);
		await becomes('deaf', 'offline silent');
	});

	test('a judge that takes over goes on where the one before ended, and the time between is nobody’s', async () => {
		const first = startJudge('first');
		await report('ok');
		await hear('handed-over');
		await becomes('handed-over', 'online');
		const second = startJudge('second');
		await first.stop();
		skip(1);
		await pass(65);
		await becomes('handed-over', 'degraded late');
		expect(await historyOf('handed-over')).toEqual(['online', 'degraded late']);
		await second.stop();
		const watches = await query<{ gap: boolean }>(
			`select from_at > lag(until_at) over (order by id) as gap from liveness_watch order by id desc limit 1`,
		);
		expect(watches).toEqual([{ gap: true }]);
		const services = await query<{ state: string }>(
			`select state from service where name = 'liveness' and instance = 'second'`,
		);
		expect(services).toEqual([{ state: 'stopped' }]);
	});

	test('one whose watch another has begun writes nothing more, and begins anew from what is there', async () => {
		startJudge();
		await report('ok');
		await hear('usurped');
		await becomes('usurped', 'online');
		const { id } = await beginWatch(database(), now());
		const mine = { id, now: now(), heard: { from: null, until: null } };
		await writeDecided(database(), NOTHING_DECIDED, mine);
		await says('usurped', 'degraded', 'sensor');
		await becomes('usurped', 'degraded sensor');
		await expect(writeDecided(database(), NOTHING_DECIDED, mine)).rejects.toThrow('has ended');
		expect(await historyOf('usurped')).toEqual(['online', 'degraded sensor']);
	});

	test('what an earlier version of the program left is not taken for memory', async () => {
		await hear('old');
		const judge = startJudge();
		await report('ok');
		await becomes('old', 'online');
		await judge.stop();
		await query(`update latest_state set memory = '{"from":"another version"}'`);
		startJudge();
		await says('old', 'offline', 'power');
		await becomes('old', 'offline power');
	});
});
