/** Which mark a cell of the table wears, and what one without a mark means. */
import { p } from '#lib/messages/programme/words.ts';
import type { DrawnMark, HeatCell } from './heat.ts';
import type { HeatFit } from './heat-fit.ts';
import { standingWord } from './words.ts';

/** What nothing judges, a number or a stage, has a mark of its own: none is that of what is met. */
export function markOf({ mark, value, standing }: HeatCell): DrawnMark | null {
	return value !== null && standing === null ? 'unjudged' : mark;
}

/** Whether its stage stands there as a sign. */
export function isSigned({ steps }: HeatCell, signs: HeatFit['signs']): boolean {
	return steps !== null && (signs === 'all' || (signs === 'stages' && steps.of > 1));
}

/** Whether it is an old one in which no value has room: of others the value is grey, or the sign. */
export function wearsClock(
	cell: HeatCell,
	{ values, signs }: Pick<HeatFit, 'values' | 'signs'>,
): boolean {
	return (
		cell.freshness === 'stale' && cell.value !== null && values === 'none' && !isSigned(cell, signs)
	);
}

/**
 * "Không dấu: Đạt", of cells of which some have a mark; where old ones lack it that would have one if they were of now, that
 * they are not meant. '' where nothing is to be said.
 */
export function unmarkedWords(cells: readonly HeatCell[]): string {
	const plain = cells.filter((cell) => cell.value !== null && markOf(cell) === null);
	const met = (['met', 'on-track'] as const).filter((word) =>
		plain.some(({ standing, freshness }) => standing === word && freshness !== 'stale'),
	);
	const isOldMissed = plain.some(
		({ standing }) => standing !== null && standing !== 'met' && standing !== 'on-track',
	);
	const isMarked = isOldMissed || cells.some((cell) => markOf(cell) !== null);
	if (met.length === 0 || !isMarked) return '';
	const states = met.map((standing) => standingWord(standing)).join(', ');
	return isOldMissed ? p.key_unmarked_but_old({ states }) : p.key_unmarked({ states });
}
