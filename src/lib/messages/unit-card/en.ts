import type { vi } from './vi.ts';

/** In English: the same keys, the same `{names}` in any order. */
export const en = {
	card_rank: 'rank {rank} of {count}',
	card_coverage: '{count} of {total} indicators with data',
	card_sum: '{points} points × {scale} = {score}',
	card_points: '{points} points',
	card_due: 'due {day}',
	card_shown: '{from}–{to} of {total} indicators',
	card_past_failed: 'its course could not be had',
	standing_was: '{standing} (old data)',
	close: 'Close',
	search_hint: 'Name or code, no accents needed: da teh',
	search_none: 'There is no such unit',
	search_more: '+{count} more units, type on',
	search_former: 'formerly {name}',
	origin_time: 'Figure of {at}',
	origin_reading: 'Automatic message from {source}, received {at}',
	origin_unnamed: 'a source without a name',
	origin_file: 'File {file}, cell {cell}: “{raw}”; imported by {by} {at}',
	origin_system: 'System {by} delivered “{raw}” {at}',
	origin_evidence: 'Evidence: {evidence}',
	origin_before: 'Before it {value}, until {at}',
	origin_none: 'Its origin could not be found',
} satisfies Record<keyof typeof vi, string>;
