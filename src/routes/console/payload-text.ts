/** A payload as a person can read it. */
export type PayloadText = { readonly text: string; readonly binary: boolean };

/** Text where all of it is printable UTF-8 (but for a last character that was cut), else hex, sixteen bytes a line. */
export function payloadText(
	payload: Uint8Array,
	{ whole }: { readonly whole: boolean },
): PayloadText {
	const text = textOf(payload, whole);
	if (text !== null) return { text, binary: false };
	const hex = Array.from(payload, (byte) => byte.toString(16).padStart(2, '0'));
	const lines = Array.from({ length: Math.ceil(hex.length / 16) }, (_, line) =>
		hex.slice(line * 16, line * 16 + 16).join(' '),
	);
	return { text: lines.join('\n'), binary: true };
}

const UNPRINTABLE = /[^\P{C}\n\r\t]/u;

function textOf(payload: Uint8Array, whole: boolean): string | null {
	try {
		// A stream may still get the bytes that a cut character lacks.
		const text = new TextDecoder('utf-8', { fatal: true }).decode(payload, { stream: !whole });
		return UNPRINTABLE.test(text) ? null : text;
	} catch {
		return null;
	}
}
