import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PanelAnswer } from '#lib/wire/scene.ts';
import { AskedPanel } from './asked-panel.svelte.ts';

const EVERY_S = 30;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A server that answers as it is told to. */
function server(first: PanelAnswer) {
	const asked: string[] = [];
	const says = { answer: first, status: 200, away: false };
	const ask = (address: string) => {
		asked.push(address);
		if (says.away) return Promise.reject(new TypeError('away'));
		return Promise.resolve(Response.json(says.answer, { status: says.status }));
	};
	const address = '/wall/overview/answer/figures';
	return {
		asked,
		says,
		panel: new AskedPanel({ address, everyS: EVERY_S, fetch: ask as typeof fetch }),
	};
}

test('it asks at once and again and again, until it is stopped', async () => {
	const { asked, panel } = server({ kind: 'answer', data: 7 });
	expect(panel.data).toBeUndefined();
	panel.start();
	await vi.advanceTimersByTimeAsync(0);
	expect(panel.data).toBe(7);
	await vi.advanceTimersByTimeAsync(EVERY_S * 1_000);
	expect(asked).toEqual(['/wall/overview/answer/figures', '/wall/overview/answer/figures']);
	panel.stop();
	await vi.advanceTimersByTimeAsync(EVERY_S * 4_000);
	expect(asked).toHaveLength(2);
});

test('a failure is told, leaves what there is, and is asked for sooner', async () => {
	const { asked, says, panel } = server({ kind: 'answer', data: 7 });
	panel.start();
	await vi.advanceTimersByTimeAsync(0);
	for (const answer of [{ kind: 'failed' }, { kind: 'slow', afterS: 10 }] as const) {
		says.answer = answer;
		asked.length = 0;
		await vi.advanceTimersByTimeAsync(EVERY_S * 2_000);
		expect(asked.length).toBeGreaterThan(4);
		expect(panel.problem).toEqual(answer);
		expect(panel.data).toBe(7);
		asked.length = 0;
	}
	says.answer = { kind: 'answer', data: 8 };
	await vi.advanceTimersByTimeAsync(5_000);
	expect(panel.problem).toBeNull();
	expect(panel.data).toBe(8);
	panel.stop();
});

test('of a server that is away, or that answers with an error of its own, the link tells', async () => {
	const { says, panel } = server({ kind: 'answer', data: 7 });
	panel.start();
	await vi.advanceTimersByTimeAsync(0);
	for (const how of [{ away: true }, { away: false, status: 503 }]) {
		Object.assign(says, how);
		await vi.advanceTimersByTimeAsync(EVERY_S * 1_000);
		expect(panel.problem).toBeNull();
		expect(panel.data).toBe(7);
	}
	panel.stop();
});
