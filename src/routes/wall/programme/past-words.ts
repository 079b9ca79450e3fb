import { formatDateTime, formatDay } from '#lib/domain/time-format.ts';
import { p } from '#lib/messages/programme/words.ts';
import type { Programme } from '#lib/wire/api/programme.ts';

/** What the header says of a day that has passed: which, as known when, or by whom it was closed; null of today. */
export function pastWords({
	live,
	day,
	believedAt,
	close,
}: Pick<Programme, 'live' | 'day' | 'believedAt' | 'close'>): {
	readonly words: string;
	readonly day: string;
	readonly more: string;
	readonly linked: string;
} | null {
	if (live) return null;
	const more = (): string => {
		if (close) {
			const at = formatDateTime(Date.parse(close.closedAt));
			return p.as_closed({ name: close.name, by: close.closedBy, at });
		}
		return believedAt === null ? '' : p.as_believed({ day: formatDay(believedAt) });
	};
	return { words: p.as_of(), day: formatDay(day), more: more(), linked: p.linked() };
}

/** Why a day is empty as it was believed on another: of its figures none had come by then. '' where any was known. */
export function unknownThenWords({
	day,
	believedAt,
	close,
	cells,
}: Pick<Programme, 'day' | 'believedAt' | 'close' | 'cells'>): string {
	if (believedAt === null || close !== null || cells.length > 0) return '';
	return p.unknown_then({ day: formatDay(day), believed: formatDay(believedAt) });
}
