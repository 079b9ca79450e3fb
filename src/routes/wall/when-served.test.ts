import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { heapBytes } from './heap-bytes.ts';
import { whenServed } from './when-served.ts';

let ok: boolean;
const found = vi.fn();
const fetch = vi.fn(() => (ok ? Promise.resolve({ ok }) : Promise.reject(new TypeError('away'))));

beforeEach(() => {
	vi.useFakeTimers();
	vi.clearAllMocks();
});
afterEach(() => void vi.useRealTimers());

test('an address that is served is gone to at once', async () => {
	ok = true;
	whenServed({ address: '/wall/devices', found, fetch });
	await vi.advanceTimersByTimeAsync(0);
	expect(found).toHaveBeenCalledOnce();
	expect(fetch).toHaveBeenCalledWith('/wall/devices');
});

test('one that is not is asked for until it is', async () => {
	ok = false;
	whenServed({ address: '/', found, fetch });
	await vi.advanceTimersByTimeAsync(120_000);
	expect(found).not.toHaveBeenCalled();
	ok = true;
	await vi.advanceTimersByTimeAsync(120_000);
	expect(found).toHaveBeenCalledOnce();
});

test('it can be taken back, before the first answer and later', async () => {
	ok = true;
	whenServed({ address: '/', found, fetch })();
	await vi.advanceTimersByTimeAsync(60_000);
	ok = false;
	const stop = whenServed({ address: '/', found, fetch });
	await vi.advanceTimersByTimeAsync(10_000);
	stop();
	ok = true;
	await vi.advanceTimersByTimeAsync(120_000);
	expect(found).not.toHaveBeenCalled();
});

test('the memory is told where the browser tells it', () => {
	expect(heapBytes({ memory: { usedJSHeapSize: 48_000_000 } })).toBe(48_000_000);
	for (const other of [{}, { memory: null }, { memory: {} }, { memory: { usedJSHeapSize: 'x' } }])
		expect(heapBytes(other)).toBeNull();
});
