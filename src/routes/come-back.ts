const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Asks for a page again and again, with growing, jittered pauses, until it is served; never reloads before.
 *
 * @returns stops it
 */
export function comeBack(options: {
	readonly address: string;
	readonly fetch: (address: string) => Promise<{ readonly ok: boolean }>;
	readonly random: () => number;
	/** Told of each attempt, counted from 1. */
	readonly tried: (count: number) => void;
	readonly found: () => void;
}): () => void {
	let stopped = false;
	let count = 0;
	let timer: ReturnType<typeof setTimeout>;
	const attempt = async (): Promise<void> => {
		count += 1;
		options.tried(count);
		// A server that is away is what is being waited for.
		const served = await options.fetch(options.address).then(
			({ ok }) => ok,
			() => false,
		);
		if (stopped) return;
		if (served) options.found();
		else wait();
	};
	const wait = (): void => {
		const pause = Math.min(FIRST_PAUSE_MS * 2 ** count, LONGEST_PAUSE_MS);
		timer = setTimeout(() => void attempt(), pause * (0.5 + options.random()));
	};
	wait();
	return () => {
		stopped = true;
		clearTimeout(timer);
	};
}
