import type { Rejected } from '#lib/domain/reading.ts';
import { rejected, shown, type JsonObject } from './fields.ts';

/** Bytes of payload that are taken at most, and kept of what is not taken. */
export const PAYLOAD_LIMIT = 64 * 1024;

/** Taken where one message tells of many devices: statistics of an NVR, a birth, the config of a device of many parts. */
export const LARGE_PAYLOAD_LIMIT = 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The payload as it is written, a byte order mark overlooked; it may be empty. */
export function parseText(
	payload: Uint8Array,
	{ most = PAYLOAD_LIMIT }: { readonly most?: number } = {},
): { kind: 'text'; text: string } | Rejected {
	if (payload.length > most) {
		return rejected('too-large', `at most ${most} bytes are taken, got ${payload.length}`);
	}
	try {
		return { kind: 'text', text: utf8.decode(payload) };
	} catch {
		return rejected('bad-utf8', 'the payload is not UTF-8');
	}
}

/** The payload as a JSON object, RFC 8259; a byte order mark is overlooked. */
export function parseJson(
	payload: Uint8Array,
	limit?: { readonly most: number },
): { kind: 'json'; object: JsonObject } | Rejected {
	const parsed = parseJsonValue(payload, limit);
	if (parsed.kind === 'rejected') return parsed;
	const { value } = parsed;
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return rejected('bad-shape', `a JSON object is wanted, got ${shown(value)}`);
	}
	return { kind: 'json', object: value as JsonObject };
}

/** Any JSON: an object, a list, or a plain value. */
export function parseJsonValue(
	payload: Uint8Array,
	limit?: { readonly most: number },
): { kind: 'json'; value: unknown } | Rejected {
	const read = parseText(payload, limit);
	if (read.kind === 'rejected') return read;
	const { text } = read;
	if (text.trim() === '') return rejected('bad-json', 'the payload is empty');
	try {
		return { kind: 'json', value: JSON.parse(text) };
	} catch (cause) {
		const literal = notANumber(text);
		if (literal !== null)
			return rejected('bad-number', `JSON has no ${literal}: leave the value out`);
		return rejected('bad-json', cause instanceof Error ? cause.message.slice(0, 200) : 'not JSON');
	}
}

/**
 * Finds what many JSON writers make of a float that is no number (Python's json: NaN, -Infinity), outside strings.
 * One pass by hand: a pattern for strings goes back over an unclosed one again and again.
 */
function notANumber(text: string): string | null {
	const literal = /-?(?:nan|inf(?:inity)?)\b/iy;
	let inString = false;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (inString && character === '\\') at++;
		else if (character === '"') inString = !inString;
		else if (!inString) {
			literal.lastIndex = at;
			const match = literal.exec(text);
			if (match) return match[0];
		}
	}
	return null;
}
