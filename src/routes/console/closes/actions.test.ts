import { expect, test, vi } from 'vitest';
import { closedBeforeWords } from './refused-words.ts';
import { actions } from './+page.server.ts';

class DatabaseUnavailable extends Error {
	override readonly name = 'DatabaseUnavailable';
}

type Closes = {
	readonly draft?: () => Promise<unknown>;
	readonly make?: (asked: unknown) => Promise<unknown>;
};

async function send(form: Readonly<Record<string, string>>, closes: Closes): Promise<unknown> {
	const body = new FormData();
	for (const [field, value] of Object.entries(form)) body.set(field, value);
	return actions['default']?.({
		cookies: { get: () => undefined, set: vi.fn() },
		url: new URL('http://localhost/console/closes'),
		request: new Request('http://localhost/', { method: 'POST', body }),
		locals: { services: { closes } },
	} as never);
}

const ASKED = { day: '2026-06-30', province: '', name: ' Sơ kết 6 tháng ', by: 'Lan' };

const DRAFT = { digest: 'abc', unit: 'Tỉnh Lâm Đồng', figures: 1, stale: 1, samples: 1, parts: [] };

test('a name for the review and one’s own are wanted', async () => {
	const draft = vi.fn();
	expect(await send({ ...ASKED, name: ' ', by: '' }, { draft })).toMatchObject({
		status: 400,
		data: { faults: { name: 'missing', by: 'missing' }, day: '2026-06-30' },
	});
	expect(draft).not.toHaveBeenCalled();
});

test('what would be closed is shown first', async () => {
	const draft = vi.fn(() => Promise.resolve({ kind: 'found', found: DRAFT }));
	expect(await send(ASKED, { draft })).toMatchObject({
		name: 'Sơ kết 6 tháng',
		draft: DRAFT,
	});
	expect(draft).toHaveBeenCalledWith({ province: null, day: '2026-06-30' });
});

test('only what was seen is closed; what has changed is shown anew', async () => {
	const make = vi.fn(() => Promise.resolve({ kind: 'changed', draft: DRAFT }) as Promise<unknown>);
	expect(await send({ ...ASKED, digest: 'old' }, { make })).toMatchObject({
		status: 409,
		data: { changed: true, draft: DRAFT },
	});
	make.mockResolvedValue({ kind: 'closed', id: 7 });
	await expect(send({ ...ASKED, digest: 'abc' }, { make })).rejects.toMatchObject({
		status: 303,
		location: '/console/closes/7',
	});
	expect(make).toHaveBeenLastCalledWith({
		...{ province: null, day: '2026-06-30', name: 'Sơ kết 6 tháng', by: 'Lan', digest: 'abc' },
	});
});

test('what is closed already with the very same content is not closed again, and says which close it is', async () => {
	const close = {
		...{ id: 3, name: 'Quý III', day: '2026-09-30', closedBy: 'Lan', sha256: 'abc' },
		closedAt: '2026-10-02T01:00:00.000Z',
	};
	const make = () => Promise.resolve({ kind: 'closed-before', close });
	expect(await send({ ...ASKED, digest: 'abc' }, { make })).toMatchObject({
		status: 409,
		data: { before: close, draft: null, changed: false, refused: null },
	});
	expect(closedBeforeWords(close)).toBe(
		'Không chốt: kỳ này đã được chốt với đúng nội dung này, là Quý III, Lan chốt lúc 08:00 02/10/2026 (số 3).',
	);
});

test('a refusal, a database that is away and a bug are told apart', async () => {
	const refusal = { kind: 'day-to-come', parameter: 'day', given: '2999-01-01' };
	const refused = () => Promise.resolve(refusal);
	for (const [form, closes] of [
		[ASKED, { draft: refused }],
		[{ ...ASKED, digest: 'abc' }, { make: refused }],
	] as const) {
		expect(await send(form, closes)).toMatchObject({
			status: 400,
			data: { refused: 'day-to-come', draft: null },
		});
	}
	const draft = () => Promise.reject(new DatabaseUnavailable());
	expect(await send(ASKED, { draft })).toMatchObject({ status: 503, data: { isAway: true } });
	const bug = () => Promise.reject(new Error('bug'));
	await expect(send(ASKED, { draft: bug })).rejects.toThrow('bug');
});
