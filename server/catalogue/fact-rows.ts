/** Rows of the fact files: checked by a schema, each with the place it is from. */
import * as v from 'valibot';
import { csvRecords } from './csv.ts';

/** Names the file and, where it is one row's fault, the row (a line of a CSV file, a count from 1 in JSON). */
export class BadFacts extends Error {
	override readonly name = 'BadFacts';
}

export type Sourced<T> = { readonly where: string; readonly fact: T };

export function fromCsv<T>(
	file: string,
	text: string,
	schema: v.GenericSchema<unknown, T>,
): Sourced<T>[] {
	const [head, ...records] = csvRecords(text);
	const columns = head?.cells ?? [];
	return records.map(({ line, cells }) => {
		const where = `${file} row ${line}`;
		if (cells.length !== columns.length) {
			throw new BadFacts(`${where}: ${columns.length} cells are wanted, there are ${cells.length}`);
		}
		const row = columns.map((column, at) => [column, cells[at] === '' ? null : cells[at]]);
		return checked(where, Object.fromEntries(row), schema);
	});
}

export function fromJson<T>(
	file: string,
	text: string,
	schema: v.GenericSchema<unknown, T>,
): Sourced<T>[] {
	let rows: unknown;
	try {
		rows = JSON.parse(text);
	} catch (cause) {
		throw new BadFacts(`${file}: not JSON`, { cause });
	}
	if (!Array.isArray(rows)) throw new BadFacts(`${file}: a list is wanted`);
	return rows.map((row: unknown, at) => checked(`${file} row ${at + 1}`, row, schema));
}

function checked<T>(where: string, row: unknown, schema: v.GenericSchema<unknown, T>): Sourced<T> {
	const parsed = v.safeParse(schema, row);
	if (parsed.success) return { where, fact: parsed.output };
	const issue = parsed.issues[0];
	throw new BadFacts(`${where}: ${v.getDotPath(issue) ?? 'the row'}: ${issue.message}`);
}

export function identities<T>(
	sourced: readonly Sourced<T>[],
	key: (fact: T) => string,
): Set<string> {
	const known = new Set<string>();
	for (const { where, fact } of sourced) {
		if (known.has(key(fact))) throw new BadFacts(`${where}: ${key(fact)} is there twice`);
		known.add(key(fact));
	}
	return known;
}

export function refer<T>(
	sourced: readonly Sourced<T>[],
	known: ReadonlySet<string>,
	named: (fact: T) => readonly string[],
): void {
	for (const { where, fact } of sourced) {
		const missing = named(fact).find((name) => !known.has(name));
		if (missing !== undefined) throw new BadFacts(`${where}: ${missing} is named and not known`);
	}
}
