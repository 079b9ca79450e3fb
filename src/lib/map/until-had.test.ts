import { expect, test, vi } from 'vitest';
import { untilHad } from './until-had.ts';

const pause = () => Promise.resolve();

test('it asks again after each failure, saying what it was, until it is given', async () => {
	const ask = vi.fn<() => Promise<string>>();
	ask.mockRejectedValueOnce(new Error('503')).mockRejectedValueOnce(new Error('504'));
	ask.mockResolvedValue('land');
	const onproblem = vi.fn();
	expect(await untilHad(ask, { pause, stopped: () => false, onproblem })).toBe('land');
	expect(onproblem.mock.calls).toEqual([[new Error('503')], [new Error('504')]]);
});

test('it asks no more when nobody waits', async () => {
	const ask = vi.fn(() => Promise.reject(new Error('503')));
	let stopped = false;
	const onproblem = () => {
		stopped = true;
	};
	expect(await untilHad(ask, { pause, stopped: () => stopped, onproblem })).toBeNull();
	expect(ask).toHaveBeenCalledTimes(1);
});
