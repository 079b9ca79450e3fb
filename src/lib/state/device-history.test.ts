import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeviceHistory } from './device-history.svelte.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A server that answers what was asked with its address, or as it is told to. */
function server() {
	const asked: string[] = [];
	const says = { status: 200, away: false };
	const ask = (address: string) => {
		asked.push(address.replace('/api/v1/', ''));
		if (says.away) return Promise.reject(new TypeError('away'));
		const month = /month=([\d-]+)/.exec(address)?.[1] ?? '2026-11';
		return Promise.resolve(Response.json({ address, month }, { status: says.status }));
	};
	const history = new DeviceHistory({ unitCode: '68', fetch: ask as typeof fetch });
	return { asked, says, history };
}

test('it asks for the last day and for two months, and again and again', async () => {
	const { asked, history } = server();
	history.start();
	await vi.advanceTimersByTimeAsync(0);
	expect(asked).toEqual([
		'device-states?unit=68&hours=24&limit=60',
		'availability?unit=68&by=unit',
		'availability?unit=68&by=unit&month=2026-10',
		'availability?unit=68&by=kind',
		'availability?unit=68&by=kind&month=2026-10',
	]);
	expect(history.byUnit).toMatchObject({ now: { month: '2026-11' }, before: { month: '2026-10' } });
	await vi.advanceTimersByTimeAsync(30_000);
	expect(asked).toHaveLength(10);
	history.stop();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(asked).toHaveLength(10);
});

test('what fails leaves what there is, and is asked for sooner', async () => {
	const { asked, says, history } = server();
	history.start();
	await vi.advanceTimersByTimeAsync(0);
	const { states, byKind } = history;
	const failures = [
		// Three questions a round, the first of them when it is due, then one every five seconds.
		[{ away: true }, 3],
		[{ away: false, status: 503 }, 18],
	] as const;
	for (const [failure, questions] of failures) {
		Object.assign(says, failure);
		asked.length = 0;
		await vi.advanceTimersByTimeAsync(30_000);
		expect(asked).toHaveLength(questions);
		expect(history.states).toBe(states);
		expect(history.byKind).toBe(byKind);
	}
	Object.assign(says, { status: 200 });
	await vi.advanceTimersByTimeAsync(5_000);
	expect(history.states).not.toBe(states);
	history.stop();
});
