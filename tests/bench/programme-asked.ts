/** A programme as the bench asks for it, and how long that takes. */
import { parse, stringify } from 'devalue';
import { latestOf } from '#lib/domain/observation.ts';
import { programmeStandings } from '#lib/domain/programme.ts';
import type { Programme } from '#lib/wire/api/programme.ts';
import { packed, unpacked, type PackedProgramme } from '#lib/wire/packed-programme.ts';
import type { Database } from '#server/db/database.ts';
import { programmeOfDay, standingsOn } from '#server/programme/programme.ts';
import type { Catalogue } from '#server/services.ts';
import { DAY, NOW, type Size } from './programme-history.ts';
import { median } from './quantiles.ts';

const ROUNDS = 15;

export type Asked = {
	readonly database: Database;
	readonly size: Size;
	readonly catalogue: Catalogue;
};

/** Of so many rounds, in milliseconds; the fastest is what it takes when nobody else uses the machine. */
export type Took = { readonly median: number; readonly fastest: number };

export async function timed(ask: (round: number) => unknown): Promise<Took> {
	const took: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const began = performance.now();
		await ask(round);
		took.push(performance.now() - began);
	}
	const rounded = (ms: number) => Math.round(ms * 10) / 10;
	return { median: rounded(median(took)), fastest: rounded(Math.min(...took)) };
}

export type ProgrammeAsked = {
	readonly programme: () => Promise<Programme>;
	/** Of the parts, as the wall and the API compare with; ISO days. */
	readonly standings: (day: string, believedAt?: string) => Promise<void>;
	/** With cells, targets and arithmetic as the heat table has them. */
	readonly standingsWithCells: () => Promise<void>;
	/** What the page is sent, as SvelteKit writes it down. */
	readonly heatTable: () => Promise<string>;
	/** The same with each figure and each target as an object. */
	readonly heatTableOfObjects: () => Promise<string>;
};

export function programmeAsked({ database, catalogue }: Omit<Asked, 'size'>): ProgrammeAsked {
	const sources = {
		database,
		catalogue: () => Promise.resolve(catalogue),
		latestObservations: () => [],
		now: () => NOW,
	};
	const programme = async (): Promise<Programme> => {
		const query = { province: null, day: DAY, believedAt: null };
		const answer = await programmeOfDay(sources, query);
		if (answer.kind !== 'found') throw new Error(answer.kind);
		const beside = { previous: null, lastYear: null, areaChanges: [], closes: [], close: null };
		return { ...answer.found, ...beside };
	};
	return {
		programme,
		standings: async (day, believedAt) => {
			const query = { province: null, day, believedAt: believedAt ?? null };
			const answer = await standingsOn(sources, query);
			if (answer.kind !== 'found') throw new Error(answer.kind);
		},
		standingsWithCells: async () => {
			standingsOf(await programme());
		},
		heatTable: async () => stringify(packed(await programme())),
		heatTableOfObjects: async () => stringify(await programme()),
	};
}

/** What the browser does with what it was sent. */
export function drawn(sent: string): void {
	standingsOf(unpacked(parse(sent) as PackedProgramme));
}

function standingsOf(programme: Programme): void {
	programmeStandings({ ...programme, latest: latestOf(programme.cells) });
}
