import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Watch } from './watch.ts';

let looks: number;
let failing: boolean;
let notify: () => void;
let listening: boolean;
const failures: unknown[] = [];
let watch: Watch;

beforeEach(() => {
	vi.useFakeTimers();
	looks = 0;
	failing = false;
	listening = false;
	failures.length = 0;
	watch = new Watch({
		database: {
			listen(channel, onNotify) {
				expect(channel).toBe('ioc_test');
				listening = true;
				notify = () => onNotify('');
				return Promise.resolve(() => {
					listening = false;
					return Promise.resolve();
				});
			},
		},
		channel: 'ioc_test',
		look() {
			looks++;
			return failing ? Promise.reject(new Error('away')) : Promise.resolve();
		},
		onFailure: (error) => failures.push(error),
		random: () => 1,
	});
});
afterEach(async () => {
	await watch.stop();
	vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('it looks at the start, and every five seconds without being told', async () => {
	watch.start();
	await pass(0);
	expect(looks).toBe(1);
	await pass(4_999);
	expect(looks).toBe(1);
	await pass(1);
	expect(looks).toBe(2);
});

test('it looks at once when it is told, but no more often than ten times a second', async () => {
	watch.start();
	await pass(1_000);
	notify();
	await pass(0);
	expect(looks).toBe(2);
	notify();
	watch.wake();
	await pass(99);
	expect(looks).toBe(2);
	await pass(1);
	expect(looks).toBe(3);
	await pass(1_000);
	expect(looks).toBe(3);
});

test('after a failure it looks again, with growing pauses, and as often as before once all is well', async () => {
	failing = true;
	watch.start();
	await pass(0);
	expect([looks, failures.length]).toEqual([1, 1]);
	await pass(200);
	expect(looks).toBe(2);
	await pass(399);
	expect(looks).toBe(2);
	await pass(1);
	expect(looks).toBe(3);
	await pass(60_000);
	const tried = looks;
	await pass(5_000);
	expect(looks).toBe(tried + 1);
	failing = false;
	await pass(5_000);
	notify();
	await pass(200);
	const well = looks;
	expect(failures.length).toBeLessThan(well);
	await pass(5_000);
	expect(looks).toBe(well + 1);
});

test('stopped it neither looks nor listens any more', async () => {
	watch.start();
	await pass(1_000);
	await watch.stop();
	expect(listening).toBe(false);
	await pass(20_000);
	expect(looks).toBe(1);
});
