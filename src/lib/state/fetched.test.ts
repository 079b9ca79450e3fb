import { expect, test } from 'vitest';
import { Fetched } from './fetched.svelte.ts';

/** A server whose answers come when the test says so. */
function slowServer() {
	const waiting = new Map<string, (response: Response | Error) => void>();
	const ask = (address: string, { signal }: { signal: AbortSignal }) =>
		new Promise<Response>((resolve, reject) => {
			signal.addEventListener('abort', () => reject(new DOMException('taken back')));
			waiting.set(address, (answer) =>
				answer instanceof Error ? reject(answer) : resolve(answer),
			);
		});
	const answers = async (address: string, answer: Response | Error) => {
		waiting.get(address)?.(answer);
		for (let turn = 0; turn < 5; turn++) await Promise.resolve();
		await new Promise(setImmediate);
	};
	return { fetched: new Fetched<{ of: string }>({ fetch: ask as typeof fetch }), answers };
}

test('an answer is there when it has come', async () => {
	const { fetched, answers } = slowServer();
	fetched.ask('/a');
	expect(fetched).toMatchObject({ value: null, failed: false });
	await answers('/a', Response.json({ of: 'a' }));
	expect(fetched).toMatchObject({ value: { of: 'a' }, failed: false });
});

test('an answer to a question that was taken back changes nothing', async () => {
	const { fetched, answers } = slowServer();
	const takeBack = fetched.ask('/a');
	takeBack();
	fetched.ask('/b');
	await answers('/a', Response.json({ of: 'a' }));
	expect(fetched.value).toBeNull();
	await answers('/b', Response.json({ of: 'b' }));
	expect(fetched).toMatchObject({ value: { of: 'b' }, failed: false });
});

test('that there is no answer, or none that can be used, is known', async () => {
	const { fetched, answers } = slowServer();
	for (const answer of [new TypeError('away'), Response.json({}, { status: 503 })]) {
		fetched.ask('/a');
		await answers('/a', answer);
		expect(fetched).toMatchObject({ value: null, failed: true });
	}
	fetched.ask('/b');
	expect(fetched.failed).toBe(false);
});

test('asked the same again, it keeps its answer until there is another one', async () => {
	const { fetched, answers } = slowServer();
	fetched.ask('/a');
	await answers('/a', Response.json({ of: 'a' }));
	fetched.ask('/a');
	expect(fetched.value).toEqual({ of: 'a' });
	await answers('/a', Response.json({ of: 'now' }));
	expect(fetched.value).toEqual({ of: 'now' });
	fetched.ask('/b');
	expect(fetched.value).toBeNull();
});
