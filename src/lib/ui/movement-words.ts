import { p } from '#lib/messages/programme/words.ts';

/** "Tăng 3 bậc"; '' where the place before is not known. */
export function movedWords(moved: number | null): string {
	if (moved === null) return '';
	if (moved === 0) return p.moved_none();
	return moved > 0 ? p.moved_up({ count: moved }) : p.moved_down({ count: -moved });
}
