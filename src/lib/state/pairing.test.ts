import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PairingWait } from './pairing.svelte.ts';

const MINUTE = 60_000;

type Answer = () => Promise<Response>;

const waiting = (code: string, revoked: object | null = null): Answer => {
	const pairing = { kind: 'waiting', code, expiresAt: 15 * MINUTE, now: 0, revoked };
	return () => Promise.resolve(Response.json(pairing));
};
const away: Answer = () => Promise.reject(new TypeError('Failed to fetch'));
const status =
	(code: number): Answer =>
	() =>
		Promise.resolve(new Response('{}', { status: code }));

let asked: string[];
let answers: { pairing: Answer; wall: Answer };
const named = vi.fn();
let wait: PairingWait;

beforeEach(() => {
	vi.useFakeTimers();
	asked = [];
	named.mockClear();
	answers = { pairing: waiting('KD74MX'), wall: status(200) };
	wait = new PairingWait({
		fetch: (address, init) => {
			asked.push(`${init?.method ?? 'GET'} ${String(address)}`);
			return address === '/wall' ? answers.wall() : answers.pairing();
		},
		random: () => 0.5,
		named,
	});
	wait.start();
});
afterEach(() => {
	wait.stop();
	vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('the code is shown, and it is asked again every few seconds', async () => {
	await pass(0);
	expect([wait.code, wait.trouble]).toEqual(['KD74MX', null]);
	answers.pairing = waiting('NEWC9D', { name: 'Sảnh', at: 1, reason: 'Đổi máy' });
	await pass(3_000);
	expect(wait.code).toBe('NEWC9D');
	expect(wait.revoked).toMatchObject({ name: 'Sảnh', reason: 'Đổi máy' });
	expect(asked).toEqual(['POST /pairing', 'POST /pairing']);
});

test('a server that is away, or does not answer well, is asked for ever, and its code is shown while it counts', async () => {
	await pass(0);
	answers.pairing = away;
	await pass(10 * MINUTE);
	expect([wait.code, wait.trouble]).toEqual(['KD74MX', 'away']);
	answers.pairing = status(503);
	await pass(5 * MINUTE);
	expect([wait.code, wait.trouble]).toEqual([null, 'away']);
	answers.pairing = () => Promise.resolve(new Response('<html>'));
	await pass(MINUTE);
	expect(wait.trouble).toBe('away');
	// Never more than 20 s between two attempts, and never a flood of them.
	expect(asked.length).toBeGreaterThan((16 * MINUTE) / 20_000);
	expect(asked.length).toBeLessThan((16 * MINUTE) / 20_000 + 10);
	answers.pairing = waiting('C9DC9D');
	await pass(20_000);
	expect([wait.code, wait.trouble]).toEqual(['C9DC9D', null]);
});

test('where there are no codes left it says so, and goes on asking', async () => {
	answers.pairing = () => Promise.resolve(Response.json({ kind: 'full' }));
	await pass(3_000);
	expect([wait.code, wait.trouble]).toEqual(['KD74MX', 'full']);
	await pass(15 * MINUTE);
	expect([wait.code, wait.trouble]).toEqual([null, 'full']);
	answers.pairing = waiting('KD74MX');
	await pass(20_000);
	expect(wait.code).toBe('KD74MX');
});

test('once it is named it goes on, but not to a page that is not there', async () => {
	answers = { pairing: () => Promise.resolve(Response.json({ kind: 'named' })), wall: away };
	await pass(30_000);
	expect(named).not.toHaveBeenCalled();
	answers.wall = status(503);
	await pass(30_000);
	expect(named).not.toHaveBeenCalled();
	answers.wall = status(200);
	await pass(30_000);
	expect(named).toHaveBeenCalledOnce();
	const before = asked.length;
	await pass(MINUTE);
	expect(asked).toHaveLength(before);
});

test('stopped it asks no more', async () => {
	await pass(0);
	wait.stop();
	await pass(MINUTE);
	expect(asked).toHaveLength(1);
});
