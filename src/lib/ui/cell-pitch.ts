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

/**
 * How many lines of cells a unit may take so that all units keep theirs: at least one each, more where room is left.
 *
 * @param counts cells of each unit
 * @param room height for all units, `text` that of a unit's name, `air` what each has around it, `pitch` a line's (px)
 */
export function linesOfCells(
	counts: readonly number[],
	size: {
		readonly room: number;
		readonly text: number;
		readonly air: number;
		readonly pitch: number;
		readonly perLine: number;
	},
): number {
	const needs = counts.map((count) => Math.ceil(count / Math.max(1, size.perLine)));
	const height = (most: number): number =>
		needs.reduce(
			(sum, need) => sum + size.air + Math.max(size.text, Math.min(need, most) * size.pitch),
			0,
		);
	let lines = 1;
	while (lines < Math.max(1, ...needs) && height(lines + 1) <= size.room) lines += 1;
	return lines;
}
