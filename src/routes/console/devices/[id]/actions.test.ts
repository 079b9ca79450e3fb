import { describe, expect, test, vi } from 'vitest';
import type { Changed, Registry } from '#lib/wire/registry.ts';
import { actions, load } from './+page.server.ts';

class DatabaseUnavailable extends Error {
	override readonly name = 'DatabaseUnavailable';
}

type Answer = () => Promise<unknown>;
const answered = (changed: Changed) => () => Promise.resolve(changed);

/** What the page asks of a request, and no more. */
function eventOf(
	form: Readonly<Record<string, string>>,
	registry: Partial<Record<keyof Registry, Answer>> = {},
	id = '7',
) {
	const body = new FormData();
	for (const [field, value] of Object.entries(form)) body.set(field, value);
	const cookies = { get: () => undefined, set: vi.fn() };
	const file = { device: { name: 'Cống Lộc Sơn', unitId: 3 } };
	const event = {
		params: { id },
		cookies,
		url: new URL('http://localhost/console/devices/7'),
		request: new Request('http://localhost/', { method: 'POST', body }),
		locals: { services: { registry: { find: () => Promise.resolve(file), ...registry } } },
	};
	return { event: event as never, cookies };
}

const act = async (
	name: keyof typeof actions,
	...[form, registry, id]: Parameters<typeof eventOf>
) => {
	const { event, cookies } = eventOf(form, registry, id);
	try {
		return { answer: (await actions[name]?.(event)) as unknown, cookies };
	} catch (thrown) {
		return { answer: thrown, cookies };
	}
};

const LAN = { by: 'Lan' };
const PERIOD = { from: '2026-11-22T08:00', until: '2026-11-22T09:00', reason: 'Thay nguồn' };

describe('a form of a device', () => {
	test('is refused with what was typed and the mistake of each field, and nothing is done', async () => {
		const admit = vi.fn();
		const { answer, cookies } = await act('admit', { name: '', lat: '48', lon: '2' }, { admit });
		expect(answer).toMatchObject({
			status: 400,
			data: {
				action: 'admit',
				notice: 'refused',
				values: { lat: '48' },
				faults: {
					by: 'missing',
					name: 'missing',
					kind: 'missing',
					unit: 'missing',
					lat: 'outside',
				},
			},
		});
		expect(admit).not.toHaveBeenCalled();
		expect(cookies.set).not.toHaveBeenCalled();
	});

	test.each([
		['replace', {}, { replaced_by: 'missing' }],
		['replace', { replaced_by: 'x' }, { replaced_by: 'bad-choice' }],
		['plan', {}, { from: 'missing', until: 'missing', reason: 'missing' }],
		['plan', { ...PERIOD, until: PERIOD.from }, { until: 'ends-first' }],
		['end', { works: 'x' }, { works: 'bad-choice' }],
	] as const)('%s with %j is refused', async (name, form, faults) => {
		const { answer } = await act(name, { ...LAN, ...form });
		expect(answer).toMatchObject({ status: 400, data: { faults } });
	});

	test('what the registry refuses is told beside the field, too', async () => {
		const faults = [{ field: 'replaced_by', fault: 'not-free', given: '8' }] as const;
		const replace = answered({ kind: 'refused', faults });
		const { answer } = await act('replace', { ...LAN, replaced_by: '8' }, { replace });
		expect(answer).toMatchObject({ status: 400, data: { faults: { replaced_by: 'not-free' } } });
	});

	test('as it stands it is taken, with every decimal that the device told', async () => {
		const describe = vi.fn(answered({ kind: 'unchanged' }));
		const place = { lat: '11.567340393935162', lon: '107.80000000000001' };
		const form = { ...LAN, name: 'Cống', kind: 'unknown', unit: '673', ...place };
		const { answer } = await act('describe', form, { describe });
		expect(answer).toMatchObject({ status: 303, location: '/console/devices/7?done=unchanged' });
		const fields: unknown = expect.objectContaining({
			lat: 11.567340393935162,
			lon: 107.80000000000001,
		});
		expect(describe).toHaveBeenCalledWith(7, fields, expect.objectContaining({ by: 'Lan' }));
	});

	test('says that somebody else was faster', async () => {
		const { answer } = await act('retire', LAN, { retire: answered({ kind: 'gone' }) });
		expect(answer).toMatchObject({ status: 409, data: { notice: 'gone' } });
	});

	test('keeps what was typed while the database is away', async () => {
		const planMaintenance = () => Promise.reject(new DatabaseUnavailable());
		const { answer } = await act('plan', { ...LAN, ...PERIOD }, { planMaintenance });
		expect(answer).toMatchObject({
			status: 503,
			data: { notice: 'away', values: { reason: 'Thay nguồn' } },
		});
	});

	test('a bug is no database that is away', async () => {
		const retire = () => Promise.reject(new Error('bug'));
		expect((await act('retire', LAN, { retire })).answer).toMatchObject({ message: 'bug' });
	});

	test.each([
		['admit', 'admit', '/console/devices?done=admit&name=C%E1%BB%91ng'],
		['describe', 'describe', '/console/devices/7?done=describe'],
		['retire', 'retire', '/console/devices?done=retire&name=C%E1%BB%91ng+L%E1%BB%99c+S%C6%A1n'],
		[
			'bringBack',
			'bringBack',
			'/console/devices?done=return&name=C%E1%BB%91ng+L%E1%BB%99c+S%C6%A1n',
		],
		['replace', 'replace', '/console/devices/7?done=replace'],
		['plan', 'planMaintenance', '/console/devices/7?done=plan'],
		['end', 'endMaintenance', '/console/devices/7?done=end'],
	] as const)('%s that was done leads on, and the name is kept', async (name, asked, location) => {
		const form = {
			...LAN,
			...PERIOD,
			name: 'Cống',
			kind: 'camera',
			unit: '673',
			works: '4',
			replaced_by: '8',
		};
		const done = vi.fn(answered({ kind: 'changed' }));
		const { answer, cookies } = await act(name, form, { [asked]: done });
		expect(answer).toMatchObject({ status: 303, location });
		expect(done).toHaveBeenCalledOnce();
		expect(cookies.set).toHaveBeenCalledWith('ioc-by', 'Lan', expect.anything());
	});

	test('works may be of the whole unit', async () => {
		const planMaintenance = vi.fn(answered({ kind: 'changed' }));
		await act('plan', { ...LAN, ...PERIOD, works_of: 'unit' }, { planMaintenance });
		expect(planMaintenance).toHaveBeenCalledWith(
			expect.objectContaining({ deviceId: null, unitId: 3 }),
			expect.objectContaining({ by: 'Lan' }),
		);
	});
});

describe('the page of a device', () => {
	const loaded = async (registry: Partial<Record<keyof Registry, Answer>>, id?: string) => {
		try {
			return await load(eventOf({}, registry, id).event);
		} catch (thrown) {
			return thrown;
		}
	};

	test('is not there for one that is not', async () => {
		expect(await loaded({ find: () => Promise.resolve(null) })).toMatchObject({ status: 404 });
		expect(await loaded({}, 'x')).toMatchObject({ status: 404 });
	});

	test('says that the database is away', async () => {
		const find = () => Promise.reject(new DatabaseUnavailable());
		expect(await loaded({ find })).toMatchObject({ status: 503 });
	});
});
