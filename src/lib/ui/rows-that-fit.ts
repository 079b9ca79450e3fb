/** Each size is rounded by itself, so that a list may seem a pixel higher than the box it just fills. */
const ROUNDING_PX = 1;

/**
 * How many rows fit into a room, given where each ends (px). Where not all do, the line that says so comes before any
 * of them; in an urgent list the first row, with those that stand beside it, comes before the line.
 *
 * @returns the count, where the last row that fits ends, and whether the line is wanted and has room
 */
export function rowsThatFit(
	bottoms: readonly number[],
	{
		room,
		line,
		beyond,
		urgent = false,
	}: {
		readonly room: number;
		readonly line: number;
		/** There are more rows than were measured. */
		readonly beyond: boolean;
		readonly urgent?: boolean;
	},
): { readonly count: number; readonly bottom: number; readonly told: boolean } {
	const most = room + ROUNDING_PX;
	const last = bottoms.at(-1) ?? 0;
	if (!beyond && last <= most) return { count: bottoms.length, bottom: last, told: false };
	const first = bottoms[0] ?? 0;
	const upTo = urgent && first <= most ? Math.max(first, most - line) : most - line;
	const count = bottoms.filter((bottom) => bottom <= upTo).length;
	const bottom = bottoms[count - 1] ?? 0;
	return { count, bottom, told: bottom + line <= most };
}
