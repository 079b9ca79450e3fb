/** The columns before the indicators': which of them there is room for, and how wide they are. */
import type { HeatRow } from './heat.ts';
import { textEm } from './text-em.ts';

/** A value as it is set (type-scale.ts), in rem. */
export const VALUE_REM = 1.25;
/** A cell that is told from its neighbours, and one under a number. */
export const LEAST_CELL_REM = 0.6;
export const NUMBERED_CELL_REM = 1.5;
/** With narrower cells the columns that are not indicators make way. */
const EASY_CELL_REM = 1.8;
/** So many at a time are worth to be turned. */
export const FEW_COLUMNS = 3;
const COLUMN_AIR_REM = 0.7;
/** An arrow; the mark of what is stale, and the corner of a sample. */
const ARROW_REM = 1.1;
const CLOCK_REM = 1.3;
const CORNER_REM = 0.7;

/** Widths; 0 where one is left out. */
export type HeatLead = {
	readonly rank: number;
	readonly moved: number;
	readonly name: number;
	readonly score: number;
	readonly coverage: number;
};

/** Whether by how many places a unit moved has room, and not its arrow alone. */
export function countsPlaces({ moved }: HeatLead): boolean {
	return moved > ARROW_REM;
}

/** For so many columns of indicators. */
export function leadFor(
	rows: readonly HeatRow[],
	{ columns, widthRem, mixed }: { columns: number; widthRem: number; mixed: boolean },
): HeatLead {
	const widest = (of: (row: HeatRow) => number): number => Math.max(0, ...rows.map(of));
	const all = {
		rank: widest(({ rank }) => textEm(String(rank ?? '–'))) + COLUMN_AIR_REM,
		moved: rows.some(({ moved }) => moved) ? ARROW_REM + widest(({ moved }) => placesEm(moved)) : 0,
		name: widest(({ name }) => textEm(name)) + COLUMN_AIR_REM,
		score:
			widest(({ scoreText }) => textEm(scoreText)) * VALUE_REM +
			CLOCK_REM +
			(mixed ? CORNER_REM : 0) +
			COLUMN_AIR_REM,
		coverage:
			widest((row) => textEm(`${String(row.withData)}/${String(row.possible)}`)) + COLUMN_AIR_REM,
	};
	const arrows = { ...all, moved: Math.min(all.moved, ARROW_REM) };
	const bare = { ...arrows, coverage: 0 };
	const leastRem = Math.min(
		LEAST_CELL_REM,
		(FEW_COLUMNS * NUMBERED_CELL_REM) / Math.max(columns, 1),
	);
	const pagesBeside = (lead: HeatLead): number =>
		Math.ceil(columns / Math.floor((widthRem - widthOf(lead)) / NUMBERED_CELL_REM));
	// A score is read by what it rests on: before that goes the cells are narrow, and places are not counted.
	const ladder = [
		{ lead: all, cellRem: EASY_CELL_REM },
		{ lead: arrows, cellRem: EASY_CELL_REM },
		{ lead: all, cellRem: NUMBERED_CELL_REM },
		{ lead: arrows, cellRem: NUMBERED_CELL_REM },
		// Narrower ones have no number over them, so columns have pages: where these are as many, places are counted.
		...(pagesBeside(all) === pagesBeside(arrows) ? [{ lead: all, cellRem: leastRem }] : []),
		{ lead: arrows, cellRem: leastRem },
		{ lead: bare, cellRem: 0 },
	];
	return (
		ladder.find(({ lead, cellRem }) => widthRem - widthOf(lead) >= columns * cellRem)?.lead ?? {
			...bare,
			moved: 0,
		}
	);
}

/** By how many places a unit moved, as it is written after the arrow. */
function placesEm(moved: number | null): number {
	return moved ? textEm(String(Math.abs(moved))) : 0;
}

export function widthOf({ rank, moved, name, score, coverage }: HeatLead): number {
	return rank + moved + name + score + coverage;
}
