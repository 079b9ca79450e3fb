/**
 * Rows as columns for `unnest`, in the binary form of PostgreSQL's arrays: to write and to read it takes a tenth of the
 * time of its text. https://www.postgresql.org/docs/current/protocol-overview.html#PROTOCOL-FORMAT-CODES; the layout is
 * that of `array_recv`: dimensions, whether there are nulls, the element's type, length, first index, then each element
 * with its length before it (-1: null).
 */
type Element<T> = {
	/** Its OID in `pg_type`. */
	readonly type: number;
	readonly bytes: number;
	write(view: DataView, at: number, value: T): void;
};

const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;

const FLOAT8: Element<number> = {
	type: 701,
	bytes: 8,
	write: (view, at, value) => view.setFloat64(at, value),
};
const INT4: Element<number> = {
	type: 23,
	bytes: 4,
	write: (view, at, value) => view.setInt32(at, value),
};
const BOOLEAN: Element<boolean> = {
	type: 16,
	bytes: 1,
	write: (view, at, value) => view.setInt8(at, Number(value)),
};

/** For `float8[]`. */
export function float8s(column: readonly (number | null)[]): Buffer {
	return arrayOf(FLOAT8, column);
}

/** For `int[]`; whole numbers of 32 bits. */
export function int4s(column: readonly (number | null)[]): Buffer {
	return arrayOf(INT4, column);
}

/** For `boolean[]`. */
export function booleans(column: readonly (boolean | null)[]): Buffer {
	return arrayOf(BOOLEAN, column);
}

function arrayOf<T>(element: Element<T>, column: readonly (T | null)[]): Buffer {
	const nulls = column.reduce((count, value) => count + Number(value === null), 0);
	const size =
		HEADER_BYTES + column.length * (LENGTH_BYTES + element.bytes) - nulls * element.bytes;
	const view = new DataView(new ArrayBuffer(size));
	const header = [1, Number(nulls > 0), element.type, column.length, 1];
	for (const [index, field] of header.entries()) view.setInt32(index * 4, field);
	let at = HEADER_BYTES;
	for (const value of column) {
		view.setInt32(at, value === null ? -1 : element.bytes);
		at += LENGTH_BYTES;
		if (value === null) continue;
		element.write(view, at, value);
		at += element.bytes;
	}
	return Buffer.from(view.buffer);
}
