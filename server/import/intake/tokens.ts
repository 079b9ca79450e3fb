/** Who may deliver figures: systems with a token of their own. */
import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The name whose token it is, null where it is nobody's. Digests are compared, all of them, so that how long it takes says
 * nothing of any token. `tokens`: by name.
 */
export function tokenOwner(
	tokens: Readonly<Record<string, string>>,
	authorization: string | null,
): string | null {
	const [, given = ''] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
	let owner: string | null = null;
	for (const [name, token] of Object.entries(tokens)) {
		if (timingSafeEqual(digest(token), digest(given))) owner = name;
	}
	return owner;
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
