/** Each size is rounded by itself, so that a list may seem a pixel higher than the box it just fills. */
const ROUNDING_PX = 1;

/**
 * How many rows fit into a room, given where each ends (px). Where not all do, the line that says so needs room too.
 *
 * @returns the count, and where the last row that fits ends
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
): { readonly count: number; readonly bottom: number } {
	const last = bottoms.at(-1) ?? 0;
	if (!beyond && last <= room + ROUNDING_PX) return { count: bottoms.length, bottom: last };
	const count = bottoms.filter((bottom) => bottom <= room + ROUNDING_PX - line).length;
	return { count, bottom: bottoms[count - 1] ?? 0 };
}
