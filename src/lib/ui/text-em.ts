/**
 * How wide text is set in Be Vietnam Pro, in em: never less than it is, and seldom a tenth more. Enough to plan with
 * before anything is laid out. Digits are as wide as those of `Figures.svelte`, each in a cell.
 */
const WIDTHS_EM: readonly (readonly [letters: RegExp, em: number])[] = [
	[/[ ijlI.,:;'’!·]/, 0.29],
	[/[trf()|]/, 0.44],
	[/[mwMWOQ%]/, 0.9],
	[/[0-9]/, 0.68],
	[/\p{Lu}/u, 0.78],
	[/[cehknsuvxyz]/, 0.61],
	[/\p{Ll}|[-–/]/u, 0.65],
];
const WIDEST_EM = 1;

export function textEm(text: string): number {
	// Accents take no width of their own.
	const letters = [...text.normalize('NFD').replace(/\p{M}/gu, '')];
	const widthOf = (letter: string): number =>
		WIDTHS_EM.find(([alike]) => alike.test(letter))?.[1] ?? WIDEST_EM;
	return letters.reduce((sum, letter) => sum + widthOf(letter), 0);
}

const STEP_EM = 0.5;

/** The words in as few lines of at most so many em as there may be, all about as long; null where a single word is wider. */
export function linesOf(text: string, widthEm: number): readonly string[] | null {
	let best = filled(text, widthEm);
	if (!best) return null;
	const { length } = best;
	for (let width = widthEm - STEP_EM; width > 0; width -= STEP_EM) {
		const narrower = filled(text, width);
		if (!narrower || narrower.length > length) break;
		best = narrower;
	}
	return best;
}

function filled(text: string, widthEm: number): readonly string[] | null {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		if (textEm(word) > widthEm) return null;
		const last = lines.at(-1);
		const longer = `${last ?? ''} ${word}`;
		if (last !== undefined && textEm(longer) <= widthEm) lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines;
}
