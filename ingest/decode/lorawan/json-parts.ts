import { rfc3339 } from '#lib/wire/rfc3339.ts';
import type { Faults } from '../faults.ts';
import { rejected, shown, type JsonObject } from '../fields.ts';

type Asked = { readonly name: string; readonly faults: Faults };

export function asObject(value: unknown): JsonObject | null {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isObject ? (value as JsonObject) : null;
}

export function asText(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

/** Null where it is absent, or no number, which is a fault. Whether it is finite is asked where it is stored. */
export function numberIn(object: JsonObject, { name, faults }: Asked): number | null {
	const value = object[name] ?? null;
	if (value === null || typeof value === 'number') return value;
	faults.add(rejected('bad-shape', `${name}: a number is wanted, got ${shown(value)}`));
	return null;
}

/** The same, where the sender leaves out zeros: an absent one is 0. */
export function countIn(object: JsonObject, asked: Asked): number | null {
	return object[asked.name] === undefined ? 0 : numberIn(object, asked);
}

/** Objects of a list; an absent one is empty. At most so many are looked at. */
export function objectsIn(
	object: JsonObject,
	{ name, faults, most }: Asked & { readonly most: number },
): JsonObject[] {
	const list = object[name] ?? [];
	if (!Array.isArray(list)) {
		faults.add(rejected('bad-shape', `${name}: a list is wanted, got ${shown(list)}`));
		return [];
	}
	return list.slice(0, most).flatMap((item: unknown) => {
		const found = asObject(item);
		return found ? [found] : [];
	});
}

/** RFC 3339 as epoch ms; null where it is absent, none, or the year 1 by which Go's zero time says that there is none. */
export function timeIn(value: unknown): number | null {
	const time = typeof value === 'string' ? rfc3339(value) : NaN;
	return Number.isFinite(time) && time > 0 ? time : null;
}
