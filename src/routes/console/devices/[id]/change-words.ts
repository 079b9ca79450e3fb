/** What was changed of a device, in words. */
import { formatDateTime } from '#lib/domain/time-format.ts';
import { c } from '#lib/messages/console/words.ts';
import type { DeviceChange } from '#lib/wire/registry.ts';

type Change = Pick<DeviceChange, 'what' | 'detail'>;

export function changeTitle({ what, detail }: Change): string {
	switch (what) {
		case 'admit':
			return c.history_admitted();
		case 'describe':
			return c.history_described();
		case 'replace':
			return c.history_replaced({
				before: shown(detail['before']),
				after: shown(detail['after']),
			});
		case 'retire':
			return c.history_retired();
		case 'return':
			return c.history_returned();
		case 'plan':
			return c.works_title();
		case 'end-plan':
			return c.history_works_ended();
		default:
			return what satisfies never;
	}
}

const FIELD: Readonly<Record<string, () => string>> = {
	name: c.field_name,
	kind: c.field_kind,
	unitId: c.field_unit,
	lat: c.field_lat,
	lon: c.field_lon,
	gateway: c.field_gateway,
	heartbeatS: c.field_heartbeat,
};

/** A line for each field that has another value than before; of works when, why and, where it is a whole one, of which unit. */
export function changeLines(
	{ what, detail }: Change,
	unitNames: Readonly<Record<number, string>>,
): string[] {
	if (what === 'plan' || what === 'end-plan') return worksLines(detail, unitNames);
	return Object.entries(detail).flatMap(([field, values]) => {
		const word = FIELD[field];
		if (!word || !Array.isArray(values)) return [];
		const [before, after] = (values as readonly unknown[]).map((value) =>
			field === 'unitId' && typeof value === 'number'
				? (unitNames[value] ?? String(value))
				: shown(value),
		);
		return [c.history_change({ field: word(), before: before ?? '', after: after ?? '' })];
	});
}

function worksLines(
	{ unitId, from, until, reason }: Change['detail'],
	unitNames: Readonly<Record<number, string>>,
): string[] {
	const time = (at: unknown) => (typeof at === 'number' ? formatDateTime(at) : shown(at));
	const lines = [c.works_period({ from: time(from), until: time(until) }), shown(reason)];
	if (typeof unitId !== 'number') return lines;
	return [...lines, `${unitNames[unitId] ?? String(unitId)}, ${c.works_unit()}`];
}

/** Rules and the devices themselves take devices in, too. */
export function personOf(by: string | null): string {
	if (by === null) return shown(by);
	if (by === 'rule') return c.history_rule();
	return by === 'info' ? c.history_info() : by;
}

function shown(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '–';
}
