/** What a finger needs of a target (px); 0 where a mouse points. */
export function touchPx(): number {
	return matchMedia('(pointer: coarse)').matches ? 48 : 0;
}
