/** How many columns the key has room to name. */
import { p } from '#lib/messages/programme/words.ts';
import type { HeatColumn } from './heat.ts';
import type { HeatRoom } from './heat-fit.ts';
import { linesOf } from './text-em.ts';
import { told } from './words.ts';

/** Of a column, before its name (HeatKey.svelte). */
const NUMBER_REM = 1.7;
const LINE_REM = 1.4;
/** Of a name with a word that has no room. */
const MANY_LINES = 4;

type Room = Pick<HeatRoom, 'keyRoom' | 'touchRem'>;

/** So few columns are shown at a time that the key names them beside its signs; all, where those were fewer than `least`. */
export function namedTogether(
	columns: readonly HeatColumn[],
	{ least, room }: { readonly least: number; readonly room: Room },
): number {
	const { length } = columns;
	for (let each = length; room.keyRoom && each >= least; each--) {
		// As many on each page, but for the last.
		const even = Math.ceil(length / Math.ceil(length / each));
		if (even === each && namesRem(columns, { each, room }) <= room.keyRoom.heightRem) return each;
	}
	return length;
}

/** How high the names are at most of so many columns at a time (rem). */
export function namesRem(
	columns: readonly HeatColumn[],
	{ each, room: { keyRoom, touchRem } }: { readonly each: number; readonly room: Room },
): number {
	if (!keyRoom) return 0;
	const heights = columns.map(({ name, points, target, national }) => {
		const words = told(name, points, target, national && p.plan_national());
		const lines = linesOf(words, keyRoom.widthRem - NUMBER_REM)?.length ?? MANY_LINES;
		return Math.max(lines * LINE_REM, touchRem);
	});
	const sums = heights.flatMap((_, from) =>
		from % each > 0 ? [] : [heights.slice(from, from + each).reduce((sum, own) => sum + own, 0)],
	);
	return Math.max(0, ...sums);
}
