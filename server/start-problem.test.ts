import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { DatabaseUnavailable } from './db/database.ts';
import { listen } from './http/listen.ts';
import { startProblem } from './start-problem.ts';

test('a port that is taken is named, with what is wanted', async () => {
	const taken = createServer();
	await listen(taken, { host: '127.0.0.1', port: 0 });
	const { port } = taken.address() as AddressInfo;
	const error = await listen(createServer(), { host: '127.0.0.1', port }).then(
		() => null,
		(thrown: unknown) => thrown,
	);
	taken.close();
	expect(startProblem(error, { port })).toMatch(
		new RegExp(`^PORT=${port}: wanted is a port that is free`),
	);
});

test('a database that is away is said in its own words', () => {
	expect(startProblem(new DatabaseUnavailable('no answer from db:5432'), { port: 1 })).toBe(
		'no answer from db:5432',
	);
});

test('any other error is a bug', () => {
	expect(startProblem(new TypeError('x is undefined'), { port: 1 })).toBeNull();
	expect(startProblem('thrown', { port: 1 })).toBeNull();
});
