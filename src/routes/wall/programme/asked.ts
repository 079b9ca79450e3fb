/** What the address asks this wall to show. Of the screen itself screen-settings.ts tells. */
export type Asked = {
	/** Code of the indicator that the map is drawn by; null: by the score. */
	readonly indicator: string | null;
	/** Code of the unit whose card is open. */
	readonly unit: string | null;
};

export function askedOf(query: URLSearchParams): Asked {
	return { indicator: query.get('indicator') || null, unit: query.get('unit') || null };
}

/** The address that asks for something else, and leaves all else as it is. */
export function asking(url: URL, change: Partial<Asked>): string {
	const query = new URLSearchParams(url.searchParams);
	for (const [name, value] of Object.entries(change)) {
		if (value === null) query.delete(name);
		else query.set(name, value);
	}
	const text = query.toString();
	return text === '' ? url.pathname : `${url.pathname}?${text}`;
}

/** The next of the codes, and after the last none; before the first the last. */
export function stepped(
	codes: readonly string[],
	{ from, by }: { readonly from: string | null; readonly by: 1 | -1 },
): string | null {
	const all = [null, ...codes];
	const at = Math.max(0, all.indexOf(from));
	return all[(at + by + all.length) % all.length] ?? null;
}
