import type { ServerResponse } from 'node:http';

/** The Content-Security-Policy is SvelteKit's, from svelte.config.js: it knows the nonces. */
const SECURITY_HEADERS = {
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	'Referrer-Policy': 'no-referrer',
	'Permissions-Policy':
		'camera=(), microphone=(), payment=(), usb=(), serial=(), geolocation=(self), fullscreen=(self)',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** On every answer, pages and files alike. */
export function setSecurityHeaders(response: ServerResponse): void {
	for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
}
