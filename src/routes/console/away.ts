import { error } from '@sveltejs/kit';
import { refused } from '#lib/messages/refused/words.ts';

/** By its name: this bundle has a copy of its own of the class. */
export function isDatabaseAway(thrown: unknown): boolean {
	return thrown instanceof Error && thrown.name === 'DatabaseUnavailable';
}

/** What a page loads; where the database is away the answer is 503 and says so. */
export async function away<T>(asked: Promise<T>): Promise<T> {
	try {
		return await asked;
	} catch (thrown) {
		if (isDatabaseAway(thrown)) error(503, refused.error_database_away());
		throw thrown;
	}
}
