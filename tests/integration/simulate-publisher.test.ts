import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { Aedes } from 'aedes';
import { expect, test } from 'vitest';
import { publisher } from '#ingest/simulate/publisher.ts';
import { until } from '#tests/support/until.ts';

test('what was not acknowledged before the connection broke is not sent again: the next begins with news', async () => {
	let acknowledges = false;
	const heard: string[] = [];
	const broker = await Aedes.createBroker({
		authorizePublish(_client, { payload }, done) {
			heard.push(payload.toString());
			if (acknowledges) done(null);
		},
	});
	const sockets: Socket[] = [];
	const server = createServer((socket) => {
		sockets.push(socket);
		broker.handle(socket);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	let connections = 0;
	const problems: string[] = [];
	const say = (text: string) => own.publish({ topic: 'ioc/v1/x', payload: text, retain: false });
	const own = publisher({
		url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`,
		username: null,
		password: null,
		trust: {},
		clientId: 'own',
		lastWill: null,
		onConnect: () => say(`connection ${++connections}`),
		onProblem: (detail) => problems.push(detail),
	});
	own.start();
	await until('the first connection', () => connections === 1);
	for (let n = 0; n < 20; n++) say(`old ${n}`);
	await until('all of it to be heard', () => heard.length === 21);
	expect(own.pending()).toBe(21);

	acknowledges = true;
	heard.length = 0;
	for (const socket of sockets) socket.destroy();
	await until('the second connection', () => connections === 2);
	await until('the acknowledgement', () => own.pending() === 0);
	expect(heard).toEqual(['connection 2']);
	expect(problems).toEqual([]);

	await own.stop();
	server.close();
	await new Promise<void>((closed) => broker.close(closed));
});
