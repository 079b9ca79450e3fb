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
