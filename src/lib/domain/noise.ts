/** Shares such as 0.1 have no exact sum: what is less than a millionth is noise. */
export function withoutNoise(value: number): number {
	return Number(value.toFixed(6));
}
