import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveConnection } from './connection.svelte.ts';
import { LiveLink } from './live-link.svelte.ts';

const LINGER_MS = 10_000;
let followed: Set<string>;
let link: LiveLink;

beforeEach(() => {
	vi.useFakeTimers();
	followed = new Set();
	vi.spyOn(LiveConnection.prototype, 'follow').mockImplementation((topic) => {
		followed.add(topic);
		return () => followed.delete(topic);
	});
	vi.spyOn(LiveConnection.prototype, 'stop').mockReturnValue();
	link = new LiveLink({ origin: 'http://127.0.0.1:9' });
});

afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

test('a scope is followed while somebody holds it, and a while longer', () => {
	const scope = link.scope('68');
	expect([...followed]).toEqual(['system']);
	scope.hold();
	scope.hold();
	expect([...followed]).toEqual(['system', 'indicators/68', 'devices/68']);
	scope.release();
	vi.advanceTimersByTime(2 * LINGER_MS);
	expect(followed.size).toBe(3);
	scope.release();
	vi.advanceTimersByTime(LINGER_MS - 1);
	expect(followed.size).toBe(3);
	vi.advanceTimersByTime(1);
	expect([...followed]).toEqual(['system']);
});

test('the next scene of the same scope has what is known of it', () => {
	const scope = link.scope('68');
	scope.hold();
	scope.release();
	vi.advanceTimersByTime(LINGER_MS / 2);
	const next = link.scope('68');
	next.hold();
	vi.advanceTimersByTime(2 * LINGER_MS);
	expect(next).toBe(scope);
	expect(followed.size).toBe(3);
});

test('what was not followed for a time is not shown again: its scope begins anew', () => {
	const scope = link.scope('68');
	scope.hold();
	scope.release();
	vi.advanceTimersByTime(LINGER_MS);
	expect(link.scope('68')).not.toBe(scope);
});

test('a link that ends follows no scope any more', () => {
	link.scope('68').hold();
	link.scope('58').hold();
	link.stop();
	expect([...followed]).toEqual(['system']);
});
