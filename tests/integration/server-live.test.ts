import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { StandingRow, TopicMessage } from '#lib/wire/live.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { announceCatalogue } from '#server/catalogue/announce.ts';
import { batchWriter } from '#server/db/write-batch.ts';
import type { BatchWriter } from '#server/db/write-batch.ts';
import { databases } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { startLiveServer, TestScreen } from '#tests/support/live-server.ts';
import type { LiveServer } from '#tests/support/live-server.ts';
import {
	aDeadLetter,
	anInfo,
	anObservation,
	aStatus,
	batch,
	item,
} from '#tests/support/readings.ts';
import { until } from '#tests/support/until.ts';

describe.each(databases)('screens of two servers on one $kind database', ({ open }) => {
	let db: TestDatabase;
	let writer: BatchWriter;
	let first: LiveServer;
	let second: LiveServer;
	const screens: TestScreen[] = [];

	beforeAll(async () => {
		db = await open();
		await installCatalogue(db.database);
		writer = batchWriter({ database: db.database, geographyDate: '2024-11-30' });
		await writer.write(batch(item(anInfo()), item(anObservation({ value: 10 }))));
		first = await startLiveServer(db.database);
		second = await startLiveServer(db.database);
	});
	afterEach(() => {
		for (const screen of screens.splice(0)) screen.close();
	});
	afterAll(async () => {
		await second.stop();
		await first.stop();
		await db.remove();
	});

	function aScreen(server: LiveServer = first): TestScreen {
		const screen = new TestScreen(server.url);
		screens.push(screen);
		return screen;
	}

	const valuesOf = (message: TopicMessage) =>
		message.family === 'indicators' ? message.body.rows.map(([, , value]) => value) : [];
	const standingsOf = (message: TopicMessage): readonly StandingRow[] =>
		message.family === 'devices' ? message.body.standings : [];

	test('a screen gets a snapshot, then each committed change in sequence, on either server', async () => {
		const topic = 'indicators/68';
		const [one, two] = [aScreen(first), aScreen(second)];
		for (const screen of [one, two]) {
			screen.watch(topic);
			const snapshot = await screen.nth('snapshot', topic, 1);
			expect(valuesOf(snapshot)).toHaveLength(1);
			const seq = snapshot.seq;
			const before = screen.of('delta', topic).length;
			const { version } = await writer.write(
				batch(item(anObservation({ observedAt: Date.now(), value: Math.random() }))),
			);
			const delta = await screen.nth('delta', topic, before + 1);
			expect(delta.seq).toBe(seq + 1);
			expect(delta.epoch).toBe(snapshot.epoch);
			expect(delta.version).toBeGreaterThanOrEqual(version);
		}
		await until('both have heard of both changes', () => two.of('delta', topic).length >= 1);
		expect(one.of('delta', topic).length).toBe(2);
	});

	test('a new day brings the plans that count from then on', async () => {
		let now = Date.parse('2025-12-31T16:59:00Z');
		const server = await startLiveServer(db.database, { now: () => now });
		const plans = async () => (await server.services.catalogue()).plans.map(({ code }) => code);
		const lastOfYear = await plans();
		expect(lastOfYear[0]).toBe('qd-411');
		now += 120_000;
		// Only Gia Lai's plan lasts longer.
		await expect.poll(async () => (await plans())[0]).toBe('gl-nq04-2022');
		await server.stop();
	});

	test('a unit’s room hears of its devices, and of those whose place nobody knows', async () => {
		const [baoLoc, daTeh] = [aScreen(), aScreen()];
		baoLoc.watch('devices/673');
		daTeh.watch('devices/682');
		await baoLoc.nth('snapshot', 'devices/673', 1);
		await daTeh.nth('snapshot', 'devices/682', 1);
		await writer.write(
			batch(item(aStatus({ observedAt: Date.now(), state: 'offline', reason: 'power' }))),
		);
		await until('the judged state', () =>
			baoLoc
				.of('delta', 'devices/673')
				.flatMap(standingsOf)
				.find(([, state, reason]) => state === 'offline' && reason === 'power'),
		);
		await writer.write(batch(item(aStatus({ site: 'unheard-of', device: 'stranger' }))));
		const stranger = await daTeh.nth('delta', 'devices/682', 1);
		expect(stranger.family === 'devices' && stranger.body.devices).toMatchObject([
			{ device: 'stranger', registered: false, unitId: null },
		]);
		const heardOf = daTeh.of('delta', 'devices/682').flatMap(standingsOf);
		expect(new Set(heardOf.map(([id]) => id)).size).toBe(1);
	});

	test('a screen that finds a gap gets a fresh snapshot, and goes on from its number', async () => {
		const topic = 'devices/673';
		const screen = aScreen();
		screen.watch(topic);
		await screen.nth('snapshot', topic, 1);
		screen.socket.emit('resync', topic);
		const fresh = await screen.nth('snapshot', topic, 2);
		await writer.write(batch(item(aStatus({ observedAt: Date.now(), state: 'degraded' }))));
		const delta = await until('a delta after it', () =>
			screen.of('delta', topic).find(({ seq }) => seq > fresh.seq),
		);
		expect(delta.seq).toBe(fresh.seq + 1);
	});

	test('a message that could not be taken is told in the topic system', async () => {
		const screen = aScreen();
		screen.watch('system');
		await screen.nth('snapshot', 'system', 1);
		await writer.write({ items: [], deadLetters: [aDeadLetter({ receivedAt: Date.now() })] });
		const delta = await until('the dead letter', () =>
			screen
				.of('delta', 'system')
				.find(
					({ family, body }) =>
						family === 'system' && 'deadLetters' in body && body.deadLetters.latest,
				),
		);
		expect(delta.body).toMatchObject({
			deadLetters: { last24h: 1, latest: { reason: 'bad-json', detail: 'position 1' } },
		});
	});

	test('servers report themselves, and a screen sees both', async () => {
		const screen = aScreen();
		screen.watch('system');
		await until('both servers', () =>
			screen.messages.find(
				({ message }) =>
					message.family === 'system' &&
					message.body.services.filter(({ name, state }) => name === 'server' && state === 'ok')
						.length === 2,
			),
		);
	});

	test('a server is in its own first snapshot, and not as the run before it ended', async () => {
		const third = await startLiveServer(db.database);
		try {
			const screen = aScreen(third);
			screen.watch('system');
			const { body } = await screen.nth('snapshot', 'system', 1);
			const itself =
				'services' in body && body.services.find((one) => one.instance.endsWith(third.url));
			expect(itself).toMatchObject({ name: 'server', state: 'ok', freshness: 'fresh' });
		} finally {
			await third.stop();
		}
	});

	test('beats say which version is told and when that was last made sure of', async () => {
		const screen = aScreen();
		const at = await until('a beat', () => screen.beats[0]);
		expect(at.confirmedAt).toBeLessThanOrEqual(at.now);
		const later = await until('a beat that says it anew', () =>
			screen.beats.find(({ confirmedAt }) => confirmedAt > at.confirmedAt),
		);
		expect(later.epoch).toBe(at.epoch);
	});

	test('another catalogue brings fresh snapshots to whoever watches', async () => {
		const topic = 'indicators/68';
		const screen = aScreen();
		screen.watch(topic);
		await screen.nth('snapshot', topic, 1);
		await db.database.transaction((tx) => announceCatalogue(tx));
		await screen.nth('snapshot', topic, 2);
	});

	test('what cannot be watched is refused with the reason, and the rest is watched', async () => {
		const screen = aScreen();
		screen.watch('weather/68', 'indicators/000', 'indicators/68');
		await screen.nth('snapshot', 'indicators/68', 1);
		expect(screen.refusals.map(({ topic }) => topic)).toEqual(['weather/68', 'indicators/000']);
		screen.socket.emit('watch', 'indicators/68' as unknown as string[]);
		screen.watch(...Array.from({ length: 17 }, (_, index) => `indicators/${index}`));
		screen.socket.emit('resync', 'devices/68');
		await until('five refusals', () => screen.refusals.length === 5);
	});

	test('a topic that is watched no longer brings nothing more', async () => {
		const screen = aScreen();
		screen.watch('devices/673', 'indicators/68');
		await screen.nth('snapshot', 'devices/673', 1);
		screen.watch('indicators/68');
		await screen.nth('snapshot', 'indicators/68', 1);
		await writer.write(batch(item(aStatus({ observedAt: Date.now(), state: 'online' }))));
		await writer.write(batch(item(anObservation({ observedAt: Date.now(), value: 1 }))));
		await screen.nth('delta', 'indicators/68', 1);
		expect(screen.of('delta', 'devices/673')).toEqual([]);
	});

	test('pages of other origins may not connect', async () => {
		const screen = new TestScreen(first.url, { origin: 'http://elsewhere.example' });
		screens.push(screen);
		await new Promise((resolve) => screen.socket.once('connect_error', resolve));
		const own = new TestScreen(first.url, { origin: first.url });
		screens.push(own);
		await until('a page of this origin is connected', () => own.socket.connected);
	});
});
