import { expect, test } from 'vitest';
import { isFromHere } from './from-here.ts';

test.each([
	['127.0.0.1', 'localhost:3000'],
	['127.0.0.1', '127.0.0.1'],
	['127.0.0.1', '127.8.9.10:80'],
	['::1', '[::1]:3000'],
	['::ffff:127.0.0.1', 'LocalHost'],
])('%s asking %s is on this machine', (address, host) => {
	expect(isFromHere(new Headers({ host }), address)).toBe(true);
});

test.each([
	['10.0.0.1', 'localhost:3000'],
	['::ffff:10.0.0.1', 'localhost:3000'],
	['127.0.0.1', 'evil'],
	['127.0.0.1', 'localhost.evil.example:3000'],
	['127.0.0.1', '127.0.0.1.evil.example'],
	['127.0.0.1', 'evil.example:127.0.0.1'],
	['127.0.0.1', ''],
])('%s asking "%s" is not', (address, host) => {
	expect(isFromHere(new Headers({ host }), address)).toBe(false);
});

test.each(['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'])(
	'what was passed on with %s is not',
	(name) => {
		const headers = new Headers({ host: 'localhost', [name]: '10.0.0.1' });
		expect(isFromHere(headers, '127.0.0.1')).toBe(false);
	},
);

test('a request that names no host is not', () => {
	expect(isFromHere(new Headers(), '127.0.0.1')).toBe(false);
});
