/**
 * What a time of a timeline is shown as; each has its own height or pattern, so that none is told by colour alone.
 * `absent`: before the first that is known of the device.
 */
export type TimelineLook = 'up' | 'degraded' | 'down' | 'maintenance' | 'unknown' | 'absent';

/** Worst first: what a mark is of in which there were several. */
export const TIMELINE_LOOKS: readonly TimelineLook[] = [
	'down',
	'degraded',
	'unknown',
	'maintenance',
	'up',
	'absent',
];

/** Marks of one look side by side; `from` and `marks` are counted in marks. */
export type TimelineRun = {
	readonly look: TimelineLook;
	readonly from: number;
	readonly marks: number;
};

/** One device's last hours. */
export type TimelineRow = {
	/** `{site}/{device}` */
	readonly key: string;
	readonly site: string;
	readonly device: string;
	readonly name: string;
	readonly place: string;
	/** "ngừng 12 phút · 4 lần đổi" */
	readonly words: string;
	readonly sample: boolean;
	/** Side by side over the whole width. */
	readonly runs: readonly TimelineRun[];
};

/** A full hour, as a share of the width. */
export type TimelineTick = { readonly at: number; readonly words: string };
