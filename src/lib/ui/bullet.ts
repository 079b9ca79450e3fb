/** Where the scale of a bullet ends: the target stands at four fifths, a share of the whole ends at 100 per cent. */
export function bulletMax({
	value,
	target,
}: {
	readonly value: number | null;
	readonly target: number | null;
}): number {
	const wanted = Math.max((target ?? 100) * 1.25, value ?? 0);
	const within = (target ?? 0) <= 100 && (value ?? 0) <= 100;
	return (within ? Math.min(wanted, 100) : wanted) || 1;
}
