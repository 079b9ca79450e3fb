/** Items of an event: all text with Axis, and with ONVIF too, where numbers and logical states may go without quotes. */
import type { Rejected } from '#lib/domain/reading.ts';
import { rfc3339 } from '#lib/wire/rfc3339.ts';
import { rejected, shown, type JsonObject } from '../fields.ts';
import { VALUE_RANGE } from '../telemetry.ts';

const TRUE: readonly unknown[] = ['1', 'true', 'active', 1, true];
const FALSE: readonly unknown[] = ['0', 'false', 'inactive', 0, false];

/** As XML Schema writes a float, but NaN and the infinities. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

type ItemAt = {
	/** What the object is called in the payload, for a person. */
	readonly at: string;
	readonly name: string;
};

/** Where there is but one item, firmware may call it otherwise. */
export function booleanItem(items: JsonObject, { at, name }: ItemAt): boolean | Rejected {
	const [only, ...more] = Object.values(items);
	const value = items[name] ?? (more.length === 0 ? only : undefined);
	if (TRUE.includes(value)) return true;
	if (FALSE.includes(value)) return false;
	return rejected('bad-shape', `${at}.${name}: true or false is wanted, got ${shown(value)}`);
}

export function numberItem(items: JsonObject, { at, name }: ItemAt): number | Rejected {
	const given = items[name];
	const value = typeof given === 'string' && NUMBER.test(given) ? Number(given) : given;
	const isNumber = typeof value === 'number' && Number.isFinite(value);
	if (isNumber && value >= VALUE_RANGE.min && value <= VALUE_RANGE.max) return value;
	const reason = typeof value === 'number' ? 'bad-number' : 'bad-shape';
	const got = typeof value === 'number' ? 'one beyond 1e15' : shown(given);
	return rejected(reason, `${at}.${name}: a number is wanted, got ${got}`);
}

/** What the payload calls the parts of an event, for a person. */
export type Names = { readonly source: string; readonly data: string; readonly time: string };

export type Items = {
	readonly kind: 'items';
	readonly source: JsonObject;
	readonly data: JsonObject;
	/** Epoch ms by the device's clock; null where it told none. */
	readonly toldAt: number | null;
};

/** An event may have no source and no data. */
export function itemsOf(
	given: { readonly source: unknown; readonly data: unknown; readonly time: unknown },
	names: Names,
): Items | Rejected {
	for (const part of ['source', 'data'] as const) {
		const value = given[part] ?? {};
		if (typeof value !== 'object' || Array.isArray(value)) {
			const wanted = `${names[part]}: an object is wanted`;
			return rejected('bad-shape', `${wanted}, got ${shown(value)}`);
		}
	}
	const toldAt = timeOf(given.time);
	if (Number.isNaN(toldAt)) {
		const wanted = `${names.time}: RFC 3339 or epoch milliseconds are wanted`;
		return rejected('bad-time', `${wanted}, got ${shown(given.time)}`);
	}
	const { source, data } = given as { source?: JsonObject; data?: JsonObject };
	return { kind: 'items', source: source ?? {}, data: data ?? {}, toldAt };
}

/** Null where there is none, NaN where it is unreadable. Without a zone it is UTC, as ONVIF's `UtcTime` is by its name. */
function timeOf(value: unknown): number | null {
	if (value === undefined || value === null) return null;
	if (typeof value === 'number') return Number.isFinite(value) ? value : NaN;
	if (typeof value !== 'string') return NaN;
	const time = rfc3339(value);
	return Number.isNaN(time) ? rfc3339(`${value}Z`) : time;
}
