/** Which notices stand together on the one line of a ticker. */
import { textEm } from './text-em.ts';

export type Notice = {
	readonly key: string;
	readonly text: string;
	/** "12 phút trước": a notice without its age could be of any day. */
	readonly age: string;
};

/** Between a notice and its age, and between two notices (rem; Ticker.svelte). */
const AGE_GAP_REM = 0.5;
const GAP_REM = 2;

/** As many on a page as its line has room for; one that is longer than the line has a page to itself, and breaks there. */
export function tickerPages(
	notices: readonly Notice[],
	widthRem: number,
): readonly (readonly Notice[])[] {
	const pages: Notice[][] = [];
	let used = Infinity;
	for (const notice of notices) {
		const own = textEm(notice.text) + AGE_GAP_REM + textEm(notice.age);
		if (used + GAP_REM + own > widthRem) {
			pages.push([]);
			used = own;
		} else {
			used += GAP_REM + own;
		}
		pages.at(-1)?.push(notice);
	}
	return pages;
}
