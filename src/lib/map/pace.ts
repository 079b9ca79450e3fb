/**
 * Runs `work` at once, and again at most every `everyMs`, which is asked when it is waited for: what is asked for in between is done once, at the
 * end of it. `stop` forgets what is still to be done.
 */
export function pace(
	work: () => void,
	{ everyMs, now }: { everyMs: () => number; now: () => number },
) {
	let timer: ReturnType<typeof setTimeout> | null = null;
	let lastAt = -Infinity;
	const run = (): void => {
		timer = null;
		lastAt = now();
		work();
	};
	return {
		ask(): void {
			if (timer !== null) return;
			const waitMs = lastAt + everyMs() - now();
			if (waitMs <= 0) run();
			else timer = setTimeout(run, waitMs);
		},
		stop(): void {
			if (timer !== null) clearTimeout(timer);
			timer = null;
		},
	};
}
