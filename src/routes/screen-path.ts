import type { ScreenSettings } from '#lib/domain/screen.ts';

/** The address of a scene, of one province where it is named, with what this page was asked for: language, distance, theme. */
export function scenePath(
	scene: string,
	asked: URLSearchParams,
	province: string | null = null,
): string {
	const query = new URLSearchParams(asked);
	if (province === null) query.delete('province');
	else query.set('province', province);
	return path(scene, query);
}

type Looks = Pick<ScreenSettings, 'distanceM' | 'panelHeightCm' | 'theme' | 'locale'>;

/** The query of an address with a screen's own distance, panel, theme and language in place of others. */
export function withLooks(asked: URLSearchParams, looks: Looks): URLSearchParams {
	const query = new URLSearchParams(asked);
	query.set('distance', String(looks.distanceM));
	query.set('panel', String(looks.panelHeightCm));
	query.set('theme', looks.theme);
	query.set('lang', looks.locale);
	return query;
}

/** The address at which a screen begins: the first scene of its playlist that there is. */
export function screenPath(
	screen: Looks & Pick<ScreenSettings, 'playlist'>,
	scenes: readonly { readonly name: string }[],
): string {
	const names = scenes.map(({ name }) => name);
	const first = screen.playlist.find(({ scene }) => names.includes(scene))?.scene ?? names[0] ?? '';
	return path(first, withLooks(new URLSearchParams(), screen));
}

function path(scene: string, query: URLSearchParams): string {
	const text = query.toString();
	return text === '' ? `/wall/${scene}` : `/wall/${scene}?${text}`;
}
