import type { vi } from './vi.ts';

/** In English: the same keys, the same `{names}` in any order. */
export const en = {
	frozen: 'Held as of {time} on {day}',
	frozen_for: '{age} ago, not the present',
	holding: 'picture is held',
	linked: 'Connected to the server',
	message_from: '{by}, {time}',
} satisfies Record<keyof typeof vi, string>;
