/** What the timeline shows of how devices stood in the last hours. */
import { isUp } from '#lib/domain/availability.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { formatTime } from '#lib/domain/time-format.ts';
import { dv } from '#lib/messages/devices/words.ts';
import { lengthWords } from '#lib/ui/length-words.ts';
import {
	TIMELINE_LOOKS,
	type TimelineLook,
	type TimelineRow,
	type TimelineRun,
	type TimelineTick,
} from '#lib/ui/timeline-row.ts';
import { told } from '#lib/ui/words.ts';
import type { DeviceStatesAnswer } from '#lib/wire/api/device-states.ts';

type Told = DeviceStatesAnswer['devices'][number];
type Stretch = Told['stretches'][number];

/** A mark is as wide as is still seen from afar; a shorter outage is as wide as one. */
export const MARK_MINUTES = 5;
const MARK_MS = MARK_MINUTES * 60_000;
/** Ticks stand at hours that this divides. */
const TICK_HOURS = 6;
const HOUR_MS = 3_600_000;
/** Of so few each has a line, whether anything happened to it or not. */
const FEW_DEVICES = 12;
/** Away and back is what the length tells already. */
const FEW_CHANGES = 2;
/** Of Vietnam, which has no summer time. */
const ZONE_OFFSET_MS = 7 * HOUR_MS;

/** Those that were not online all along, in a small field all, in the order of the answer. */
export function timelineRows(
	answer: DeviceStatesAnswer,
	{ placeOf, locale }: { readonly placeOf: (unitCode: string | null) => string; locale: Locale },
): TimelineRow[] {
	const told = tellsOfAll(answer) ? answer.devices : answer.devices.filter(isRestless);
	return told.map((device) => ({
		key: `${device.site}/${device.device}`,
		site: device.site,
		device: device.device,
		name: device.name === device.device ? `${device.site}/${device.device}` : device.name,
		place: placeOf(device.unit),
		words: courseWords(device, locale),
		sample: device.sample,
		runs: runsOf(device.stretches, answer),
	}));
}

/** Whether a line is not only for those to which something happened. */
export function tellsOfAll({ total, devices }: DeviceStatesAnswer): boolean {
	return total <= FEW_DEVICES && devices.length === total;
}

/** How many marks stand side by side. */
export function marksOf({ from, to }: Pick<DeviceStatesAnswer, 'from' | 'to'>): number {
	return Math.ceil((Date.parse(to) - Date.parse(from)) / MARK_MS);
}

/** At midnight and every six hours. */
export function timelineTicks({
	from,
	to,
}: Pick<DeviceStatesAnswer, 'from' | 'to'>): TimelineTick[] {
	const [begun, ended] = [Date.parse(from), Date.parse(to)];
	const step = TICK_HOURS * HOUR_MS;
	const first = Math.ceil((begun + ZONE_OFFSET_MS) / step) * step - ZONE_OFFSET_MS;
	const count = Math.max(0, Math.floor((ended - first) / step) + 1);
	return Array.from({ length: count }, (_, place) => {
		const at = first + place * step;
		return { at: (at - begun) / (ended - begun), words: formatTime(at) };
	});
}

/** How many there are to tell of beyond those of the answer. */
export function restlessBeyond({ total, steady, devices }: DeviceStatesAnswer): number {
	return Math.max(0, total - steady - devices.filter(isRestless).length);
}

/** Not where it was online whenever anybody knew. */
function isRestless({ stretches }: Told): boolean {
	const known = stretches.filter(({ state }) => state !== 'unknown');
	return known.length === 0 || known.some(({ state }) => state !== 'online');
}

function courseWords({ downS, degradedS, changes }: Told, locale: Locale): string {
	return told(
		downS > 0 && dv.timeline_down({ time: lengthWords(downS, locale) }),
		downS === 0 && degradedS > 0 && dv.timeline_degraded({ time: lengthWords(degradedS, locale) }),
		changes > FEW_CHANGES && dv.timeline_changes({ count: changes }),
	);
}

function runsOf(
	stretches: readonly Stretch[],
	span: Pick<DeviceStatesAnswer, 'from' | 'to'>,
): TimelineRun[] {
	const begun = Date.parse(span.from);
	const marks = new Array<TimelineLook>(marksOf(span)).fill('absent');
	for (const stretch of stretches) {
		const look = lookOf(stretch);
		const [first, last] = marksWithin(look, {
			from: (Date.parse(stretch.from) - begun) / MARK_MS,
			to: (Date.parse(stretch.to) - begun) / MARK_MS,
		});
		for (let mark = Math.max(0, first); mark < Math.min(last, marks.length); mark++) {
			marks[mark] = worse(marks[mark] ?? look, look);
		}
	}
	const runs: TimelineRun[] = [];
	for (const [place, look] of marks.entries()) {
		const before = runs.at(-1);
		if (before?.look === look) {
			runs[runs.length - 1] = { ...before, marks: before.marks + 1 };
		} else runs.push({ look, from: place, marks: 1 });
	}
	return runs;
}

/** Trouble takes every mark that it touches; what nobody knows, only those of which it is the greater part. */
function marksWithin(
	look: TimelineLook,
	{ from, to }: { from: number; to: number },
): readonly [first: number, last: number] {
	if (look === 'unknown') return [Math.round(from), Math.round(to)];
	return [Math.floor(from), Math.ceil(to)];
}

function lookOf({ state, reason }: Stretch): TimelineLook {
	if (state === 'maintenance') return state;
	const up = isUp(state, reason);
	if (up === null) return 'unknown';
	if (!up) return 'down';
	return state === 'degraded' ? 'degraded' : 'up';
}

function worse(a: TimelineLook, b: TimelineLook): TimelineLook {
	return TIMELINE_LOOKS.indexOf(a) < TIMELINE_LOOKS.indexOf(b) ? a : b;
}
