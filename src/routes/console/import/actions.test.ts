import { expect, test, vi } from 'vitest';
import { actions } from './+page.server.ts';

class DatabaseUnavailable extends Error {
	override readonly name = 'DatabaseUnavailable';
}

const FILE = new File(['x'], 'Ba\u0301o ca\u0301o.xlsx');

function send(
	form: Readonly<Record<string, string | File>>,
	keep: () => Promise<unknown>,
	headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
	const body = new FormData();
	for (const [field, value] of Object.entries(form)) body.set(field, value);
	const asked = new Request('http://localhost/', { method: 'POST', body });
	for (const [name, value] of Object.entries(headers)) asked.headers.set(name, value);
	return Promise.resolve(
		actions['default']?.({
			cookies: { get: () => undefined, set: vi.fn() },
			url: new URL('http://localhost/console/import'),
			request: asked,
			locals: { services: { reports: { keep } } },
		} as never),
	);
}

test('a file and a name are wanted', async () => {
	const keep = vi.fn();
	for (const file of [new File([], ''), 'no file']) {
		expect(await send({ by: ' ', file }, keep)).toMatchObject({
			status: 400,
			data: { faults: { by: 'missing', file: 'missing' } },
		});
	}
	expect(keep).not.toHaveBeenCalled();
});

test('a file that can be read leads to its preview', async () => {
	const keep = vi.fn(() => Promise.resolve({ kind: 'kept', sha256: 'abc' }));
	await expect(send({ by: 'Lan', file: FILE }, keep)).rejects.toMatchObject({
		status: 303,
		location: '/console/import/file/abc',
	});
	const named = expect.objectContaining({ fileName: 'Báo cáo.xlsx' }) as unknown;
	expect(keep).toHaveBeenCalledWith(named, 'Lan');
});

test('one that cannot is refused with a sentence, and so is one of more than the server takes', async () => {
	const reason = { kind: 'encrypted' };
	const refused = () => Promise.resolve({ kind: 'refused', reason });
	expect(await send({ by: 'Lan', file: FILE }, refused)).toMatchObject({
		status: 400,
		data: { why: expect.stringContaining('mật khẩu') as string, by: 'Lan' },
	});
	const keep = vi.fn();
	const huge = { 'content-length': String(70 * 1024 * 1024) };
	expect(await send({ by: 'Lan', file: FILE }, keep, huge)).toMatchObject({
		status: 400,
		data: { why: expect.stringContaining('20 MB') as string },
	});
	expect(keep).not.toHaveBeenCalled();
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
