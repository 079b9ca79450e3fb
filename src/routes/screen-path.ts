/** The address of a scene, of one province where it is named, with what this page was asked for: language, distance, theme. */
export function scenePath(
	scene: 'overview' | 'devices' | 'programme',
	asked: URLSearchParams,
	province: string | null = null,
): string {
	const query = new URLSearchParams(asked);
	if (province === null) query.delete('province');
	else query.set('province', province);
	const text = query.toString();
	return text === '' ? `/wall/${scene}` : `/wall/${scene}?${text}`;
}
