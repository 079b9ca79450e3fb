/** The same page, with other parameters in its address. */
export function pathWith(search: URLSearchParams, other: Readonly<Record<string, string>>): string {
	const changed = new URLSearchParams(search);
	for (const [name, value] of Object.entries(other)) changed.set(name, value);
	return `?${changed.toString()}`;
}
