/** Up to so many devices, a cell keeps its full size. */
const FULL_SIZE_COUNT = 260;
const FULL_PITCH_REM = 0.78;
/** Smaller than this, shapes are no longer told apart. */
const LEAST_PITCH_REM = 0.18;

/** The pitch of the matrix' cells (rem), so that so many of them take about the same room. */
export function cellPitchRem(count: number): number {
	const pitch = FULL_PITCH_REM * Math.sqrt(FULL_SIZE_COUNT / Math.max(count, FULL_SIZE_COUNT));
	return Number(Math.max(LEAST_PITCH_REM, pitch).toFixed(3));
}

/** What rows of cells have to stand in (px). */
export type MatrixRoom = {
	/** Height for all rows. */
	readonly room: number;
	/** Width of a row's cells. */
	readonly width: number;
	/** Height of each row's name, and what each row has around it. */
	readonly texts: readonly number[];
	readonly air: number;
	/** Of the cells at their usual size. */
	readonly pitch: number;
};

/** Where room is left the cells take it, up to so many times their usual size. */
const GROWTH = [2.2, 1.9, 1.6, 1.35, 1.15, 1];

/**
 * How large the cells may be, as a multiple of their usual size, and how many lines of them a row may take: as large as
 * all of them fit; where they do not fit even at their usual size every row still has one line, and more where room is left.
 *
 * @param counts cells of each row
 */
export function fittingCells(
	counts: readonly number[],
	size: MatrixRoom,
): { readonly times: number; readonly lines: number } {
	for (const times of GROWTH) {
		const needs = linesNeeded(counts, size, times);
		const lines = Math.max(1, ...needs);
		if (heightOf(needs, { ...size, times, lines }) <= size.room) return { times, lines };
	}
	const needs = linesNeeded(counts, size, 1);
	let lines = 1;
	while (heightOf(needs, { ...size, times: 1, lines: lines + 1 }) <= size.room) lines += 1;
	return { times: 1, lines };
}

function linesNeeded(counts: readonly number[], { width, pitch }: MatrixRoom, times: number) {
	const perLine = Math.max(1, Math.floor((width + 0.5) / (pitch * times)));
	return counts.map((count) => Math.ceil(count / perLine));
}

function heightOf(
	needs: readonly number[],
	size: MatrixRoom & { readonly times: number; readonly lines: number },
): number {
	const { air, texts, pitch, times, lines } = size;
	return needs.reduce(
		(sum, need, row) =>
			sum + air + Math.max(texts[row] ?? 0, Math.min(need, lines) * pitch * times),
		0,
	);
}
