/** How ingest meets brokers that are not as it would wish: an aedes, which knows MQTT 3.1.1 only, and bare sockets. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { Aedes, type AedesOptions } from 'aedes';
import { afterEach, expect, test } from 'vitest';
import { publisher } from '#ingest/simulate/publisher.ts';
import { freePort } from '#tests/support/free-port.ts';
import { GatedWriter } from '#tests/support/gated-writer.ts';
import { CLIENT_ID, startIngestSource } from '#tests/support/ingest-source.ts';
import { until } from '#tests/support/until.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const step of undo.splice(0).reverse()) await step();
});

async function brokerWith(options: AedesOptions): Promise<{ aedes: Aedes; url: string }> {
	const aedes = await Aedes.createBroker(options);
	const url = await listening((socket) => void aedes.handle(socket));
	undo.push(() => new Promise<void>((resolve) => aedes.close(resolve)));
	return { aedes, url };
}

async function listening(serve: (socket: Socket) => void): Promise<string> {
	const server = createServer({ allowHalfOpen: true }, serve).listen(0, '127.0.0.1');
	await once(server, 'listening');
	undo.push(() => Promise.resolve(server.close()));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	return `mqtt://127.0.0.1:${address.port}`;
}

function sourceAt(url: string, now = Date.now) {
	const gate = new GatedWriter();
	gate.open();
	const credentials = { username: 'ingest', password: 'secret' };
	const ingest = startIngestSource({ url, ...credentials, writer: gate, now });
	undo.push(() => ingest.stop());
	return { ...ingest, gate };
}

test('where the broker knows no MQTT 5, ingest goes on with 3.1.1', async () => {
	const { aedes, url } = await brokerWith({});
	const { source, gate, said } = sourceAt(url);
	const states: string[] = [];
	await until('the session is there', () => states.push(source.state()) && states.includes('ok'));
	expect(states).not.toContain('broker-lost');
	const packet = { cmd: 'publish', qos: 1, dup: false, retain: false } as const;
	const topic = 'ioc/v1/bao-loc/indicator/673/ho-so';
	aedes.publish({ ...packet, topic, payload: '{"value":7}' }, () => {});
	await until('it is stored', () => gate.values().length === 1);
	expect(gate.values()).toEqual([7]);
	expect(said('going on with 3.1.1')).not.toEqual([]);
});

test('so it does where the broker only closes the connection, and asks for MQTT 5 again at the next', async () => {
	const aedes = await Aedes.createBroker();
	undo.push(() => new Promise<void>((resolve) => aedes.close(resolve)));
	const versions: unknown[] = [];
	const sockets: Socket[] = [];
	const url = await listening((socket) => {
		sockets.push(socket);
		socket.once('readable', () => {
			const packet = socket.read() as Buffer;
			// Fixed header, name of the protocol, version.
			versions.push(packet[8]);
			if (packet[8] === 5) {
				socket.end();
				return;
			}
			socket.unshift(packet);
			void aedes.handle(socket);
		});
	});
	const { source, said } = sourceAt(url);
	const states: string[] = [];
	await until('the session is there', () => states.push(source.state()) && states.includes('ok'));
	expect(states).not.toContain('broker-lost');
	expect(versions).toEqual([5, 4]);
	expect(said('no answer to MQTT 5')).not.toEqual([]);

	sockets.at(-1)?.destroy();
	await until('the session is there again', () => versions.length === 4 && source.state() === 'ok');
	expect(versions).toEqual([5, 4, 5, 4]);
});

test('a refused log-in is tried again, with the credentials of the settings', async () => {
	let attempts = 0;
	const { url } = await brokerWith({
		authenticate(_client, username, password, done) {
			attempts++;
			done(null, attempts > 2 && username === 'ingest' && password?.toString() === 'secret');
		},
	});
	const { source, said } = sourceAt(url);
	await until('the session is there', () => source.state() === 'ok');
	expect(said('broker: it does not let us in')).not.toEqual([]);
});

test('a refused subscription is said, and tried again', async () => {
	let attempts = 0;
	const { url } = await brokerWith({
		authorizeSubscribe(_client, subscription, done) {
			attempts++;
			done(null, attempts > 2 ? subscription : null);
		},
	});
	const { source, said } = sourceAt(url);
	await until('the session is there', () => source.state() === 'ok');
	expect(said('QoS 1 is refused')).toHaveLength(2);
});

test('stopped while a broker keeps it waiting for an answer, it does not connect again', async () => {
	const closed = Promise.withResolvers<unknown>();
	const asked = Promise.withResolvers<unknown>();
	const url = await listening((socket) => {
		socket
			.once('data', asked.resolve)
			.once('close', closed.resolve)
			.on('end', () => socket.end());
	});
	const { source, said } = sourceAt(url);
	await asked.promise;
	await source.stop();
	await closed.promise;
	// It says so when it begins to wait for the next attempt.
	expect(said('connection lost')).toEqual([]);
});

test('a broker that has fallen silent does not keep ingest from stopping', async () => {
	const connack = Buffer.of(0x20, 3, 0, 0, 0);
	const asked: unknown[] = [];
	const url = await listening((socket) => {
		socket.on('data', (packet) => {
			if (asked.push(packet) === 1) socket.write(connack);
		});
	});
	const { source } = sourceAt(url);
	await until('it has asked to subscribe', () => asked.length === 2);
	await source.stop();
	expect(source.state()).not.toBe('ok');
});

test('nor a simulated device that waits for its acknowledgement', async () => {
	const url = await listening((socket) => {
		socket.once('data', () => socket.write(Buffer.of(0x20, 2, 0, 0)));
	});
	const connected = Promise.withResolvers<unknown>();
	const device = publisher({
		url,
		username: null,
		password: null,
		trust: {},
		clientId: 'simulated',
		lastWill: null,
		onConnect: () => connected.resolve(null),
		onProblem: () => undefined,
	});
	device.start();
	await connected.promise;
	device.publish({ topic: 'ioc/v1/bao-loc/device/cam-01/status', payload: '{}', retain: false });
	expect(device.pending()).toBe(1);
	await device.stop();
});

test('who else takes the session is told of', async () => {
	const takenOver = Buffer.of(0xe0, 2, 0x8e, 0);
	const url = await listening((socket) => {
		socket.once('data', () => {
			socket.write(Buffer.concat([Buffer.of(0x20, 3, 0, 0, 0), takenOver]));
			socket.end();
		});
	});
	const { said } = sourceAt(url);
	await until('it is said', () => said(`another client has the session ${CLIENT_ID}`).length > 0);
});

test('a broker is not lost before the first attempt has failed, or taken long', async () => {
	const refused = sourceAt(`mqtt://127.0.0.1:${await freePort()}`).source;
	expect(refused.state()).toBe('starting');
	await until('the attempt has failed', () => refused.state() === 'broker-lost');

	let later = 0;
	const silent = await listening(() => undefined);
	const { source } = sourceAt(silent, () => Date.now() + later);
	expect(source.state()).toBe('starting');
	later = 10_000;
	expect(source.state()).toBe('broker-lost');
});
