/**
 * Asks until it is given, with a pause after each failure: a wall does without for a while, but never gives up.
 * Null when `stopped` says that nobody waits any more.
 */
export async function untilHad<T>(
	ask: () => Promise<T>,
	{
		pause,
		stopped,
		onproblem,
	}: {
		pause: () => Promise<void>;
		stopped: () => boolean;
		onproblem: (problem: unknown) => void;
	},
): Promise<T | null> {
	while (!stopped()) {
		try {
			return await ask();
		} catch (problem) {
			onproblem(problem);
			await pause();
		}
	}
	return null;
}
