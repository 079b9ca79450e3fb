/**
 * The live channel between server and screen (socket.io, path `/live`).
 *
 * A screen says which topics it watches and gets, for each, one snapshot and then deltas. `seq` counts
 * the deltas of one topic on one server run (`epoch`): a delta whose `seq` is not the last one plus one, or
 * whose `epoch` differs, is a gap, and the screen asks for a fresh snapshot with `resync`.
 * `version` is the database's: everything committed up to it is in what was sent.
 * `now` is the server's clock in epoch milliseconds; screens count ages from it, never from their own clock.
 */
import type { Device, DeviceStanding, DeviceState } from '../domain/device.ts';
import type { Freshness } from '../domain/freshness.ts';
import type { Evidence, IntervalBasis } from '../domain/liveness/evidence.ts';
import type { RejectReason, TimeSource } from '../domain/reading.ts';
import type { NamedScreenToServer, ServerToNamedScreen } from './screen.ts';

export const LIVE_PATH = '/live';

/** The server sends a beat at least this often (ms). */
export const BEAT_MS = 2_000;

/** Rows are tuples: a delta is mostly these, and keys would be two thirds of its bytes. */
export type ObservationRow = [
	unitId: number,
	indicatorId: number,
	value: number,
	observedAt: number,
	timeSource: TimeSource,
	freshness: Freshness,
	sample: 0 | 1,
	source: string | null,
	typed: 0 | 1,
];

export type StandingRow = [
	id: number,
	state: DeviceState,
	reason: string | null,
	since: number | null,
	seenAt: number | null,
	timeSource: TimeSource | null,
	freshness: Freshness,
	evidence: Evidence,
	intervalS: number,
	intervalBasis: IntervalBasis,
	flapping: 0 | 1,
];

export function toStanding(row: StandingRow): DeviceStanding {
	const [id, state, reason, since, seenAt, timeSource, freshness] = row;
	const [, , , , , , , evidence, intervalS, intervalBasis, flapping] = row;
	return {
		id,
		state,
		reason,
		since,
		seenAt,
		timeSource,
		freshness,
		evidence,
		intervalS,
		intervalBasis,
		flapping: flapping === 1,
	};
}

export type DeadLetterSummary = {
	/** Messages of the last 24 hours that could not be taken. */
	readonly last24h: number;
	/** When the first of those came (epoch ms); null where there is none. */
	readonly since: number | null;
	readonly latest: {
		readonly id: number;
		readonly receivedAt: number;
		readonly topic: string;
		readonly reason: RejectReason;
		readonly detail: string;
	} | null;
};

/** One running ingest or server process, by its own report in the database. */
export type ServiceReport = {
	readonly name: string;
	readonly instance: string;
	readonly seenAt: number;
	/** `ok`, `starting`, `helping`, `standby`, or what it lacks: `broker-lost`, `database-lost`, `stopped`. */
	readonly state: string;
	readonly freshness: Freshness;
};

export type TopicBody = {
	indicators: { readonly rows: readonly ObservationRow[] };
	/** `devices`: those whose description is new or changed; `standings`: those whose state is. */
	devices: { readonly devices: readonly Device[]; readonly standings: readonly StandingRow[] };
	system: {
		readonly deadLetters: DeadLetterSummary;
		readonly services: readonly ServiceReport[];
		/** Grows when units, boundaries, indicators or targets change: then a page loads them anew. */
		readonly catalogueVersion: number;
		/** Grows, on one run of the server, when a scene is another: then a page loads it anew. */
		readonly scenesVersion: number;
		/** Mistakes in the files of scenes: those in force are of before. */
		readonly sceneProblems: number;
	};
};

export type Family = keyof TopicBody;

type Head = {
	/** Changes with every run of a server. */
	readonly epoch: string;
	readonly seq: number;
	readonly version: number;
	readonly now: number;
};

/** In a delta of `system`, the whole (small) body is sent. */
export type TopicMessage =
	| (Head & {
			readonly topic: string;
			readonly family: 'indicators';
			readonly body: TopicBody['indicators'];
	  })
	| (Head & {
			readonly topic: string;
			readonly family: 'devices';
			readonly body: TopicBody['devices'];
	  })
	| (Head & {
			readonly topic: string;
			readonly family: 'system';
			readonly body: TopicBody['system'];
	  });

export type Beat = {
	readonly epoch: string;
	readonly now: number;
	readonly version: number;
	/** When the server last made sure with the database that it has everything; what a link's age is counted from. */
	readonly confirmedAt: number;
};

export type ServerToScreen = ServerToNamedScreen & {
	snapshot: (message: TopicMessage) => void;
	delta: (message: TopicMessage) => void;
	beat: (beat: Beat) => void;
	/** A request that could not be taken, in words. */
	refused: (problem: { readonly topic: string; readonly detail: string }) => void;
};

export type ScreenToServer = NamedScreenToServer & {
	/** The whole list of topics this screen wants from now on. */
	watch: (topics: readonly string[]) => void;
	resync: (topic: string) => void;
};
