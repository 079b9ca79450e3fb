import { DatabaseUnavailable } from '../db/database.ts';
import type { Live } from '../live/live.ts';
import type { Catalogue } from '../services.ts';

/** The catalogue that screens have; throws `DatabaseUnavailable` until there is one. */
export function currentCatalogue(live: Live): () => Promise<Catalogue> {
	return () => {
		if (live.catalogue) return Promise.resolve(live.catalogue);
		const readiness = live.readiness();
		const reason = readiness.ready ? 'the first snapshot is being built' : readiness.reason;
		return Promise.reject(new DatabaseUnavailable(reason));
	};
}
