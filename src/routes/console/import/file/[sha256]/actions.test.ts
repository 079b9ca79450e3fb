import { expect, test, vi } from 'vitest';
import { actions } from './+page.server.ts';

class DatabaseUnavailable extends Error {
	override readonly name = 'DatabaseUnavailable';
}

function send(
	form: Readonly<Record<string, string>>,
	take: (sha256: string, consent: unknown) => Promise<unknown>,
	unitsOn = '2024-11-30',
): Promise<unknown> {
	const body = new URLSearchParams(form);
	return Promise.resolve(
		actions['default']?.({
			cookies: { get: () => undefined, set: vi.fn() },
			params: { sha256: 'abc' },
			url: new URL(`http://localhost/console/import/file/abc?a.numbers=vi&units=${unitsOn}`),
			request: new Request('http://localhost/', { method: 'POST', body }),
			locals: { services: { reports: { take } } },
		} as never),
	);
}

const said = (answer: object) => vi.fn(() => Promise.resolve(answer));

test('without a name nothing is taken', async () => {
	const take = said({ kind: 'stored', batchId: 1 });
	expect(await send({ by: '' }, take)).toMatchObject({
		status: 400,
		data: { faults: { by: 'missing' }, notice: 'refused' },
	});
	expect(take).not.toHaveBeenCalled();
});

test('while the day of the units cannot be read nothing is taken', async () => {
	const take = said({ kind: 'stored', batchId: 1 });
	expect(await send({ by: 'Lan' }, take, '31/11/2024')).toMatchObject({
		status: 400,
		data: { faults: {}, notice: 'refused' },
	});
	expect(take).not.toHaveBeenCalled();
});

test('it is taken as the address says that it is read, and with the consent that was given', async () => {
	const reading = { answers: { numbers: 'vi' }, unitsOn: '2024-11-30', by: 'Lan' };
	for (const kind of ['stored', 'already'] as const) {
		const take = said({ kind, batchId: 7 });
		await expect(send({ by: 'Lan', 'without-refused': 'yes' }, take)).rejects.toMatchObject({
			status: 303,
			location: `/console/import/7?done=${kind}`,
		});
		expect(take).toHaveBeenCalledWith('abc', { ...reading, withoutRefused: true });
	}
});

test.each([
	[{ kind: 'unconsented', refused: 200 }, 'unconsented'],
	[{ kind: 'nothing' }, 'refused'],
	[{ kind: 'refused', reason: { kind: 'damaged', part: 'x' } }, 'refused'],
])('%j stays on the page', async (answer, notice) => {
	const take = said(answer);
	expect(await send({ by: 'Lan' }, take)).toMatchObject({ status: 400, data: { notice } });
	expect(take).toHaveBeenCalledWith('abc', expect.objectContaining({ withoutRefused: false }));
});

test('a file that was swept is not found', async () => {
	await expect(send({ by: 'Lan' }, said({ kind: 'gone' }))).rejects.toMatchObject({ status: 404 });
});

test('a database that is away is said, and a bug is none', async () => {
	const away = () => Promise.reject(new DatabaseUnavailable());
	expect(await send({ by: 'Lan' }, away)).toMatchObject({ status: 503, data: { notice: 'away' } });
	await expect(send({ by: 'Lan' }, () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
});
