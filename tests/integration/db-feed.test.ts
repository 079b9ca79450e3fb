import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readChanges, type ChangedStatus } from '#server/db/read-changes.ts';
import { reportService } from '#server/db/service-report.ts';
import { batchWriter } from '#server/db/write-batch.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';
import {
	aDeadLetter,
	anInfo,
	anObservation,
	aStatus,
	batch,
	installTestCatalogue,
	item,
	T0,
} from '#tests/support/readings.ts';

const WRITERS = 4;
const ROUNDS = 60;
const DEVICES = 40;

describe.each(databases)('the change feed on $kind', ({ open }) => {
	let db: TestDatabase;
	beforeAll(async () => {
		db = await open();
		await installTestCatalogue(db.database);
	});
	afterAll(() => db.remove());

	test('a reader of versions misses nothing that several writers commit at once', async () => {
		const writers = Array.from({ length: WRITERS }, () =>
			batchWriter({ database: db.database, geographyDate: '2024-11-30' }),
		);
		// Every writer writes other devices, of a size that makes commits overtake each other.
		const write = async (writer: (typeof writers)[number], index: number) => {
			for (let round = 0; round < ROUNDS; round++) {
				const size = 1 + ((round * 7 + index * 13) % DEVICES);
				await writer.write(
					batch(
						...Array.from({ length: size }, (_, n) =>
							item(aStatus({ device: `d-${index}-${n}`, observedAt: T0 + round })),
						),
					),
				);
			}
		};
		let writing = true;
		const seen = new Map<number, ChangedStatus>();
		let version: number | null = null;
		const read = async () => {
			const changes = await readChanges(db.database, version);
			if (version !== null) expect(changes.version).toBeGreaterThanOrEqual(version);
			version = changes.version;
			for (const status of changes.statuses) seen.set(status.deviceId, status);
		};
		const reading = (async () => {
			while (writing) await read();
		})();
		await Promise.all(writers.map(write));
		writing = false;
		await reading;
		await read();
		const everything = await readChanges(db.database, null);
		expect(everything.statuses.length).toBeGreaterThan(WRITERS);
		expect(new Map(everything.statuses.map((status) => [status.deviceId, status]))).toEqual(seen);
		const versions = await db.database.query<{ n: number }>(
			'select count(distinct version) as n from latest_status',
		);
		expect(versions[0]?.n).toBeLessThanOrEqual(everything.version);
	});

	test('changes are what is newer, and null is everything', async () => {
		const writer = batchWriter({ database: db.database, geographyDate: '2024-11-30' });
		const before = (await readChanges(db.database, null)).version;
		await writer.write({
			items: [
				item(anObservation({ source: 'cong-dvc', sample: true })),
				item(anInfo({ device: 'cam-9' })),
			],
			// One that is the example of forty.
			deadLetters: [aDeadLetter({ receivedAt: Date.now(), messages: 40 })],
		});
		await reportService(db.database, { name: 'ingest', instance: 'a', seenAt: T0, state: 'ok' });
		const changes = await readChanges(db.database, before);
		expect(changes.version).toBe(before + 2);
		expect(changes).toMatchObject({
			observations: [
				{
					value: 87.2,
					observedAt: T0,
					timeSource: 'device',
					sample: true,
					source: 'cong-dvc',
					typed: false,
				},
			],
			devices: [{ device: 'cam-9', lat: 11.548, lon: 107.807, gateway: null, heartbeatS: 30 }],
			statuses: [],
			services: [{ name: 'ingest', instance: 'a', seenAt: T0, state: 'ok' }],
			deadLetters: {
				last24h: 40,
				since: expect.any(Number) as number,
				latest: { reason: 'bad-json', topic: aDeadLetter().topic },
			},
		});
		const nothing = {
			observations: [],
			devices: [],
			statuses: [],
			services: [],
			deadLetters: null,
		};
		expect(await readChanges(db.database, changes.version)).toMatchObject(nothing);
		expect((await readChanges(db.database, null)).deadLetters).not.toBeNull();
		await reportService(db.database, {
			name: 'ingest',
			instance: 'a',
			seenAt: T0 + 1,
			state: 'stopped',
		});
		expect((await readChanges(db.database, changes.version)).services).toMatchObject([
			{ state: 'stopped' },
		]);
	});
});
