import { describe, expect, test } from 'vitest';
import { readWrongClocks } from '#server/db/wrong-clocks.ts';
import { deviceRegistry } from '#server/registry/registry.ts';
import { databases } from '#tests/support/database.ts';
import { aStatus, aTelemetry, batch, item, T0 } from '#tests/support/readings.ts';
import { GEOGRAPHY_DATE, storedBatches } from '#tests/support/stored-batches.ts';

const HOUR = 3_600_000;

describe.each(databases)('what the register tells of clocks, on $kind', ({ open }) => {
	const { database, write } = storedBatches({ open });
	const waiting = async () => {
		const registry = deviceRegistry({
			database: database(),
			geographyDate: () => Promise.resolve(GEOGRAPHY_DATE),
			now: () => T0 + HOUR,
		});
		const asked = { stage: 'quarantine', search: '', unitIds: null, limit: 50, offset: 0 } as const;
		return (await registry.list(asked)).devices[0];
	};

	test('a clock that is years off is told with what it was off by, until it is right', async () => {
		const clock = async () => (await waiting())?.clock;
		const values = [['clockOffsetS', -3e8]] as const;
		await write(batch(item(aStatus({ timeSource: 'receipt', receivedAt: T0, values }))));
		const told = { aheadS: -3e8, receivedAt: T0 };
		expect(await clock()).toEqual(told);
		expect(await readWrongClocks(database(), null)).toMatchObject([{ device: 'cam-01', ...told }]);
		const later = { observedAt: T0 + 1000, receivedAt: T0 + 1000 };
		await write(batch(item(aTelemetry({ ...later, timeSource: 'receipt' }))));
		expect(await clock()).not.toBeNull();
		await write(batch(item(aStatus({ observedAt: T0 + 2000, receivedAt: T0 + 2000 }))));
		expect(await clock()).toBeNull();
		expect(await readWrongClocks(database(), null)).toEqual([]);
	});

	test('of a device whose clock is behind by weeks the newest message is its receipt, and each counts', async () => {
		const behindMs = 60 * 24 * HOUR;
		for (let minute = 1; minute <= 4; minute++) {
			const receivedAt = T0 + minute * 60_000;
			await write(batch(item(aTelemetry({ observedAt: receivedAt - behindMs, receivedAt }))));
		}
		const seenAt = T0 + 4 * 60_000;
		expect(await waiting()).toMatchObject({
			seenAt,
			clock: { aheadS: -behindMs / 1_000, receivedAt: seenAt },
			evidence: { messagesLast24h: 4 },
		});
	});
});
