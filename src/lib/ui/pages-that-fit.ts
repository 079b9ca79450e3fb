/** Each size is rounded by itself, so that a list may seem a pixel higher than the box it just fills. */
const ROUNDING_PX = 1;

export type ListPage = {
	/** Rows of the list, the end exclusive, and where the first of them begins. */
	readonly from: number;
	readonly to: number;
	readonly topPx: number;
	/** What has no room is not shown: the line before the rows. */
	readonly line: boolean;
};

/**
 * A list of rows of unlike height in whole pages, given where each row ends (px from the list's begin). Where there are
 * several, each leaves room for the line that turns them. A row that has no room beside the line has a page of its own, where the
 * line makes way for it. A heading is not the last row of a page where it can be the first of the next.
 */
export function pagesThatFit(
	bottoms: readonly number[],
	{
		room,
		line,
		isHeading = () => false,
	}: {
		readonly room: number;
		readonly line: number;
		readonly isHeading?: (place: number) => boolean;
	},
): readonly ListPage[] {
	const whole = bottoms.at(-1) ?? 0;
	if (whole <= room + ROUNDING_PX) {
		return [{ from: 0, to: bottoms.length, topPx: 0, line: false }];
	}
	const most = room - line + ROUNDING_PX;
	const pages: { from: number; to: number; topPx: number }[] = [];
	for (const [place, bottom] of bottoms.entries()) {
		const page = pages.at(-1);
		if (page && bottom - page.topPx <= most) page.to = place + 1;
		else {
			let from = place;
			const hasRoom = (start: number): boolean => bottom - (bottoms[start - 1] ?? 0) <= most;
			while (page && from - 1 > page.from && isHeading(from - 1) && hasRoom(from - 1)) from--;
			if (page) page.to = from;
			pages.push({ from, to: place + 1, topPx: bottoms[from - 1] ?? 0 });
		}
	}
	return pages.map((page) => {
		const height = (bottoms[page.to - 1] ?? 0) - page.topPx;
		return { ...page, line: height <= most };
	});
}

/**
 * How many lines a row may have so that each has room beside the line that turns pages, at least one; null: all rows have it
 * as they are.
 */
export function mostLines(
	bottoms: readonly number[],
	{
		room,
		line,
		lineHeight,
	}: { readonly room: number; readonly line: number; readonly lineHeight: number },
): number | null {
	if ((bottoms.at(-1) ?? 0) <= room + ROUNDING_PX) return null;
	const most = room - line + ROUNDING_PX;
	if (bottoms.every((bottom, place) => bottom - (bottoms[place - 1] ?? 0) <= most)) return null;
	return Math.max(1, Math.floor(most / lineHeight));
}

/**
 * By how much each row of a page may be higher (px) to fill it, page by page. The last of several may stay as empty as it
 * is: its rows are no higher than those before.
 */
export function growths(
	pages: readonly ListPage[],
	{
		bottoms,
		room,
		line,
	}: { readonly bottoms: readonly number[]; readonly room: number; readonly line: number },
): readonly number[] {
	const shares = pages.map(({ from, to, topPx, ...page }) => {
		const height = (bottoms[to - 1] ?? 0) - topPx;
		const left = room - (page.line ? line : 0) - height;
		return Math.max(0, left / Math.max(1, to - from));
	});
	const before = shares.slice(0, -1);
	return [...before, Math.min(...before, ...shares.slice(-1))];
}
