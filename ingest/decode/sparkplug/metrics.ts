import type { Rejected } from '#lib/domain/reading.ts';
import { rejected, shown } from '../fields.ts';
import { metricCodeOf } from '../metric-code.ts';
import { signed, unsigned, type WireMetric } from './payload.ts';

/** What a birth says of a metric. */
export type MetricDefinition = {
	readonly kind: 'metric';
	readonly name: string;
	/** Null where it is no reading: what hosts command, and the session's own number. */
	readonly code: string | null;
	/** 0 where not told. */
	readonly datatype: number;
};

export const BD_SEQ = 'bdSeq';
const COMMANDS = ['Node Control/', 'Device Control/'];
const LONGEST_NAME = 1_000;

/**
 * Folders of a name become the parts of a code: `Inputs/Water level` is `Inputs.Water_level`.
 *
 * @param name as the device gave it
 */
export function defined(name: string, datatype: number): MetricDefinition | Rejected {
	if (name === BD_SEQ || COMMANDS.some((folder) => name.startsWith(folder))) {
		return { kind: 'metric', name, code: null, datatype };
	}
	const code = name.length > LONGEST_NAME ? null : metricCodeOf(name.split('/'));
	// What protobuf reads where bytes are not UTF-8.
	if (name.includes('\ufffd')) return rejected('bad-utf8', `metric ${shown(name)} is not UTF-8`);
	if (code === null)
		return rejected('bad-shape', `metric ${shown(name)}: no code can be made of it`);
	return { kind: 'metric', name, code, datatype };
}

/** Of the enumeration of section 6.4.16; all others are texts, bytes, sets, arrays and points of time. */
const INT8 = 1;
const INT16 = 2;
const INT32 = 3;
const INT64 = 4;
const DATE_TIME = 13;

/** No number is in it: overlooked. */
export type NoNumber = { readonly kind: 'no-number' };

/**
 * Negative integers come in unsigned fields, in two's complement of their own or of a greater width; encoders differ in
 * whether 32 bits are an int or a long. True is 1, false 0.
 *
 * @returns null for a value of which the device says that it has none
 */
export function valueOf(metric: WireMetric, datatype: number): number | NoNumber | null {
	if (metric.isNull) return null;
	if (datatype === DATE_TIME) return { kind: 'no-number' };
	if (metric.intValue !== undefined) return narrowed(metric.intValue, datatype);
	if (metric.longValue !== undefined) {
		if (datatype === INT64) return signed(metric.longValue);
		if (datatype === INT8 || datatype === INT16 || datatype === INT32) {
			return narrowed(metric.longValue.low, datatype);
		}
		return unsigned(metric.longValue);
	}
	if (metric.floatValue !== undefined) return shortest(metric.floatValue);
	if (metric.doubleValue !== undefined) return metric.doubleValue;
	if (metric.booleanValue !== undefined) return metric.booleanValue ? 1 : 0;
	return { kind: 'no-number' };
}

function narrowed(value: number, datatype: number): number {
	switch (datatype) {
		case INT8:
			return (value << 24) >> 24;
		case INT16:
			return (value << 16) >> 16;
		case INT32:
		case INT64:
			return value | 0;
		default:
			return value >>> 0;
	}
}

/** Of a number that was told in 32 bits, the shortest that those bits mean: 31.2, not 31.200000762939453. */
function shortest(value: number): number {
	for (let digits = 6; digits < 9; digits++) {
		const short = Number(value.toPrecision(digits));
		if (Math.fround(short) === value) return short;
	}
	return value;
}
