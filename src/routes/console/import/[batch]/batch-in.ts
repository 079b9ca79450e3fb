/** Number of the delivery that an address names; null: it names none. */
export function batchIn({ batch }: { readonly batch: string }): number | null {
	return /^[1-9]\d{0,14}$/.test(batch) ? Number(batch) : null;
}
