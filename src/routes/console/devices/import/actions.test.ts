import { expect, test, vi } from 'vitest';
import { actions } from './+page.server.ts';

class DatabaseUnavailable extends Error {
	override readonly name = 'DatabaseUnavailable';
}

async function send(
	form: Readonly<Record<string, string | File>>,
	importDevices: () => Promise<unknown>,
): Promise<unknown> {
	const body = new FormData();
	for (const [field, value] of Object.entries(form)) body.set(field, value);
	return actions['default']?.({
		cookies: { get: () => undefined, set: vi.fn() },
		url: new URL('http://localhost/console/devices/import'),
		request: new Request('http://localhost/', { method: 'POST', body }),
		locals: { services: { importDevices } },
	} as never);
}

const FILE = new File(['site,device\n'], 'danh sách.csv');

test('a file and a name are wanted', async () => {
	const importDevices = vi.fn();
	for (const file of [new File([], ''), 'no file']) {
		expect(await send({ by: ' ', file }, importDevices)).toMatchObject({
			status: 400,
			data: { faults: { by: 'missing', file: 'missing' } },
		});
	}
	expect(importDevices).not.toHaveBeenCalled();
});

test('a file is taken, or only looked at', async () => {
	const outcome = { kind: 'refused', fileName: '', why: '' };
	const importDevices = vi.fn(() => Promise.resolve(outcome));
	for (const how of ['take', 'try']) {
		const dryRun = how === 'try';
		expect(await send({ by: 'Lan', file: FILE, how }, importDevices)).toMatchObject({ dryRun });
		expect(importDevices).toHaveBeenLastCalledWith(
			expect.objectContaining({ fileName: 'danh sách.csv' }),
			expect.objectContaining({ importedBy: 'Lan', dryRun }),
		);
	}
});

test('a database that is away is said, and a bug is none', async () => {
	const away = () => Promise.reject(new DatabaseUnavailable());
	expect(await send({ by: 'Lan', file: FILE }, away)).toMatchObject({
		status: 503,
		data: { isAway: true },
	});
	const bug = () => Promise.reject(new Error('bug'));
	await expect(send({ by: 'Lan', file: FILE }, bug)).rejects.toThrow('bug');
});
