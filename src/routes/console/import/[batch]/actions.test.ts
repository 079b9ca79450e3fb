import { expect, test, vi } from 'vitest';
import { actions } from './+page.server.ts';

class DatabaseUnavailable extends Error {
	override readonly name = 'DatabaseUnavailable';
}

const GIVEN = { by: 'Minh', reason: 'nhầm kỳ' };

function send(
	form: Readonly<Record<string, string>>,
	undo: (batchId: number, deed: unknown) => Promise<unknown>,
	batch = '7',
): Promise<unknown> {
	return Promise.resolve(
		actions['default']?.({
			cookies: { get: () => undefined, set: vi.fn() },
			params: { batch },
			url: new URL(`http://localhost/console/import/${batch}`),
			request: new Request('http://localhost/', {
				method: 'POST',
				body: new URLSearchParams(form),
			}),
			locals: { services: { reports: { undo } } },
		} as never),
	);
}

const said = (answer: object) => vi.fn(() => Promise.resolve(answer));

test('a name and a reason are wanted', async () => {
	const undo = said({ kind: 'undone' });
	expect(await send({ by: '', reason: ' ' }, undo)).toMatchObject({
		status: 400,
		data: { faults: { by: 'missing', reason: 'missing' } },
	});
	expect(undo).not.toHaveBeenCalled();
});

test('it says what came back, and that somebody was quicker', async () => {
	const undo = said({ kind: 'undone', removed: 3, restored: 2 });
	await expect(send(GIVEN, undo)).rejects.toMatchObject({
		location: '?done=undone&restored=2&removed=3',
	});
	expect(undo).toHaveBeenCalledWith(7, { by: 'Minh', why: 'nhầm kỳ' });
	const again = said({ kind: 'already', undoneBy: 'Lan', undoneAt: 0 });
	await expect(send(GIVEN, again)).rejects.toMatchObject({
		location: expect.stringContaining('done=undone-already') as string,
	});
});

test('an import that there is not is not found', async () => {
	const unknown = said({ kind: 'unknown' });
	await expect(send(GIVEN, unknown)).rejects.toMatchObject({ status: 404 });
	const undo = vi.fn();
	for (const batch of ['0', '7x', '-1', '9'.repeat(20)]) {
		await expect(send(GIVEN, undo, batch)).rejects.toMatchObject({ status: 404 });
	}
	expect(undo).not.toHaveBeenCalled();
});

test('a database that is away is said, and a bug is none', async () => {
	const away = () => Promise.reject(new DatabaseUnavailable());
	expect(await send(GIVEN, away)).toMatchObject({
		status: 503,
		data: { isAway: true, reason: 'nhầm kỳ' },
	});
	await expect(send(GIVEN, () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
});
