/** Where there is room for it cells are so large, and as small as their shapes are still told apart (rem). */
const MOST_PITCH_REM = 1.6;
const LEAST_PITCH_REM = 0.44;
/** For rows in which all is well cells are not made smaller than this, unless all rows fit. */
const EASY_PITCH_REM = 0.55;
/** Larger ones are for the eye's ease, and leave a fifth of the height as air between the rows. */
const AMPLE_PITCH_REM = 0.8;
const AMPLE_SHARE = 0.8;
const STEPS = 24;
const PITCHES_REM = Array.from(
	{ length: STEPS + 1 },
	(_, step) => MOST_PITCH_REM * (LEAST_PITCH_REM / MOST_PITCH_REM) ** (step / STEPS),
);

/** A row of the matrix, those with trouble first. */
export type MatrixRow = {
	readonly cells: number;
	/** All of its devices are online. */
	readonly well: boolean;
	/** Height of its name (px). */
	readonly textPx: number;
};

/** What the rows have to stand in (px). */
export type MatrixRoom = {
	/** Height for all rows and the line that tells of those left out. */
	readonly height: number;
	readonly line: number;
	/** Width of a row's cells; 0 where there is none for cells. */
	readonly width: number;
	/** What the words for cells left out take of that. */
	readonly words: number;
	/** Height that each row has around it. */
	readonly air: number;
	readonly rem: number;
};

export type MatrixFit = {
	/** How many rows are shown, from the first. */
	readonly rows: number;
	/** From cell to cell. */
	readonly pitchRem: number;
	/** Cells side by side, and those of a row in which not all have room. */
	readonly perLine: number;
	readonly perShortLine: number;
	/** Lines of cells that a row may take. */
	readonly lines: number;
};

/**
 * How many rows are shown, and how large cells may be: each device is one cell, so cells are as large as all of them
 * fit. Where they do not at the least size, rows in which all is well are left out first, from the last; then rows with
 * trouble lose cells; only then are they left out.
 */
export function matrixFit(rows: readonly MatrixRow[], room: MatrixRoom): MatrixFit {
	const troubled = rows.filter(({ well }) => !well).length;
	const fits = (count: number, pitchRem: number, lines = Infinity): boolean =>
		heightOf(rows.slice(0, count), { ...room, pitchRem, lines }) <=
		Math.max(0, room.height - (count < rows.length ? room.line : 0)) *
			(pitchRem > AMPLE_PITCH_REM ? AMPLE_SHARE : 1);
	const whole = (count: number): MatrixFit | null => {
		const pitchRem = PITCHES_REM.find((pitch) => fits(count, pitch));
		return pitchRem === undefined ? null : fitOf(count, { ...room, pitchRem, lines: Infinity });
	};
	const least = Math.max(troubled, Math.min(rows.length, 1));
	for (let count = rows.length; count >= least; count--) {
		const fit = whole(count);
		const smallest = least < count && count < rows.length ? EASY_PITCH_REM : LEAST_PITCH_REM;
		if (fit && fit.pitchRem >= smallest) return fit;
	}
	let count = least;
	while (count > 0 && !fits(count, LEAST_PITCH_REM, 1)) count -= 1;
	const fit = whole(count);
	if (fit) return fit;
	let lines = 1;
	while (fits(count, LEAST_PITCH_REM, lines + 1)) lines += 1;
	return fitOf(count, { ...room, pitchRem: LEAST_PITCH_REM, lines });
}

/** The height (px) that rows with trouble must have, with the line for the others; of the first row where all is well. */
export function leastMatrixHeight(
	rows: readonly MatrixRow[],
	room: Pick<MatrixRoom, 'air' | 'line'>,
): number {
	const kept = rows.filter(({ well }, place) => !well || place === 0);
	const line = kept.length < rows.length ? room.line : 0;
	return kept.reduce((sum, { textPx }) => sum + room.air + textPx, line);
}

/** How many of a row's cells are seen: the first, and the worst, ones. */
export function cellsSeen(cells: number, { perLine, perShortLine, lines }: MatrixFit): number {
	return cells <= perLine * lines ? cells : perShortLine * lines;
}

type Cut = MatrixRoom & Pick<MatrixFit, 'pitchRem' | 'lines'>;

function fitOf(rows: number, cut: Cut): MatrixFit {
	const { pitchRem, lines, words } = cut;
	return {
		rows,
		pitchRem,
		perLine: perLine(cut),
		perShortLine: perLine({ ...cut, width: cut.width - words }),
		lines,
	};
}

function perLine({ width, pitchRem, rem }: Pick<Cut, 'width' | 'pitchRem' | 'rem'>): number {
	return Math.max(1, Math.floor(width / (pitchRem * rem)));
}

function heightOf(rows: readonly MatrixRow[], cut: Cut): number {
	const { air, width, pitchRem, rem, lines } = cut;
	const across = perLine(cut);
	return rows.reduce((sum, { cells, textPx }) => {
		const needed = width > 0 ? Math.ceil(cells / across) : 0;
		return sum + air + Math.max(textPx, Math.min(needed, lines) * pitchRem * rem);
	}, 0);
}
