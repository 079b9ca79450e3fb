/** Waits for a condition that nothing announces; bounded. */
import { setTimeout as after } from 'node:timers/promises';

/**
 * The first answer that is neither null nor false. Throws after `timeoutMs`, with `what` and the last
 * error that `ask` threw meanwhile.
 */
export async function until<T>(
	what: string,
	ask: () => T | Promise<T>,
	{ timeoutMs = 30_000, everyMs = 50 }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<Exclude<T, null | false | undefined>> {
	const deadline = performance.now() + timeoutMs;
	let cause: unknown;
	while (performance.now() < deadline) {
		try {
			const answer = await ask();
			if (answer !== null && answer !== false && answer !== undefined) {
				return answer as Exclude<T, null | false | undefined>;
			}
		} catch (error) {
			cause = error;
		}
		await after(everyMs);
	}
	throw new Error(`Not within ${String(timeoutMs)} ms: ${what}`, { cause });
}
