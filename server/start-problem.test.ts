import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { DatabaseUnavailable } from './db/database.ts';
import { listen } from './http/listen.ts';
import { startProblem } from './start-problem.ts';

const SETTINGS = { host: '127.0.0.1', port: 1, mqttPort: 80, databaseUrl: null };

async function refusalOf(address: { host: string; port: number }): Promise<unknown> {
	return listen(createServer(), address).then(
		() => null,
		(thrown: unknown) => thrown,
	);
}

test('a port that is taken is named, with what is wanted', async () => {
	const taken = createServer();
	await listen(taken, { host: '127.0.0.1', port: 0 });
	const { port } = taken.address() as AddressInfo;
	const error = await refusalOf({ host: '127.0.0.1', port });
	taken.close();
	expect(startProblem(error, { ...SETTINGS, port })).toMatch(
		new RegExp(`^PORT=${port}: wanted is a port that is free`),
	);
});

test.each(['nohost.invalid', '999.1.1.1', '192.0.2.1'])(
	'%s, which is no address of this machine, is named, with what is wanted',
	async (host) => {
		const error = await refusalOf({ host, port: 0 });
		expect(startProblem(error, { ...SETTINGS, host })).toMatch(
			new RegExp(`^HOST=${host}: wanted is an address of this machine`),
		);
	},
);

const databaseUrl = 'postgres://ioc:s3cret@db:5432/ioc';
const LET_IN = 'wanted is a TimescaleDB that answers and lets this user in';

test('a database server that is away is named without its password', () => {
	const error = new DatabaseUnavailable('connect ECONNREFUSED');
	expect(startProblem(error, { ...SETTINGS, databaseUrl })).toBe(
		`DATABASE_URL=(hidden)@db:5432/ioc: ${LET_IN} (connect ECONNREFUSED)`,
	);
});

test.each(['28P01', '3D000'])('so is one that answers %s', (code) => {
	const error = Object.assign(new Error('refused'), { code });
	expect(startProblem(error, { ...SETTINGS, databaseUrl })).toContain(`${LET_IN} (refused)`);
});

test('an embedded database that is away is said in its own words', () => {
	expect(startProblem(new DatabaseUnavailable('no answer from db:5432'), SETTINGS)).toBe(
		'no answer from db:5432',
	);
});

test('a port that the embedded broker may not have is named', () => {
	const error = Object.assign(new Error('listen EACCES'), { code: 'EACCES', syscall: 'listen' });
	expect(startProblem(error, SETTINGS)).toBe(
		'IOC_MQTT_PORT=80: wanted is a port this user may listen on (listen EACCES)',
	);
});

test('any other error is a bug', () => {
	expect(startProblem(new TypeError('x is undefined'), SETTINGS)).toBeNull();
	expect(startProblem('thrown', SETTINGS)).toBeNull();
});
