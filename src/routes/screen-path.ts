/** The address of the overview, of one province where it is named, with what this page was asked for: language, distance, theme. */
export function overviewPath(asked: URLSearchParams, province: string | null): string {
	const query = new URLSearchParams(asked);
	if (province === null) query.delete('province');
	else query.set('province', province);
	const text = query.toString();
	return text === '' ? '/wall/overview' : `/wall/overview?${text}`;
}
