/** Which mark a cell of the table wears, and what one without a mark means. */
import { p } from '#lib/messages/programme/words.ts';
import type { DrawnMark, HeatCell } from './heat.ts';
import type { HeatFit } from './heat-fit.ts';
import { standingWord } from './words.ts';

/** A value that nothing judges has a mark of its own; of a stage or a yes or no its sign, or its word, says how far it is. */
export function markOf(
	{ mark, value, standing, steps }: HeatCell,
	signs: HeatFit['signs'],
): DrawnMark | null {
	if (mark !== null || value === null || standing !== null) return mark;
	return steps === null || signs === 'none' ? 'unjudged' : null;
}

/**
 * "Không dấu: Đạt", of cells of which some have a mark; where old ones lack it that would have one if they were of now, that
 * they are not meant. '' where nothing is to be said.
 */
export function unmarkedWords(cells: readonly HeatCell[], signs: HeatFit['signs']): string {
	const plain = cells.filter((cell) => cell.value !== null && markOf(cell, signs) === null);
	const met = (['met', 'on-track'] as const).filter((word) =>
		plain.some(({ standing, freshness }) => standing === word && freshness !== 'stale'),
	);
	const isOldMissed = plain.some(
		({ standing }) => standing !== null && standing !== 'met' && standing !== 'on-track',
	);
	const isMarked = isOldMissed || cells.some((cell) => markOf(cell, signs) !== null);
	if (met.length === 0 || !isMarked) return '';
	const states = met.map((standing) => standingWord(standing)).join(', ');
	return isOldMissed ? p.key_unmarked_but_old({ states }) : p.key_unmarked({ states });
}
