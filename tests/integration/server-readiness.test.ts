import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installCatalogue } from '#server/catalogue/install.ts';
import { migrate } from '#server/db/migrate.ts';
import { batchWriter } from '#server/db/write-batch.ts';
import { BreakableDatabase } from '#tests/support/breakable.ts';
import { databases } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { startLiveServer, TestScreen } from '#tests/support/live-server.ts';
import { anObservation, batch, item } from '#tests/support/readings.ts';
import { until } from '#tests/support/until.ts';

describe.each(databases)('a server on a $kind database', ({ open }) => {
	let db: TestDatabase;
	const undo: (() => Promise<void> | void)[] = [];

	beforeEach(() => undo.splice(0));
	afterEach(async () => {
		for (const act of undo.reverse()) await act();
		await db.remove();
	});

	test('is ready once the schema and the centre are there, and says what is missing until then', async () => {
		db = await open({ migrated: false });
		const logged: string[] = [];
		const log = pino({ level: 'warn' }, { write: (line) => void logged.push(line) });
		const server = await startLiveServer(db.database, { waits: false, log });
		undo.push(() => server.stop());
		const reason = () => {
			const readiness = server.services.readiness();
			return readiness.ready ? 'ready' : readiness.reason;
		};
		expect(reason()).toBe('the first snapshot is being built');
		await expect(server.services.catalogue()).rejects.toThrow(/first snapshot|migrate/);
		await until('it wants the migrations', () => /0001_.*npm run migrate/.test(reason()));
		await migrate(db.database);
		await until('it wants the centre', () => /no centre called lam-dong/.test(reason()));
		await installCatalogue(db.database);
		await until('it is ready', () => reason() === 'ready');
		// The database was never away: each thing that it lacked is said once, and nothing else.
		expect(logged).toHaveLength(2);
		expect(logged[0]).toMatch(/live: the database lacks 0001_.*npm run migrate brings them/);
		expect(logged[1]).toContain('live: the database knows no centre called lam-dong');
		expect((await server.services.catalogue()).centre.slug).toBe('lam-dong');
	});

	test('loses the database, says so, keeps beating, and catches up when it is back', async () => {
		db = await open();
		await installCatalogue(db.database);
		const breakable = new BreakableDatabase(db.database);
		const server = await startLiveServer(breakable);
		undo.push(() => server.stop());
		const screen = new TestScreen(server.url);
		undo.push(() => screen.close());
		screen.watch('indicators/68');
		await screen.nth('snapshot', 'indicators/68', 1);
		expect(server.services.readiness()).toEqual({ ready: true });

		breakable.away = true;
		await until('it is not ready', () => !server.services.readiness().ready);
		expect(server.services.readiness()).toEqual({
			ready: false,
			reason: 'the database cannot be reached',
		});
		const writer = batchWriter({ database: db.database, geographyDate: '2024-11-30' });
		await writer.write(batch(item(anObservation({ value: 42 }))));
		const heard = screen.beats.length;
		const [one, two] = await until('two more beats', () =>
			screen.beats.length >= heard + 2 ? screen.beats.slice(-2) : null,
		);
		expect(two?.confirmedAt).toBe(one?.confirmedAt);
		expect(two?.now).toBeGreaterThan(one?.now ?? Infinity);
		expect(screen.of('delta', 'indicators/68')).toEqual([]);

		breakable.away = false;
		const delta = await screen.nth('delta', 'indicators/68', 1);
		expect(delta.family === 'indicators' && delta.body.rows[0]?.[2]).toBe(42);
		await until('it is ready again', () => server.services.readiness().ready);
	});

	test('starts anew when the database was put back from a backup', async () => {
		db = await open();
		await installCatalogue(db.database);
		const writer = batchWriter({ database: db.database, geographyDate: '2024-11-30' });
		for (const value of [1, 2]) {
			await writer.write(batch(item(anObservation({ observedAt: Date.now() + value, value }))));
		}
		const server = await startLiveServer(db.database);
		undo.push(() => server.stop());
		const screen = new TestScreen(server.url);
		undo.push(() => screen.close());
		screen.watch('indicators/68');
		await screen.nth('snapshot', 'indicators/68', 1);
		await db.database.transaction(async (tx) => {
			await tx.query('delete from latest_observation');
			await tx.query('update feed set version = 1');
		});
		const snapshot = await screen.nth('snapshot', 'indicators/68', 2);
		expect(snapshot.body).toEqual({ rows: [] });
		expect(server.services.latestObservations()).toEqual([]);
	});
});
