const FIRST_MS = 200;
const LONGEST_MS = 10_000;

/** Milliseconds to wait before the next attempt: doubling to 10 s, each anywhere in the upper half (jitter). */
export function backoffMs(attempt: number, random: () => number): number {
	const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16));
	return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}
