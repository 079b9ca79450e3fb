import type { ServerResponse } from 'node:http';

/** The Content-Security-Policy is SvelteKit's, from svelte.config.js: it knows the nonces. */
const SECURITY_HEADERS = {
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	// With `no-referrer` a browser sends forms with `Origin: null`, and SvelteKit takes them for another site's.
	'Referrer-Policy': 'same-origin',
	'Permissions-Policy':
		'camera=(), microphone=(), payment=(), usb=(), serial=(), geolocation=(self), fullscreen=(self)',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** On every answer, pages and files alike. */
export function setSecurityHeaders(response: ServerResponse): void {
	for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
}
