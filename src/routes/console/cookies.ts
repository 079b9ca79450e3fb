/** What the console keeps in the browser: how it looks, and who last said who he is. */
import type { Cookies } from '@sveltejs/kit';

export const THEME_COOKIE = 'ioc-theme';
const BY_COOKIE = 'ioc-by';
const YEAR_S = 365 * 86_400;

type Kept = { readonly cookies: Cookies; readonly url: URL };

export function keptName({ cookies }: Pick<Kept, 'cookies'>): string {
	return cookies.get(BY_COOKIE) ?? '';
}

export function keepName(event: Kept, by: string): void {
	keep(event, BY_COOKIE, by);
}

export function keepTheme(event: Kept, theme: 'light' | 'dark'): void {
	keep(event, THEME_COOKIE, theme);
}

function keep({ cookies, url }: Kept, name: string, value: string): void {
	cookies.set(name, value, {
		path: '/console',
		maxAge: YEAR_S,
		sameSite: 'strict',
		secure: url.protocol === 'https:',
	});
}
