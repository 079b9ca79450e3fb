import type { MatrixRoom } from './matrix-fit.ts';

/** Room for "+26" at the end of a row. */
const MORE_CELLS_REM = 2.6;

/** Measures what the matrix has for its rows, of which one at least must be there; null where none is. */
export function matrixRoom(matrix: HTMLElement, line: HTMLElement): MatrixRoom | null {
	const row = matrix.querySelector('.row');
	if (!row) return null;
	const { paddingTop, paddingBottom, borderBottomWidth } = getComputedStyle(row);
	const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
	// A long count leaves its row less.
	const widths = [...matrix.querySelectorAll('.cells')].map(
		(cells) => cells.getBoundingClientRect().width,
	);
	return {
		height: matrix.clientHeight,
		line: line.offsetHeight,
		width: Math.min(...widths),
		words: MORE_CELLS_REM * rem,
		air: parseFloat(paddingTop) + parseFloat(paddingBottom) + parseFloat(borderBottomWidth),
		rem,
	};
}
