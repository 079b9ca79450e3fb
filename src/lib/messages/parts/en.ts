import type { vi } from './vi.ts';

/** In English: the same keys, the same `{names}` in any order. */
export const en = {
	late: 'late, {age}',
	stale: 'stale, {age}',
	stale_undated: 'stale',
	unacknowledged: 'Not acknowledged',
	acknowledged: 'Acknowledged',
	cleared: 'Back to normal, not acknowledged',
	shelved: 'Shelved',
	shelved_until: 'Shelved until {until}',
	maintenance: 'In maintenance',
	series: '{name}: {value}',
	notices: 'Notices',
	notices_page: '{page}/{pages}',
	ago: '{age} ago',
} as const satisfies Record<keyof typeof vi, string>;
