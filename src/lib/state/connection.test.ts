import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
	LIVE_PATH,
	type ScreenToServer,
	type ServerToScreen,
	type TopicMessage,
} from '#lib/wire/live.ts';
import { LiveConnection } from './connection.svelte.ts';
import { ServerClock } from './server-clock.svelte.ts';

type Screen = Socket<ScreenToServer, ServerToScreen>;

/** A real server at the other end, that says only what a test has it say. */
class Far {
	readonly asked: string[] = [];
	readonly screens: Screen[] = [];
	port = 0;
	#io: Server<ScreenToServer, ServerToScreen> | null = null;

	async open(): Promise<void> {
		const http: HttpServer = createServer();
		this.#io = new Server(http, { path: LIVE_PATH });
		this.#io.on('connection', (screen) => {
			this.screens.push(screen);
			screen.on('watch', (topics) => void this.asked.push(`watch ${topics.join(' ')}`));
			screen.on('resync', (topic) => void this.asked.push(`resync ${topic}`));
		});
		await new Promise<void>((done) => http.listen(this.port, '127.0.0.1', done));
		this.port = (http.address() as AddressInfo).port;
	}

	async close(): Promise<void> {
		await this.#io?.close();
		this.#io = null;
	}

	get last(): Screen {
		const screen = this.screens.at(-1);
		if (!screen) throw new Error('Nobody has come yet');
		return screen;
	}
}

function message(seq: number, epoch = 'a'): TopicMessage {
	const head = { topic: 'indicators/68', epoch, seq, version: seq * 10, now: 1_000_000 };
	return { ...head, family: 'indicators', body: { rows: [] } };
}

function follow(topic: string): () => void {
	return connection.follow(topic, ({ seq }, whole) => {
		read.push(`${whole ? 'whole' : 'delta'} ${seq}`);
	});
}

const far = new Far();
let read: string[] = [];
let connection: LiveConnection;

beforeEach(async () => {
	vi.stubGlobal('addEventListener', vi.fn());
	vi.stubGlobal('removeEventListener', vi.fn());
	vi.stubGlobal('document', {
		visibilityState: 'visible',
		addEventListener: vi.fn(),
		removeEventListener: vi.fn(),
	});
	far.asked.length = 0;
	far.screens.length = 0;
	far.port = 0;
	read = [];
	await far.open();
	connection = new LiveConnection({
		origin: `http://127.0.0.1:${String(far.port)}`,
		clock: new ServerClock(() => performance.now()),
	});
	follow('indicators/68');
	connection.start();
	await vi.waitFor(() => expect(far.asked).toEqual(['watch indicators/68']));
});

afterEach(async () => {
	connection.stop();
	await far.close();
	vi.unstubAllGlobals();
});

test('a snapshot is read whole, then its deltas in turn, and the version follows', async () => {
	far.last.emit('snapshot', message(4));
	far.last.emit('delta', message(5));
	await vi.waitFor(() => expect(read).toEqual(['whole 4', 'delta 5']));
	expect(connection.version).toBe(50);
});

test('a gap is not read: a fresh snapshot is asked for, once', async () => {
	far.last.emit('snapshot', message(4));
	far.last.emit('delta', message(6));
	far.last.emit('delta', message(7));
	far.last.emit('snapshot', message(7));
	far.last.emit('delta', message(8));
	await vi.waitFor(() => expect(read).toEqual(['whole 4', 'whole 7', 'delta 8']));
	expect(far.asked).toEqual(['watch indicators/68', 'resync indicators/68']);
});

test('a beat of another run of the server brings a fresh snapshot', async () => {
	far.last.emit('snapshot', message(4));
	far.last.emit('beat', { epoch: 'b', now: 1_000_000, version: 40, confirmedAt: 999_000 });
	await vi.waitFor(() => expect(far.asked).toContain('resync indicators/68'));
	expect(connection.ageMs).toBeGreaterThanOrEqual(1_000);
	expect(connection.link).toBe('live');
});

test('which run of the server speaks is known, and when it was first heard after a broken link', async () => {
	far.last.emit('snapshot', message(4));
	await vi.waitFor(() => expect(connection.epoch).toBe('a'));
	expect(connection.returnedAt).toBeNull();
	far.last.disconnect(true);
	await vi.waitFor(() => expect(far.asked).toHaveLength(2), { timeout: 5_000 });
	far.last.emit('beat', { epoch: 'b', now: 1_009_000, version: 40, confirmedAt: 1_008_000 });
	far.last.emit('beat', { epoch: 'b', now: 1_011_000, version: 40, confirmedAt: 1_010_000 });
	await vi.waitFor(() => expect(connection.confirmedAt).toBe(1_010_000));
	expect(connection.epoch).toBe('b');
	expect(connection.returnedAt).toBe(1_009_000);
}, 10_000);

test('a link on which nothing was confirmed is lost', () => {
	expect(connection.ageMs).toBeNull();
	expect(connection.link).toBe('lost');
});

test('what the server refuses is kept in its words', async () => {
	far.last.emit('refused', { topic: 'indicators/68', detail: 'no unit has this code' });
	await vi.waitFor(() => expect(connection.refusal).toBe('indicators/68: no unit has this code'));
});

test('a server that went away is found again, and everything is asked for anew', async () => {
	far.last.emit('snapshot', message(4));
	await vi.waitFor(() => expect(read).toEqual(['whole 4']));
	await far.close();
	await far.open();
	await vi.waitFor(() => expect(far.asked).toHaveLength(2), { timeout: 10_000 });
	far.last.emit('delta', message(5));
	far.last.emit('snapshot', message(1, 'b'));
	await vi.waitFor(() => expect(read).toEqual(['whole 4', 'whole 1']));
}, 15_000);

test('a screen that is sent away comes back', async () => {
	far.last.disconnect(true);
	await vi.waitFor(() => expect(far.asked).toHaveLength(2), { timeout: 5_000 });
}, 10_000);

test('what is followed may change, and is asked for once for all that changed', async () => {
	const end = follow('devices/68');
	await vi.waitFor(() => expect(far.asked).toHaveLength(2));
	end();
	follow('devices/58');
	await vi.waitFor(() => expect(far.asked).toHaveLength(3));
	expect(far.asked.slice(1)).toEqual([
		'watch indicators/68 devices/68',
		'watch indicators/68 devices/58',
	]);
});

test('what is no longer followed is no longer read', async () => {
	const end = follow('devices/68');
	far.last.emit('snapshot', { ...message(4), topic: 'devices/68' });
	await vi.waitFor(() => expect(read).toEqual(['whole 4']));
	end();
	far.last.emit('delta', { ...message(5), topic: 'devices/68' });
	far.last.emit('snapshot', message(9));
	await vi.waitFor(() => expect(read).toEqual(['whole 4', 'whole 9']));
});

test('a stopped connection stays away', async () => {
	connection.stop();
	await vi.waitFor(() => expect(far.last.connected).toBe(false));
	expect(far.screens).toHaveLength(1);
});

test('while what is shown is held nothing is read and only the link’s age goes on; then everything is had anew', async () => {
	far.last.emit('snapshot', message(4));
	await vi.waitFor(() => expect(read).toEqual(['whole 4']));
	connection.hold();
	far.last.emit('delta', message(5));
	far.last.emit('snapshot', message(1, 'b'));
	far.last.emit('beat', { epoch: 'b', now: 1_009_000, version: 90, confirmedAt: 1_008_000 });
	await vi.waitFor(() => expect(connection.confirmedAt).toBe(1_008_000));
	expect([read, connection.version, connection.epoch]).toEqual([['whole 4'], 40, 'a']);
	expect(far.asked).toEqual(['watch indicators/68']);
	connection.release();
	await vi.waitFor(() =>
		expect(far.asked).toEqual(['watch indicators/68', 'resync indicators/68']),
	);
	far.last.emit('snapshot', message(9, 'b'));
	await vi.waitFor(() => expect(read).toEqual(['whole 4', 'whole 9']));
	expect([connection.version, connection.epoch]).toEqual([90, 'b']);
	connection.release();
	expect(far.asked).toHaveLength(2);
});

test('a link that was mended while what is shown was held is told of afterwards', async () => {
	far.last.emit('snapshot', message(4));
	await vi.waitFor(() => expect(connection.epoch).toBe('a'));
	connection.hold();
	far.last.disconnect(true);
	await vi.waitFor(() => expect(far.asked).toHaveLength(2), { timeout: 5_000 });
	const beat = { epoch: 'b', now: 1_009_000, version: 40, confirmedAt: 1_008_000 };
	far.last.emit('beat', beat);
	await vi.waitFor(() => expect(connection.confirmedAt).toBe(1_008_000));
	expect(connection.returnedAt).toBeNull();
	connection.release();
	far.last.emit('beat', { ...beat, now: 1_011_000, confirmedAt: 1_010_000 });
	await vi.waitFor(() => expect(connection.confirmedAt).toBe(1_010_000));
	expect(connection.returnedAt).toBe(1_011_000);
}, 10_000);

test('a screen is told of itself, tells how it is, and is told no more once it has left', async () => {
	const own = { screen: vi.fn(), order: vi.fn(), revoked: vi.fn() };
	const leave = connection.hearOwn(own);
	const reports: unknown[] = [];
	far.last.on('report', (report) => void reports.push(report));
	const told = { id: 1, name: 'Sảnh' } as never;
	far.last.emit('screen', told);
	far.last.emit('order', { id: 2 } as never);
	far.last.emit('revoked');
	await vi.waitFor(() => expect(own.revoked).toHaveBeenCalledOnce());
	expect(own.screen).toHaveBeenCalledWith(told);
	expect(own.order).toHaveBeenCalledWith({ id: 2 });
	connection.report({ scene: 'overview' } as never);
	await vi.waitFor(() => expect(reports).toEqual([{ scene: 'overview' }]));
	leave();
	far.last.emit('screen', told);
	far.last.emit('snapshot', message(4));
	await vi.waitFor(() => expect(read).toEqual(['whole 4']));
	expect(own.screen).toHaveBeenCalledOnce();
	connection.stop();
	connection.report({ scene: 'overview' } as never);
	expect(reports).toHaveLength(1);
});
