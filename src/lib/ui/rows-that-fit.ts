/** Each size is rounded by itself, so that a list may seem a pixel higher than the box it just fills. */
const ROUNDING_PX = 1;

/**
 * How many rows fit into a room, given where each ends (px). Where not all do, the line that says so needs room too;
 * the first two rows, the worst, come before the line, with those that stand beside them.
 *
 * @returns the count, where the last row that fits ends, and whether the line has room
 */
export function rowsThatFit(
	bottoms: readonly number[],
	{
		room,
		line,
		beyond,
	}: {
		readonly room: number;
		readonly line: number;
		/** There are more rows than were measured. */
		readonly beyond: boolean;
	},
): { readonly count: number; readonly bottom: number; readonly told: boolean } {
	const last = bottoms.at(-1) ?? 0;
	if (!beyond && last <= room + ROUNDING_PX)
		return { count: bottoms.length, bottom: last, told: false };
	const most = room + ROUNDING_PX;
	const least = [...new Set(bottoms)].slice(0, 2).filter((bottom) => bottom <= most);
	const upTo = Math.max(most - line, ...least);
	const count = bottoms.filter((bottom) => bottom <= upTo).length;
	const bottom = bottoms[count - 1] ?? 0;
	return { count, bottom, told: bottom + line <= most };
}
