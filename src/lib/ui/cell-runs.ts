import type { DeviceCell } from './device-row.ts';

/** Cells that follow each other in a row. */
export type CellRun = { readonly key: number; readonly cells: readonly DeviceCell[] };

const LENGTH = 64;

/** Parts a row, so that a screen need only look at the cells near one that changes, and not at all of them. */
export function cellRuns(cells: readonly DeviceCell[]): CellRun[] {
	return Array.from({ length: Math.ceil(cells.length / LENGTH) }, (_, key) => ({
		key,
		cells: cells.slice(key * LENGTH, (key + 1) * LENGTH),
	}));
}
