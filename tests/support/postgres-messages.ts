/** Messages of PostgreSQL's protocol: https://www.postgresql.org/docs/current/protocol-message-formats.html */

export function bare(type: string, body: Buffer = Buffer.alloc(0)): Buffer {
	return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

export const TERMINATE = bare('X');

/** A client's simple query. */
export function query(sql: string): Buffer {
	return bare('Q', text(sql));
}

/** A server's answer to a command outside of a transaction. */
export function done(tag: string): Buffer {
	return Buffer.concat([bare('C', text(tag)), bare('Z', Buffer.from('I'))]);
}

/** Of a column: how a value is written, by its type. */
const TEXT = 25;
const BOOLEAN = 16;
/** And: of any size, without a modifier, as text. */
const PLAIN = Buffer.concat([int16(-1), int32(-1), int16(0)]);

/** A server's answer of one row to a statement with parameters, by names of columns. */
export function oneRow(row: Readonly<Record<string, string | boolean | null>>): Buffer {
	const count = int16(Object.keys(row).length);
	const columns = Object.entries(row).flatMap(([name, value]) => {
		const type = typeof value === 'boolean' ? BOOLEAN : TEXT;
		return [text(name), int32(0), int16(0), int32(type), PLAIN];
	});
	const values = Object.values(row).flatMap((value) => {
		const written = Buffer.from(typeof value === 'boolean' ? (value ? 't' : 'f') : (value ?? ''));
		return [int32(value === null ? -1 : written.length), written];
	});
	return Buffer.concat([
		bare('1'),
		bare('2'),
		bare('T', Buffer.concat([count, ...columns])),
		bare('D', Buffer.concat([count, ...values])),
		done('SELECT 1'),
	]);
}

function text(value: string): Buffer {
	return Buffer.from(`${value}\0`);
}

function int16(value: number): Buffer {
	const bytes = Buffer.alloc(2);
	bytes.writeInt16BE(value);
	return bytes;
}

function int32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32BE(value);
	return bytes;
}
