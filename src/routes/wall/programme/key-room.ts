/** What the key has beside or below the table that it explains, in rem. */
import type { Arrangement } from './programme-pages.ts';

/** The line that turns pages (PageTurner.svelte), and what parts panels. */
const TURNER_REM = 1.6;
const GAP_REM = 0.5;
/** Least heights of the table's (heat-fit.ts): of a row, and of the line over its rows where columns are numbered. */
const ROW_REM = 1.6;
const NUMBERS_REM = 1.8;
/** Below the table it has at least so much of the height. */
const LEAST_SHARE = 0.36;

/** Width of the column beside the table, as the layout has it (ProgrammeLayout.svelte). */
const SIDE = { leastRem: 14, share: 0.38, mostRem: 21 };

/**
 * Null where it is not seen together with the table, or is all the same whole.
 *
 * @param kind where the panels stand, of the room for them (rem)
 * @param headingRem how high the heading over the table is
 * @param touchRem what a finger needs of a row; 0 where there are none
 */
export function keyRoom(
	kind: Arrangement['kind'],
	{
		widthRem,
		heightRem,
		headingRem,
		touchRem,
		rows,
	}: Readonly<Record<'widthRem' | 'heightRem' | 'headingRem' | 'touchRem' | 'rows', number>>,
): { readonly widthRem: number; readonly heightRem: number } | null {
	const all = heightRem - Math.max(TURNER_REM, touchRem) - GAP_REM;
	if (kind === 'beside') {
		const { leastRem, share, mostRem } = SIDE;
		const side = Math.min(Math.max(leastRem, widthRem * share), mostRem);
		return { widthRem: side, heightRem: all };
	}
	if (kind !== 'tall') return null;
	// Pages of rows, as few as leave it enough.
	const both = all - GAP_REM - headingRem - NUMBERS_REM;
	const least = heightRem * LEAST_SHARE;
	for (let pages = 1; pages <= rows; pages++) {
		const left = both - Math.ceil(rows / pages) * Math.max(ROW_REM, touchRem);
		if (left >= least) return { widthRem, heightRem: left };
	}
	return { widthRem, heightRem: least };
}
