/**
 * What an operator says of a device, as typed into a form or standing in a row of a file: checked, and every mistake told
 * with its field. Fields have the names of the columns of a device list (docs/devices.md).
 */
import { placeFault } from '../domain/place.ts';
import { isDeviceId } from './mqtt-topic.ts';

export type DeviceField = 'name' | 'kind' | 'unit' | 'lat' | 'lon' | 'gateway' | 'heartbeat_s';

export type FaultKind =
	| 'missing'
	| 'too-long'
	| 'unprintable'
	| 'no-number'
	/** Seconds from 1 to a week are wanted. */
	| 'no-seconds'
	/** Latitude and longitude go together. */
	| 'needs-other'
	| 'swapped'
	| 'outside'
	| 'unknown-unit'
	| 'bad-id'
	| 'bad-site'
	| 'bad-choice'
	| 'bad-time'
	| 'ends-first'
	/** Planned works that have ended already, or would not end for more than 90 days. */
	| 'over'
	| 'too-far'
	| 'unknown-device'
	/** It is in use itself, or has been taken the place of. */
	| 'not-free'
	/** The file has had it before. */
	| 'twice'
	/** Of a CSV: its quotation mark is never closed, so it has swallowed the rest of the file. */
	| 'unclosed'
	/** Of a GeoJSON: neither a Point in degrees nor null. */
	| 'no-point';

export type Fault<Field extends string = string> = {
	readonly field: Field;
	readonly fault: FaultKind;
	/** As it was typed. */
	readonly given: string;
};

export type DeviceFields = {
	readonly name: string;
	readonly kind: string;
	/** GSO code; null: none named. */
	readonly unitCode: string | null;
	readonly lat: number | null;
	readonly lon: number | null;
	readonly gateway: string | null;
	readonly heartbeatS: number | null;
};

export type Given<Field extends string> = Readonly<Record<Field, string>>;

const LONGEST = { name: 200, kind: 64, unit: 16, by: 80, reason: 200 } as const;
const LONGEST_HEARTBEAT_S = 7 * 86_400;
const CONTROL = /[\p{Cc}\p{Cs}]/u;
const INVISIBLE = /\p{Cf}/gu;
/** As they are typed, and as our numbers are printed: with all decimals, or with an exponent. */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i;
const WHOLE = /^\d{1,6}$/;

/**
 * In NFC, trimmed, without invisible characters. These go first: one between a letter and its mark keeps them apart, and the
 * text would be another one when it is cleaned again, as in a list that was exported.
 */
export function cleanText(text: string): string {
	return text.replace(INVISIBLE, '').normalize('NFC').trim();
}

/** `fields` may be used where there are no faults. */
export function parseDeviceFields(given: Given<DeviceField>): {
	readonly fields: DeviceFields;
	readonly faults: readonly Fault<DeviceField>[];
} {
	const faults: Fault<DeviceField>[] = [];
	const text = (field: 'name' | 'kind' | 'unit') => {
		const value = cleanText(given[field]);
		const fault = textFault(value, LONGEST[field]);
		if (fault) faults.push({ field, fault, given: given[field] });
		return value;
	};
	const name = text('name');
	const kind = text('kind');
	const unitCode = given.unit.trim() === '' ? null : text('unit');
	const place = parsePlace(given);
	faults.push(...place.faults);
	const gateway = cleanText(given.gateway);
	if (gateway !== '' && !isDeviceId(gateway)) {
		faults.push({ field: 'gateway', fault: 'bad-id', given: given.gateway });
	}
	const heartbeat = given.heartbeat_s.trim();
	const heartbeatS = WHOLE.test(heartbeat) ? Number(heartbeat) : null;
	if (heartbeat !== '' && !(heartbeatS && heartbeatS <= LONGEST_HEARTBEAT_S)) {
		faults.push({ field: 'heartbeat_s', fault: 'no-seconds', given: given.heartbeat_s });
	}
	const { lat, lon } = place;
	return {
		fields: { name, kind, unitCode, lat, lon, gateway: gateway || null, heartbeatS },
		faults,
	};
}

/** Null: nothing wrong with it. */
export function textFault(
	text: string,
	longest: number,
): 'missing' | 'too-long' | 'unprintable' | null {
	if (text === '') return 'missing';
	if (text.length > longest) return 'too-long';
	return CONTROL.test(text) ? 'unprintable' : null;
}

/** Who it is, or why: what is typed in freely. */
export function parseWords<Field extends 'by' | 'reason' | 'name'>(
	field: Field,
	given: string,
): { readonly text: string; readonly faults: readonly Fault<Field>[] } {
	const text = cleanText(given);
	const fault = textFault(text, LONGEST[field]);
	return { text, faults: fault ? [{ field, fault, given }] : [] };
}

/** Vietnamese keyboards write `11,548`. */
function parsePlace(given: Given<'lat' | 'lon'>): {
	readonly lat: number | null;
	readonly lon: number | null;
	readonly faults: readonly Fault<'lat' | 'lon'>[];
} {
	const nowhere = { lat: null, lon: null };
	const read = (field: 'lat' | 'lon') => {
		const text = given[field].trim();
		return { field, text, value: NUMBER.test(text) ? Number(text.replace(',', '.')) : null };
	};
	const both = [read('lat'), read('lon')] as const;
	if (both.every(({ text }) => text === '')) return { ...nowhere, faults: [] };
	const faults = both.flatMap(({ field, text, value }): Fault<'lat' | 'lon'>[] => {
		if (text === '') return [{ field, fault: 'needs-other', given: text }];
		return value === null ? [{ field, fault: 'no-number', given: given[field] }] : [];
	});
	const [{ value: lat }, { value: lon }] = both;
	if (lat === null || lon === null) return { ...nowhere, faults };
	const fault = placeFault({ lat, lon });
	if (fault === null) return { lat, lon, faults: [] };
	return { ...nowhere, faults: [{ field: 'lat', fault, given: `${given.lat}; ${given.lon}` }] };
}

const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** Of planned works, as `<input type="datetime-local">` has times: those of Vietnam. Epoch milliseconds. */
export function parsePeriod(given: Given<'from' | 'until'>): {
	readonly from: number;
	readonly until: number;
	readonly faults: readonly Fault<'from' | 'until'>[];
} {
	const read = (field: 'from' | 'until') =>
		LOCAL_TIME.test(given[field]) ? Date.parse(`${given[field]}:00+07:00`) : NaN;
	const [from, until] = [read('from'), read('until')];
	const faults = (['from', 'until'] as const)
		.filter((field) => Number.isNaN(field === 'from' ? from : until))
		.map((field) => ({
			field,
			fault: given[field].trim() === '' ? ('missing' as const) : ('bad-time' as const),
			given: given[field],
		}));
	if (faults.length === 0 && until <= from) {
		return { from, until, faults: [{ field: 'until', fault: 'ends-first', given: given.until }] };
	}
	return { from, until, faults };
}
