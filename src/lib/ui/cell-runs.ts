import type { DeviceCell, DeviceRow } from './device-row.ts';

/** Cells that follow each other in a row and have ids of one block. */
export type CellRun = { readonly key: string; readonly cells: readonly DeviceCell[] };

type RunsOfRows = ReadonlyMap<string, readonly CellRun[]>;

/** Ids are given in turn: those of one block are, in a row among a dozen, about eighty. */
const BLOCK = 1_000;

/**
 * Parts a row, so that a screen need only look at the cells near one that changes: a device that leaves its place
 * changes its own run and the one that it comes to, not the order of all. A run that is as in `before` is that one.
 */
export function cellRuns(
	cells: readonly DeviceCell[],
	before: readonly CellRun[] = [],
): readonly CellRun[] {
	const runs: { block: number; cells: DeviceCell[] }[] = [];
	for (const cell of cells) {
		const block = Math.floor(cell.about.id / BLOCK);
		const last = runs.at(-1);
		if (last?.block === block) last.cells.push(cell);
		else runs.push({ block, cells: [cell] });
	}
	const earlier = new Map(before.map((run) => [run.key, run]));
	const times = new Map<number, number>();
	// Counted from the end, where the many are that are well: a new trouble before them leaves their keys.
	const keyed = runs.toReversed().map(({ block, cells: own }): CellRun => {
		const time = times.get(block) ?? 0;
		times.set(block, time + 1);
		const key = `${block} ${time}`;
		const known = earlier.get(key);
		return known && sameCells(known.cells, own) ? known : { key, cells: own };
	});
	return keyed.reverse();
}

export function rowKey({ unitCode, kind }: DeviceRow): string {
	return `${unitCode} ${kind}`;
}

/** Gives the runs of rows by `rowKey`, and those that are as they were at its last call as they were. */
export function steadyRuns(): (rows: readonly DeviceRow[]) => RunsOfRows {
	let last: RunsOfRows = new Map();
	return (rows) => {
		last = new Map(
			rows.map((row) => [rowKey(row), cellRuns(row.cells, last.get(rowKey(row)))] as const),
		);
		return last;
	};
}

function sameCells(a: readonly DeviceCell[], b: readonly DeviceCell[]): boolean {
	return a.length === b.length && a.every((cell, place) => cell === b[place]);
}
