/** Reads a browser's trace: how much script its page ran. */

export const TRACED = ['devtools.timeline', '__metadata'] as const;

/** deck.gl asks for each frame, MapLibre for those in which it has something to draw; the wall itself asks for none. */
const FRAME = 'FireAnimationFrame';
const SCRIPT = new Set(['EvaluateScript', FRAME, 'FunctionCall', 'RunMicrotasks', 'TimerFire']);

/** What script may ask for in its midst, by reading a size. */
const LAYOUT = new Set(['Layout', 'UpdateLayoutTree']);

type TraceEvent = {
	readonly name: string;
	readonly pid: number;
	readonly tid: number;
	/** Microseconds. */
	readonly ts: number;
	readonly dur?: number;
	/** Microseconds of the processor's time. */
	readonly tdur?: number;
	readonly args?: { readonly name?: string };
};

/** Milliseconds that began in one window. */
export type Work = {
	readonly script: number;
	/** What of it drew the frames of the map. */
	readonly frames: number;
	/** Style and layout that the script had to wait for. */
	readonly forced: number;
};

/** Of the busiest page's main thread: by the clock, and by the time that the processor gave it. */
export type WorkPerWindow = {
	readonly clock: readonly Work[];
	readonly processor: readonly Work[];
};

export function workPerWindow(trace: string, windowMs: number): WorkPerWindow {
	const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
	const mains = new Set(
		traceEvents
			.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
			.map(threadOf),
	);
	const work = traceEvents.filter(
		(event) => (SCRIPT.has(event.name) || LAYOUT.has(event.name)) && mains.has(threadOf(event)),
	);
	const threads = [...Map.groupBy(work, threadOf).values()];
	const busiest = (threads.toSorted((a, b) => b.length - a.length)[0] ?? []).toSorted(
		(a, b) => a.ts - b.ts,
	);
	return {
		clock: windowsOf(busiest, { windowMs, lengthUs: ({ dur = 0 }) => dur }),
		processor: windowsOf(busiest, { windowMs, lengthUs: ({ tdur = 0 }) => tdur }),
	};
}

/** @param events in the order of their times */
function windowsOf(
	events: readonly TraceEvent[],
	{ windowMs, lengthUs }: { windowMs: number; lengthUs: (event: TraceEvent) => number },
): Work[] {
	const first = events[0]?.ts ?? 0;
	const last = events.at(-1)?.ts ?? 0;
	const windowUs = windowMs * 1000;
	const windows = Array.from({ length: Math.floor((last - first) / windowUs) + 1 }, () => ({
		script: 0,
		frames: 0,
		forced: 0,
	}));
	const until = { script: 0, layout: 0 };
	/** The one in which the last script began: what it asked for is taken from it there. */
	let own: (typeof windows)[number] | undefined;
	for (const event of events) {
		const { name, ts, dur = 0 } = event;
		const kind = SCRIPT.has(name) ? 'script' : 'layout';
		// What runs within another of its kind is counted with it.
		if (ts < until[kind]) continue;
		until[kind] = ts + dur;
		const ms = lengthUs(event) / 1000;
		if (kind === 'script') {
			own = windows[Math.floor((ts - first) / windowUs)];
			if (!own) continue;
			own.script += ms;
			if (name === FRAME) own.frames += ms;
		} else if (own && ts < until.script) {
			own.forced += ms;
			own.script -= ms;
		}
	}
	return windows;
}

function threadOf({ pid, tid }: TraceEvent): string {
	return `${pid} ${tid}`;
}
