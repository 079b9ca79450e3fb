import type { Database, Queryable } from '../../db/database.ts';
import { isCollision, isRepeat } from '../../db/errors.ts';

const ATTEMPTS = 5;

/**
 * One transaction that changes figures. A reading of the same unit, indicator and time that comes in the same moment may be in
 * the way: then it is done once more, and sees that reading.
 */
export async function changeFigures<T>(
	database: Database,
	work: (tx: Queryable) => Promise<T>,
): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await database.transaction(work);
		} catch (error) {
			if (attempt === ATTEMPTS || !(isCollision(error) || isRepeat(error))) throw error;
		}
	}
}
