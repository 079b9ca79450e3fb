import { p } from '#lib/messages/programme/words.ts';

/** "Tăng 3 bậc"; '' where the place before is not known. */
export function movedWords(moved: number | null): string {
	if (moved === null) return '';
	if (moved === 0) return p.moved_none();
	return moved > 0 ? p.moved_up({ count: moved }) : p.moved_down({ count: -moved });
}

/** "Tăng 3 bậc so với Sơ kết 6 tháng"; '' where the place before is not known. */
export function movedSinceWords(moved: number | null, since: string): string {
	return [movedWords(moved), moved === null ? '' : since].filter(Boolean).join(' ');
}

/**
 * What the key says of places gained and lost: since when, and where all that have a rank kept it, so. '' where no place
 * before is known, or what moved has no room.
 */
export function sinceWords(
	rows: readonly { readonly rank: number | null; readonly moved: number | null }[],
	{ since, shown }: { readonly since: string; readonly shown: boolean },
): string {
	if (shown) return since;
	const ranked = rows.filter(({ rank }) => rank !== null);
	const isKept = ranked.length > 0 && ranked.every(({ moved }) => moved === 0);
	return isKept ? p.moved_nobody({ since }) : '';
}
