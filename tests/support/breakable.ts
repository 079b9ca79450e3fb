import { DatabaseUnavailable } from '#server/db/database.ts';
import type { Database } from '#server/db/database.ts';

/** A database whose connection a test can cut: while `away`, every question fails as one that was lost does. */
export class BreakableDatabase implements Database {
	readonly #database: Database;
	away = false;

	constructor(database: Database) {
		this.#database = database;
	}

	get kind(): Database['kind'] {
		return this.#database.kind;
	}

	query: Database['query'] = async (sql, parameters) => {
		this.#requireConnection();
		return this.#database.query(sql, parameters);
	};

	transaction: Database['transaction'] = async (work) => {
		this.#requireConnection();
		return this.#database.transaction(work);
	};

	listen: Database['listen'] = async (channel, onNotify) => {
		this.#requireConnection();
		return this.#database.listen(channel, (payload) => {
			if (!this.away) onNotify(payload);
		});
	};

	hold: Database['hold'] = async (name) => {
		this.#requireConnection();
		return this.#database.hold(name);
	};

	close(): Promise<void> {
		return this.#database.close();
	}

	#requireConnection(): void {
		if (this.away) throw new DatabaseUnavailable('the database cannot be reached');
	}
}
