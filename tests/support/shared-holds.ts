import type { Database, Hold } from '#server/db/database.ts';
import { BreakableDatabase } from './breakable.ts';

/** What only one at a time has, as a server gives it out: for ingests that stand for processes, in one process. */
export class SharedHolds {
	readonly #holders = new Map<string, MemberDatabase>();

	/** The database as one of them sees it. */
	member(database: Database): MemberDatabase {
		return new MemberDatabase(database, this.#holders);
	}
}

export class MemberDatabase extends BreakableDatabase {
	readonly #holders: Map<string, MemberDatabase>;
	readonly #lost = new AbortController();

	constructor(database: Database, holders: Map<string, MemberDatabase>) {
		super(database);
		this.#holders = holders;
	}

	override hold = (name: string): Promise<Hold> => {
		if (this.away) return Promise.reject(new Error('the database cannot be reached'));
		const holder = this.#holders.get(name);
		if (holder && holder !== this) return Promise.resolve({ kind: 'taken', by: 'another' });
		this.#holders.set(name, this);
		return Promise.resolve({
			kind: 'held',
			lost: this.#lost.signal,
			release: () => Promise.resolve(this.#giveUp((own) => own === name)),
		});
	};

	/** As when its process was killed: it reaches the database no more, and what it held is free. */
	vanish(): void {
		this.away = true;
		this.#giveUp(() => true);
	}

	#giveUp(which: (name: string) => boolean): void {
		for (const [name, holder] of this.#holders) {
			if (holder === this && which(name)) this.#holders.delete(name);
		}
	}
}
