import { c } from '#lib/messages/console/words.ts';
import { DEVICE_COLUMNS } from '#lib/wire/device-list.ts';
import type { FileFault } from '#lib/wire/import-outcome.ts';

type Words = (values: { given: string; columns: string }) => string;

const FAULT: Readonly<Record<FileFault, Words>> = {
	'no-list': c.file_no_list,
	'too-big': c.file_too_big,
	'no-utf8': c.file_no_utf8,
	empty: c.file_empty,
	'unknown-column': c.file_unknown_column,
	'column-twice': c.file_column_twice,
	'column-missing': c.file_column_missing,
	'too-many': c.file_too_many,
};

/** Why a list of devices was refused as a whole. */
export function fileFaultWord({ kind, given }: { kind: FileFault; given: string }): string {
	return FAULT[kind]({ given, columns: DEVICE_COLUMNS.join(', ') });
}
