/** Cuts what a client sends into what the embedded engine takes at once: everything up to an answer being due. */
import { Buffer } from 'node:buffer';

/** The first message of a connection has no type byte: length, then protocol version. */
const LENGTH_BYTES = 4;

const QUERY = 'Q'.charCodeAt(0);
const SYNC = 'S'.charCodeAt(0);
const TERMINATE = 'X'.charCodeAt(0);

export type Asked =
	{ readonly kind: 'startup' } | { readonly kind: 'ask' | 'terminate'; readonly bytes: Uint8Array };

/** https://www.postgresql.org/docs/current/protocol-message-formats.html */
export class ClientFrames {
	#pending: Buffer = Buffer.alloc(0);
	#started = false;

	take(chunk: Uint8Array): Asked[] {
		const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
		this.#pending = this.#pending.length === 0 ? bytes : Buffer.concat([this.#pending, bytes]);
		const asked: Asked[] = [];
		let from = 0;
		let at = 0;
		for (;;) {
			const typeBytes = this.#started ? 1 : 0;
			if (this.#pending.length < at + typeBytes + LENGTH_BYTES) break;
			const end = at + typeBytes + this.#pending.readInt32BE(at + typeBytes);
			if (this.#pending.length < end) break;
			const type = this.#pending[at];
			at = end;
			if (!this.#started) {
				this.#started = true;
				asked.push({ kind: 'startup' });
			} else if (type === QUERY || type === SYNC || type === TERMINATE) {
				const kind = type === TERMINATE ? 'terminate' : 'ask';
				asked.push({ kind, bytes: this.#pending.subarray(from, at) });
			} else continue;
			from = at;
		}
		this.#pending = this.#pending.subarray(from);
		return asked;
	}
}

function message(type: string, ...parts: (number | string)[]): Buffer {
	const body = Buffer.concat(
		parts.map((part) => {
			if (typeof part === 'string') return Buffer.from(`${part}\0`);
			const int = Buffer.alloc(4);
			int.writeInt32BE(part);
			return int;
		}),
	);
	const head = Buffer.alloc(5, type);
	head.writeInt32BE(body.length + LENGTH_BYTES, 1);
	return Buffer.concat([head, body]);
}

/** What a server says to a client it lets in, with nothing to authenticate: authenticated, settings, ready. */
export function welcome(): Uint8Array {
	return Buffer.concat([
		message('R', 0),
		message('S', 'client_encoding', 'UTF8'),
		message('S', 'server_encoding', 'UTF8'),
		message('S', 'DateStyle', 'ISO, MDY'),
		message('S', 'integer_datetimes', 'on'),
		message('K', 0, 0),
		Buffer.from([...Buffer.from('Z'), 0, 0, 0, 5, ...Buffer.from('I')]),
	]);
}
