/**
 * Whether a message says itself of when it is. One that does may be read by whoever has room, and come twice without being
 * counted twice; one that does not is ordered by its receipt, so all of those are read in one place. Each process must
 * give the same answer, whatever its clock and version, so the bytes are looked at and nothing more: JSON that hides its
 * `ts` behind escapes is read in the one place, too.
 */
export function tellsItsTime({
	topic,
	payload,
}: {
	readonly topic: string;
	readonly payload: Buffer;
}): boolean {
	// What is described later goes before what was described earlier, and descriptions have no time.
	return !topic.endsWith('/info') && payload.includes('"ts"');
}
