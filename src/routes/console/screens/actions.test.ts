import { describe, expect, test, vi } from 'vitest';
import type { ScreenChanged, Screens } from '#lib/wire/screens.ts';
import { actions as listActions, load as loadList } from './+page.server.ts';
import { actions as oneActions, load as loadOne } from './[id]/+page.server.ts';

vi.mock('$app/environment', () => ({ version: '1764000000000' }));

class DatabaseUnavailable extends Error {
	override readonly name = 'DatabaseUnavailable';
}

type Answer = () => Promise<unknown>;
const answered = (changed: ScreenChanged) => () => Promise.resolve(changed);
const CHANGED = answered({ kind: 'changed', id: 7 });

const SCENES = [
	{ name: 'overview', title: 'Tổng quan', titleEn: 'Overview' },
	{ name: 'devices', title: 'Thiết bị', titleEn: 'Devices' },
];

/** What the pages ask of a request, and no more. */
function eventOf(
	form: Readonly<Record<string, string>>,
	screens: Partial<Record<keyof Screens, Answer>> = {},
	id = '7',
) {
	const body = new FormData();
	for (const [field, value] of Object.entries(form)) body.set(field, value);
	const cookies = { get: () => undefined, set: vi.fn() };
	const found = { name: 'Sảnh' };
	const services = {
		locale: 'vi',
		scenes: () => SCENES,
		screens: { find: () => Promise.resolve(found), ...screens },
	};
	return {
		params: { id },
		cookies,
		url: new URL('http://localhost/console/screens'),
		request: new Request('http://localhost/', { method: 'POST', body }),
		locals: { services },
	} as never;
}

async function come<T>(asked: () => T): Promise<unknown> {
	try {
		return await asked();
	} catch (thrown) {
		return thrown;
	}
}
const pair = (...given: Parameters<typeof eventOf>) =>
	come(() => listActions['pair']?.(eventOf(...given)));
const act = (name: keyof typeof oneActions, ...given: Parameters<typeof eventOf>) =>
	come(() => oneActions[name]?.(eventOf(...given)));

const LAN = { by: 'Lan' };
const SCREEN = {
	...{ name: 'Tường chính', panel: '68,5', distance: '5', theme: 'dark', locale: 'vi' },
	scene_1: 'overview',
};

describe('naming a screen', () => {
	test('tells every mistake with its field, keeps what was typed, and does nothing', async () => {
		const name = vi.fn();
		const typed = { code: 'KD7', panel: 'to', scene_1: 'overview', place: 'Tầng 2' };
		expect(await pair(typed, { name })).toMatchObject({
			status: 400,
			data: {
				action: 'pair',
				notice: 'refused',
				values: typed,
				faults: {
					...{ code: 'no-code', name: 'missing', panel: 'no-panel', distance: 'missing' },
					...{ theme: 'missing', locale: 'missing', by: 'missing' },
				},
			},
		});
		expect(name).not.toHaveBeenCalled();
	});

	test('wants a code', async () => {
		const answer = await pair({ ...LAN, ...SCREEN, code: ' ' });
		expect(answer).toMatchObject({ data: { faults: { code: 'missing' } } });
	});

	test.each(['unknown-code', 'too-many-guesses'] as const)(
		'tells beside the code that it is refused: %s',
		async (fault) => {
			const faults = [{ field: 'code', fault, given: 'KD74MX' }];
			const name = answered({ kind: 'refused', faults });
			const answer = await pair({ ...LAN, ...SCREEN, code: 'KD74MX' }, { name });
			expect(answer).toMatchObject({ status: 400, data: { faults: { code: fault } } });
		},
	);

	test('takes the code however it was typed, and leads back to the list', async () => {
		const name = vi.fn(CHANGED);
		const answer = await pair({ ...LAN, ...SCREEN, code: 'kd7 4mx' }, { name });
		expect(answer).toMatchObject({
			status: 303,
			location: '/console/screens?done=pair&name=T%C6%B0%E1%BB%9Dng+ch%C3%ADnh',
		});
		expect(name).toHaveBeenCalledWith(
			'KD74MX',
			expect.objectContaining({ panelHeightCm: 68.5, distanceM: 5 }),
			expect.objectContaining({ by: 'Lan' }),
		);
	});
});

describe('a form of a screen', () => {
	test.each([
		['message', {}, { text: 'missing', minutes: 'missing' }],
		['message', { text: 'x'.repeat(201), minutes: '5' }, { text: 'too-long' }],
		['message', { text: 'Họp', minutes: '7' }, { minutes: 'bad-choice' }],
		['scene', { scene: 'weather' }, { scene: 'unknown-scene' }],
		['change', { ...SCREEN, brightness: '5' }, { brightness: 'no-brightness' }],
		['change', { ...SCREEN, night_from: '22:00' }, { night_until: 'needs-other' }],
		['revoke', {}, { reason: 'missing' }],
		['identify', { by: ' ' }, { by: 'missing' }],
	] as const)('%s with %j is refused beside the field', async (action, form, faults) => {
		const answer = await act(action, { ...LAN, ...form });
		expect(answer).toMatchObject({ status: 400, data: { action, notice: 'refused', faults } });
	});

	test.each([
		[
			'message',
			{ text: 'Họp lúc 15:00', minutes: '15' },
			{ kind: 'message', text: 'Họp lúc 15:00' },
			900_000,
		],
		['clear', {}, { kind: 'clear' }, 60_000],
		['scene', { scene: 'devices' }, { kind: 'scene', scene: 'devices' }, 60_000],
		['identify', {}, { kind: 'identify' }, 10_000],
		['freeze', {}, { kind: 'freeze' }, 60_000],
		['unfreeze', {}, { kind: 'unfreeze' }, 60_000],
		['reload', {}, { kind: 'reload' }, 60_000],
	] as const)('%s is sent', async (action, form, command, lastsMs) => {
		const order = vi.fn(CHANGED);
		const answer = await act(action, { ...LAN, ...form }, { order });
		expect(answer).toMatchObject({ status: 303, location: '/console/screens/7?done=sent' });
		const deed: unknown = expect.objectContaining({ by: 'Lan' });
		expect(order).toHaveBeenCalledWith(7, { command, lastsMs }, deed);
	});

	test('settings are saved, and a revocation leads back to the list', async () => {
		const change = vi.fn(CHANGED);
		const saved = await act('change', { ...LAN, ...SCREEN }, { change });
		expect(saved).toMatchObject({ status: 303, location: '/console/screens/7?done=change' });
		const revoke = vi.fn(CHANGED);
		const revoked = await act('revoke', { ...LAN, reason: 'Đổi máy' }, { revoke });
		expect(revoked).toMatchObject({ location: '/console/screens?done=revoke&name=S%E1%BA%A3nh' });
		expect(revoke).toHaveBeenCalledWith(7, 'Đổi máy', expect.objectContaining({ by: 'Lan' }));
	});

	test('one that was revoked meanwhile says so, and a database that is away keeps what was typed', async () => {
		const gone = await act('reload', LAN, { order: answered({ kind: 'gone' }) });
		expect(gone).toMatchObject({ status: 409, data: { notice: 'gone' } });
		const order = () => Promise.reject(new DatabaseUnavailable());
		const away = await act('message', { ...LAN, text: 'Họp', minutes: '5' }, { order });
		expect(away).toMatchObject({ status: 503, data: { notice: 'away', values: { text: 'Họp' } } });
	});
});

describe('the pages of screens', () => {
	test('are not there for a screen that is not', async () => {
		const find = () => Promise.resolve(null);
		expect(await come(() => loadOne(eventOf({}, { find })))).toMatchObject({ status: 404 });
		for (const id of ['x', '0', '-1', '9999999999'])
			expect(await come(() => loadOne(eventOf({}, {}, id)))).toMatchObject({ status: 404 });
	});

	test('say that the database is away', async () => {
		const away = () => Promise.reject(new DatabaseUnavailable());
		const list = eventOf({}, { list: away, waiting: away });
		expect(await come(() => loadList(list))).toMatchObject({ status: 503 });
		expect(await come(() => loadOne(eventOf({}, { find: away })))).toMatchObject({ status: 503 });
	});
});
