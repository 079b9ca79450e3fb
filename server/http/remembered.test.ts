import { expect, test } from 'vitest';
import { Remembered } from './remembered.ts';

function memory() {
	const clock = { now: 0 };
	let made = 0;
	const remembered = new Remembered<number>({ now: () => clock.now, leastMs: 1_000 });
	const ask = (question: string, tookMs = 0) =>
		remembered.answer(question, async () => {
			await Promise.resolve();
			clock.now += tookMs;
			return ++made;
		});
	return { clock, ask, remembered };
}

test('the same question gets the same answer for a while, another one its own', async () => {
	const { clock, ask } = memory();
	expect(await ask('a')).toBe(1);
	clock.now = 999;
	expect(await ask('a')).toBe(1);
	expect(await ask('b')).toBe(2);
	clock.now = 1_000;
	expect(await ask('a')).toBe(3);
});

test('asked while it is being made it is made once', async () => {
	const { ask } = memory();
	expect(await Promise.all([ask('a'), ask('a'), ask('a')])).toEqual([1, 1, 1]);
});

test('what took long is kept twenty times as long', async () => {
	const { clock, ask } = memory();
	await ask('a', 500);
	clock.now = 10_400;
	expect(await ask('a')).toBe(1);
	clock.now = 10_500;
	expect(await ask('a')).toBe(2);
});

test('a failure is told to those who wait for it, and not kept', async () => {
	const { ask, remembered } = memory();
	const away = () => Promise.reject(new Error('away'));
	await expect(remembered.answer('a', away)).rejects.toThrow('away');
	expect(await ask('a')).toBe(1);
});

test('not more is kept than a hundred answers', async () => {
	const { ask } = memory();
	for (let number = 0; number <= 100; number++) await ask(String(number));
	expect(await ask('1')).toBe(2);
	expect(await ask('0')).toBe(102);
});
