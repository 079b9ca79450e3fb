/** What the judge of liveness leaves in the database: its watch, its verdicts, and what it has to remember. */
import type { Hearing } from '#lib/domain/liveness/facts.ts';
import type { Memory, Verdict } from '#lib/domain/liveness/memory.ts';
import { booleans, float8s, int4s } from './batch/columns.ts';
import { GROW_FEED, VERSION } from './batch/feed.ts';
import type { Database, Queryable } from './database.ts';
import { MS } from './tuples.ts';

/** Another judge has begun a watch: what this one would write is no longer wanted, and nothing was written. */
export class WatchEnded extends Error {
	override readonly name = 'WatchEnded';
}

type Heard = Pick<Hearing, 'from' | 'until'>;

const BEGIN_WATCH = `
	with before as (select heard_from, heard_until from liveness_watch order by id desc limit 1),
	begun as (
		insert into liveness_watch (from_at, until_at, heard_from, heard_until)
		select to_timestamp($1::float8 / 1000), to_timestamp($1::float8 / 1000),
			(select heard_from from before), (select heard_until from before)
		returning id, heard_from, heard_until
	)
	select id, ${MS('heard_from')} as "from", ${MS('heard_until')} as until from begun`;

/** Ends the watch of whoever judged before; `now` in epoch ms. Resolves to what that one knew of ingest. */
export async function beginWatch(
	database: Queryable,
	now: number,
): Promise<{ readonly id: number; readonly heard: Heard }> {
	const [begun] = await database.query<Heard & { id: number }>(BEGIN_WATCH, [now]);
	if (!begun) throw new Error('The database began no watch');
	const { id, from, until } = begun;
	return { id, heard: { from, until } };
}

/** With the newest watch alone, so that of two judges only the newer one writes. */
const PROLONG_WATCH = `
	update liveness_watch
	set until_at = greatest(until_at, to_timestamp($2::float8 / 1000)),
		heard_from = to_timestamp($3::float8 / 1000), heard_until = to_timestamp($4::float8 / 1000)
	where id = $1 and id = (select max(id) from liveness_watch) returning id`;

const KEEP_HISTORY = `
	insert into device_state (device_id, state, reason, at, decided_at)
	select device_id, state, reason, to_timestamp(at_ms / 1000), to_timestamp($5::float8 / 1000)
	from unnest($1::int[], $2::text[], $3::text[], $4::float8[]) as u (device_id, state, reason, at_ms)`;

const UPSERT_LATEST = `
	insert into latest_state (device_id, state, reason, since, evidence, interval_s, interval_basis, flapping, memory, version)
	select device_id, state, reason, to_timestamp(since_ms / 1000), evidence, interval_s, interval_basis, flapping, memory, ${VERSION}
	from unnest($1::int[], $2::text[], $3::text[], $4::float8[], $5::jsonb[], $6::float8[], $7::text[], $8::boolean[], $9::jsonb[])
		as u (device_id, state, reason, since_ms, evidence, interval_s, interval_basis, flapping, memory)
	on conflict (device_id) do update set
		state = excluded.state, reason = excluded.reason, since = excluded.since, evidence = excluded.evidence,
		interval_s = excluded.interval_s, interval_basis = excluded.interval_basis, flapping = excluded.flapping,
		memory = excluded.memory, version = excluded.version`;

const UPDATE_MEMORY = `
	update latest_state l set memory = u.memory
	from unnest($1::int[], $2::jsonb[]) as u (device_id, memory) where l.device_id = u.device_id`;

export type Decided = {
	/** Verdicts in the order they were given; of one device there may be several. */
	readonly history: readonly { readonly id: number; readonly verdict: Verdict }[];
	/** One for each device of which anything is another than before. */
	readonly latest: readonly {
		readonly id: number;
		readonly memory: Memory & { verdict: Verdict };
	}[];
	/** Of others, without a new version: screens show nothing of it. */
	readonly memories: readonly { readonly id: number; readonly memory: Memory }[];
};

export const NOTHING_DECIDED: Decided = { history: [], latest: [], memories: [] };

/** In one transaction, which prolongs the watch to `now`; throws `WatchEnded` where that is not this judge's any more. */
export async function writeDecided(
	database: Pick<Database, 'transaction'>,
	{ history, latest, memories }: Decided,
	watch: { readonly id: number; readonly now: number; readonly heard: Heard },
): Promise<void> {
	const { id, now, heard } = watch;
	await database.transaction(async (tx) => {
		const [prolonged] = await Promise.all([
			tx.query(PROLONG_WATCH, [id, now, heard.from, heard.until]),
			latest.length > 0 && tx.query(GROW_FEED),
			history.length > 0 && tx.query(KEEP_HISTORY, [...historyColumns(history), now]),
			latest.length > 0 && tx.query(UPSERT_LATEST, latestColumns(latest)),
			memories.length > 0 &&
				tx.query(UPDATE_MEMORY, [
					int4s(memories.map((each) => each.id)),
					memories.map(({ memory }) => JSON.stringify(memory)),
				]),
		]);
		if (prolonged.length === 0) throw new WatchEnded(`Watch ${id} has ended`);
	});
}

function historyColumns(history: Decided['history']): unknown[] {
	return [
		int4s(history.map(({ id }) => id)),
		history.map(({ verdict }) => verdict.state),
		history.map(({ verdict }) => verdict.reason),
		float8s(history.map(({ verdict }) => verdict.at)),
	];
}

function latestColumns(latest: Decided['latest']): unknown[] {
	const verdicts = latest.map(({ memory }) => memory.verdict);
	return [
		int4s(latest.map(({ id }) => id)),
		verdicts.map(({ state }) => state),
		verdicts.map(({ reason }) => reason),
		float8s(verdicts.map(({ since }) => since)),
		verdicts.map(({ evidence }) => JSON.stringify(evidence)),
		float8s(verdicts.map(({ intervalS }) => intervalS)),
		verdicts.map(({ intervalBasis }) => intervalBasis),
		booleans(verdicts.map(({ flapping }) => flapping)),
		latest.map(({ memory }) => JSON.stringify(memory)),
	];
}

/** As it was written, of whatever version of this program that was. */
export async function readMemories(
	database: Queryable,
): Promise<{ readonly id: number; readonly memory: unknown }[]> {
	return database.query('select device_id as id, memory from latest_state');
}
