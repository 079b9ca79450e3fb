import { error } from '@sveltejs/kit';
import { spokenLocale } from '#lib/messages/locale.ts';
import { m } from '#lib/messages/messages.ts';
import {
	cleanText,
	parseDeviceFields,
	parsePeriod,
	parseWords,
	type DeviceField,
	type DeviceFields,
} from '#lib/wire/device-fields.ts';
import { away } from '../../away.ts';
import { payloadText } from '../../payload-text.ts';
import { unitChoices } from '../../unit-choices.ts';
import { acted, type Asked } from '../../acted.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function idOf({ params }: Pick<RequestEvent, 'params'>): number {
	const id = /^\d{1,9}$/.test(params.id) ? Number(params.id) : 0;
	if (id === 0) error(404, m.error_not_found());
	return id;
}

export const load: PageServerLoad = async ({ locals: { services }, params, url }) => {
	const { registry } = services;
	const file = await away(registry.find(idOf({ params })));
	if (!file) error(404, m.error_not_found());
	const { units } = await away(services.catalogue());
	const { evidence, ...device } = file.device;
	const own = units.find(({ id }) => id === device.unitId);
	const free = device.stage === 'admitted' ? await away(registry.free()) : [];
	return {
		device: { ...device, unit: own ? { id: own.id, code: own.code, name: own.name } : null },
		evidence: evidence && {
			...evidence,
			firstPayload: payloadText(evidence.firstPayload, {
				whole: evidence.firstPayload.length === evidence.firstPayloadBytes,
			}),
			kept: evidence.firstPayload.length,
		},
		changes: file.changes,
		maintenance: file.maintenance,
		unitNames: Object.fromEntries(units.map(({ id, name }) => [id, name])),
		choices: unitChoices(units, spokenLocale()),
		free,
		now: Date.now(),
		done: url.searchParams.get('done') ?? '',
	};
};

type Value = (field: string) => string;

function fieldsOf(value: Value, run: (fields: DeviceFields, name: string) => Asked): Asked {
	const names: DeviceField[] = ['name', 'kind', 'unit', 'lat', 'lon', 'gateway', 'heartbeat_s'];
	const given = Object.fromEntries(names.map((name) => [name, value(name)]));
	const { fields, faults } = parseDeviceFields(given as Record<DeviceField, string>);
	const missing = fields.unitCode === null && !faults.some(({ field }) => field === 'unit');
	const all = missing
		? [...faults, { field: 'unit', fault: 'missing' as const, given: '' }]
		: faults;
	return all.length > 0 ? { kind: 'refused', faults: all } : run(fields, fields.name);
}

const doneAt = (id: number, done: string): string => `/console/devices/${String(id)}?done=${done}`;

function doneInList(done: string, name: string): string {
	return `/console/devices?${new URLSearchParams({ done, name: cleanText(name) }).toString()}`;
}

/** Of those that need nothing but a name. */
async function nameOf({ locals: { services } }: RequestEvent, id: number): Promise<string> {
	return (await services.registry.find(id))?.device.name ?? '';
}

export const actions: Actions = {
	admit(event) {
		const id = idOf(event);
		const { registry } = event.locals.services;
		let taken = '';
		return acted(event, {
			action: 'admit',
			ask: (value) =>
				fieldsOf(value, (fields, name) => {
					taken = name;
					return { kind: 'asked', run: (deed) => registry.admit(id, fields, deed) };
				}),
			next: () => doneInList('admit', taken),
		});
	},
	describe(event) {
		const id = idOf(event);
		const { registry } = event.locals.services;
		return acted(event, {
			action: 'describe',
			ask: (value) =>
				fieldsOf(value, (fields) => ({
					kind: 'asked',
					run: (deed) => registry.describe(id, fields, deed),
				})),
			next: ({ kind }) => doneAt(id, kind === 'changed' ? 'describe' : 'unchanged'),
		});
	},
	replace(event) {
		const id = idOf(event);
		const { registry } = event.locals.services;
		return acted(event, {
			action: 'replace',
			ask(value) {
				const given = value('replaced_by');
				const newcomer = /^\d{1,9}$/.test(given) ? Number(given) : null;
				const fault = given === '' ? ('missing' as const) : ('bad-choice' as const);
				return newcomer === null
					? { kind: 'refused', faults: [{ field: 'replaced_by', fault, given }] }
					: { kind: 'asked', run: (deed) => registry.replace(id, newcomer, deed) };
			},
			next: () => doneAt(id, 'replace'),
		});
	},
	async retire(event) {
		const id = idOf(event);
		const { registry } = event.locals.services;
		const name = await away(nameOf(event, id));
		return acted(event, {
			action: 'retire',
			ask: () => ({ kind: 'asked', run: (deed) => registry.retire(id, deed) }),
			next: () => doneInList('retire', name),
		});
	},
	async bringBack(event) {
		const id = idOf(event);
		const { registry } = event.locals.services;
		const name = await away(nameOf(event, id));
		return acted(event, {
			action: 'bringBack',
			ask: () => ({ kind: 'asked', run: (deed) => registry.bringBack(id, deed) }),
			next: () => doneInList('return', name),
		});
	},
	async plan(event) {
		const id = idOf(event);
		const { registry } = event.locals.services;
		const unitId = (await away(registry.find(id)))?.device.unitId ?? null;
		return acted(event, {
			action: 'plan',
			ask(value) {
				const { from, until, faults } = parsePeriod({ from: value('from'), until: value('until') });
				const reason = parseWords('reason', value('reason'));
				const all = [...faults, ...reason.faults];
				if (all.length > 0) return { kind: 'refused', faults: all };
				const whose =
					value('works_of') === 'unit' && unitId !== null
						? { deviceId: null, unitId }
						: { deviceId: id, unitId: null };
				const works = { ...whose, from, until, reason: reason.text };
				return { kind: 'asked', run: (deed) => registry.planMaintenance(works, deed) };
			},
			next: () => doneAt(id, 'plan'),
		});
	},
	end(event) {
		const id = idOf(event);
		const { registry } = event.locals.services;
		return acted(event, {
			action: 'end',
			ask(value) {
				const works = value('works');
				return /^\d{1,15}$/.test(works)
					? { kind: 'asked', run: (deed) => registry.endMaintenance(Number(works), deed) }
					: { kind: 'refused', faults: [{ field: 'works', fault: 'bad-choice', given: works }] };
			},
			next: () => doneAt(id, 'end'),
		});
	},
};
