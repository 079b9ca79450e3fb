import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import type { Focus } from '#lib/domain/focus.ts';
import type { Catalogue, Services } from '../services.ts';
import { PanelAnswers } from './panel-answers.ts';

const PATIENCE_MS = 10_000;
const EVERY_S = 30;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function asked(read: () => Promise<unknown>) {
	const failures: unknown[] = [];
	const answers = new PanelAnswers({
		now: Date.now,
		failed: (question, error) => failures.push([question, error]),
	});
	const type = { called: { vi: '', en: '' }, options: v.object({}) };
	const panel = { name: 'a', type: 'a', title: null, titleEn: null, options: {} };
	const known = { type, query: { everyS: EVERY_S, read } };
	// The query of this test reads none of them.
	const rest = { focus: {} as Focus, catalogue: {} as Catalogue, services: {} as Services };
	const ask = (question = 'one') =>
		answers.answer({ question, panel: { ...panel, known }, ...rest });
	return { failures, ask };
}

test('screens that ask the same are told the same, looked up once', async () => {
	const read = vi.fn(() => Promise.resolve(7));
	const { ask } = asked(read);
	expect(await Promise.all([ask(), ask()])).toEqual(Array(2).fill({ kind: 'answer', data: 7 }));
	expect(read).toHaveBeenCalledTimes(1);
	await ask('other');
	expect(read).toHaveBeenCalledTimes(2);
	vi.advanceTimersByTime(EVERY_S * 1_000);
	await ask();
	expect(read).toHaveBeenCalledTimes(3);
});

test('a query that throws is told as failed, logged, and asked anew', async () => {
	const read = vi.fn(() => Promise.reject(new Error('no such column')));
	const { ask, failures } = asked(read);
	expect(await ask()).toEqual({ kind: 'failed' });
	expect(failures).toEqual([['one', new Error('no such column')]]);
	await ask();
	expect(read).toHaveBeenCalledTimes(2);
});

test('one that takes thirty seconds is told as slow after ten, is not asked twice, and its answer is there later', async () => {
	const read = vi.fn(() => new Promise((resolve) => setTimeout(() => resolve(7), 30_000)));
	const { ask } = asked(read);
	const first = ask();
	await vi.advanceTimersByTimeAsync(PATIENCE_MS);
	expect(await first).toEqual({ kind: 'slow', afterS: 10 });
	const second = ask();
	await vi.advanceTimersByTimeAsync(PATIENCE_MS);
	expect(await second).toEqual({ kind: 'slow', afterS: 10 });
	expect(read).toHaveBeenCalledTimes(1);
	await vi.advanceTimersByTimeAsync(PATIENCE_MS);
	expect(await ask()).toEqual({ kind: 'answer', data: 7 });
	expect(read).toHaveBeenCalledTimes(1);
});
