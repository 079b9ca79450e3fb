/** A screen's credential in its browser: for this server alone, and out of reach of scripts. */
import type { Cookies } from '@sveltejs/kit';
import { SCREEN_COOKIE } from '#lib/wire/screen.ts';

type Kept = { readonly cookies: Cookies; readonly url: URL };

/** As long as browsers keep anything; each time that a screen asks, it is kept that long anew. */
const KEPT_S = 400 * 86_400;

export function keptToken({ cookies }: Pick<Kept, 'cookies'>): string | null {
	return cookies.get(SCREEN_COOKIE) ?? null;
}

export function keepToken({ cookies, url }: Kept, token: string): void {
	cookies.set(SCREEN_COOKIE, token, {
		path: '/',
		maxAge: KEPT_S,
		httpOnly: true,
		sameSite: 'strict',
		secure: url.protocol === 'https:',
	});
}
