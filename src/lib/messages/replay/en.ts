import type { vi } from './vi.ts';

export const en = {
	past: 'Replay',
	past_about: 'Showing the past: {time}',
	live: 'Live',
	back_to_live: 'Back to live',
	play: 'Play',
	pause: 'Pause',
	moment: 'Moment shown',
	now: 'Now',
	began_critical: '{time}: {count} troubles began, critical ones among them',
	began_warning: '{time}: {count} warnings began',
	troubles: 'Troubles of the last {hours} hours',
	devices_left_out: '{count} devices are not in the replay',
	reading: 'Reading the last hours…',
	not_had: 'The last hours could not be read',
} satisfies Record<keyof typeof vi, string>;
