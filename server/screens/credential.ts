/** A screen's credential: 256 random bits in a cookie, of which the database has the hash alone. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { SCREEN_COOKIE } from '#lib/wire/screen.ts';

/** Where credentials and codes come from; tests have their own. */
export type Secrets = {
	readonly token: () => string;
	/** At least 0, less than 1, and not to be foreseen. */
	readonly random: () => number;
};

const PARTS = 2 ** 40;

export const secrets: Secrets = {
	token: () => randomBytes(32).toString('base64url'),
	random: () => randomInt(PARTS) / PARTS,
};

const TOKEN = /^[\w-]{43}$/;

/** Hexadecimal; null where that is no credential of ours. */
export function tokenHash(token: string | null): string | null {
	if (token === null || !TOKEN.test(token)) return null;
	return createHash('sha256').update(token).digest('hex');
}

/** Of a `Cookie` header. */
export function tokenOf(header: string | undefined): string | null {
	for (const part of header?.split(';') ?? []) {
		const [name = '', value = ''] = part.split('=').map((text) => text.trim());
		if (name === SCREEN_COOKIE) return value;
	}
	return null;
}
