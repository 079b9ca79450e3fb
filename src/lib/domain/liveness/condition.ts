/** How a device is by the evidence of this moment, before anything is said of how often that changes. */
import { isUp } from '../availability.ts';
import { DEFAULT_HEARTBEAT_S } from '../device.ts';
import type { Evidence, Interval } from './evidence.ts';
import type { Facts, Hearing, Works } from './facts.ts';
import type { Verdict } from './memory.ts';
import { isNameless, type Resumption } from './resumption.ts';
import type { StreamEvidence } from './stream.ts';

export type Condition = Pick<Verdict, 'state' | 'reason' | 'evidence'> & {
	/** When it began, by the evidence (epoch ms). */
	readonly at: number;
	/** When it may be another without anything being heard (epoch ms); Infinity: never. */
	readonly dueAt: number;
};

type Case = {
	readonly before: Verdict | null;
	readonly facts: Facts;
	readonly hearing: Hearing;
	readonly stream: StreamEvidence | null;
	readonly interval: Interval;
	readonly resumption: Resumption | null;
	/** Up to when its “offline” is of an outage that is over; null: none is. */
	readonly backAt: number | null;
	/** When it was found to be away; null: it was heard since. */
	readonly missedAt: number | null;
	readonly now: number;
};

/** In intervals, as every value on a wall: late from 2 on, stale from 3 on. */
const LATE = 2;
export const OVERDUE = 3;

/**
 * A client that reconnects before the broker has noticed that it was gone makes the broker tell its last will, and says
 * right after that it is there (MQTT 3.1.1, 3.1.4-2): so a will that is taken back within this time is none (ms).
 */
export const WILL_HOLD_MS = 2_000;

/** The word of a device that its keeper has turned off, such as a camera of Frigate's (docs/cameras.md). */
const TURNED_OFF = 'disabled';

/**
 * After a loss of the broker so long its clients are waited for: they come back with a back-off of their own, mostly of no more
 * than a minute or two, and say then that they are there (ms).
 */
export const RECONNECTED_MS = 300_000;

/** Without its watch it is looked at as those are that did not say how often they speak. */
const UNWATCHED_MS = LATE * DEFAULT_HEARTBEAT_S * 1_000;

const HEARD: Evidence = { kind: 'heard' };

/** Ingest tells every five seconds that it hears; until then an overdue device is late. */
const ASK_AGAIN_MS = 1_000;

export function conditionOf(of: Case): Condition {
	const { facts, resumption, now } = of;
	const { maintenance, report, seenAt } = facts;
	if (maintenance !== null) return inWorks(maintenance);
	if (report?.state === 'offline') {
		if (report.reason === TURNED_OFF) return turnedOff(of, report);
		const isTold = report.at !== null || seenAt === null;
		if (isTold && !resumption?.isSure) return said(of, report);
	}
	if (seenAt === null) {
		const evidence: Evidence = { kind: 'none' };
		return { state: 'unknown', reason: null, evidence, at: now, dueAt: Infinity };
	}
	const lateAt = overdueFrom(of, seenAt);
	const fault = faultOf(of);
	if (now >= lateAt) return unheard(of, { seenAt, lateAt, fault });
	const dueAt = nextFault(of, lateAt);
	if (fault !== null) {
		// What was wrong before it was away, or worse, is so again since it was heard.
		const isBack = of.before !== null && fault.at <= of.before.at;
		return { ...fault, at: isBack ? Math.max(fault.at, knownFrom(of, seenAt)) : fault.at, dueAt };
	}
	const evidence: Evidence = resumption ? { kind: 'resumed', saidAt: resumption.saidAt } : HEARD;
	return { state: 'online', reason: null, evidence, at: knownFrom(of, seenAt), dueAt };
}

function isWatched({ interval }: Case): boolean {
	return interval.intervalBasis === 'session';
}

/**
 * From when its sign of life is overdue. One whose presence is watched over needs to give none, as long as its watch can
 * be heard: so long ingest hears the broker, and its bridge is there. Once it was missed, it must be heard itself.
 */
function overdueFrom(of: Case, seenAt: number): number {
	const { facts, hearing, interval, missedAt } = of;
	const lateAt = seenAt + LATE * interval.intervalS * 1_000;
	if (!isWatched(of)) return lateAt;
	if (missedAt !== null) return seenAt;
	const { presence, gateway } = facts;
	if (presence === 'bridge' && (gateway?.down || gateway?.works)) return seenAt + UNWATCHED_MS;
	const deafAt = isDeaf(hearing) ? Math.max(seenAt, hearing.until ?? 0) + UNWATCHED_MS : Infinity;
	return Math.min(lateAt, deafAt, forgottenAt(of, seenAt));
}

/**
 * Whether its session ended with the broker, or was watched over all the while, nobody can tell once ingest has lost the broker
 * itself: who is there says so, and of whom nothing was heard since then nobody knows.
 */
function forgottenAt(of: Case, seenAt: number): number {
	const connectedAt = of.hearing.connectedAt ?? of.hearing.from;
	if (!isWatched(of) || connectedAt === null || seenAt >= connectedAt) return Infinity;
	return of.before?.reason === 'broker' ? seenAt : connectedAt + RECONNECTED_MS;
}

/**
 * Of one that went on without a word the first sign of life was one already, unless it was missed again after that. Without
 * having been heard anew, one is known to be there from when its watch could be heard again.
 */
function knownFrom(of: Case, seenAt: number): number {
	const { before, interval, resumption } = of;
	if (resumption && before?.state === 'offline' && before.at <= resumption.firstAt) {
		const wasMissed = seenAt >= resumption.firstAt + OVERDUE * interval.intervalS * 1_000;
		return wasMissed ? seenAt : resumption.firstAt;
	}
	const wasUnheard = isWatched(of) && of.before?.reason === 'broker';
	return wasUnheard ? Math.max(seenAt, of.hearing.from ?? 0) : seenAt;
}

function isDeaf({ from, until, lost }: Hearing): boolean {
	return lost || from === null || until === null;
}

function inWorks({ from, until, words }: Works, at = from): Condition {
	const evidence: Evidence = { kind: 'maintenance', until, words };
	return { state: 'maintenance', reason: null, evidence, at: Math.max(from, at), dueAt: until };
}

type Report = NonNullable<Facts['report']>;

/** Nobody's outage. What tells it is not the device, which may go on being heard of: it holds until another word comes. */
function turnedOff(of: Case, report: Report): Condition {
	const { reason, at } = report;
	const evidence: Evidence = { kind: 'report', said: 'offline', at };
	return { state: 'maintenance', reason, evidence, at: toldFrom(of, report), dueAt: Infinity };
}

/** From when on it says that it is offline: nobody tells the database of an outage that ended without a word. */
function toldFrom({ backAt, now }: Case, { at, since }: Report): number {
	const isOver = since !== null && backAt !== null && since < backAt;
	return (isOver ? null : since) ?? at ?? now;
}

/** It said itself that it is offline, or its last will did. */
function said(of: Case, report: Report): Condition {
	const { before, facts, now } = of;
	const { reason, at } = report;
	const began = toldFrom(of, report);
	const nameless = isNameless(reason);
	const canWait = before?.state === 'online' || before?.state === 'degraded';
	if (canWait && nameless && at !== null && now < at + WILL_HOLD_MS) {
		return { ...before, dueAt: at + WILL_HOLD_MS };
	}
	const evidence: Evidence = { kind: 'report', said: 'offline', at };
	const own = { state: 'offline', evidence, at: began, dueAt: Infinity } as const;
	const { gateway, seenAt } = facts;
	if (nameless && gateway?.works && began < gateway.works.until)
		return behindWorks(gateway.works, began);
	if (!nameless || gateway === null) return { ...own, reason };
	if (gateway.down) return { ...own, ...behind(gateway, seenAt) };
	// Of a gateway that is alive nobody is hidden behind it.
	return { ...own, reason: reason === 'gateway' ? null : reason };
}

/** Who is cut off because somebody works on its gateway is no alarm; the gateway's verdict tells when that ends. */
function behindWorks(works: Works, at: number): Condition {
	return { ...inWorks(works, at), dueAt: Infinity };
}

function behind(gateway: NonNullable<Facts['gateway']>, seenAt: number | null) {
	const evidence: Evidence = { kind: 'gateway', gateway: gateway.device, seenAt };
	return { reason: 'gateway', evidence };
}

type Fault = Omit<Condition, 'dueAt'>;

/**
 * What is wrong with it by its newest word and by its stream, and stays so until it says something better. Its own word
 * goes first, but one that is low on battery shows no picture for all that.
 */
function faultOf({ facts, stream, now }: Case): Fault | null {
	const own = facts.report?.state === 'degraded' ? ownFault(facts.report, now) : null;
	const seen = stream !== null && now >= stream.holdsFrom ? streamFault(stream) : null;
	return seen && (own === null || (isDown(seen) && !isDown(own))) ? seen : own;
}

function isDown({ state, reason }: Fault): boolean {
	return isUp(state, reason) === false;
}

function ownFault({ reason, at, since }: Report, now: number): Fault {
	const evidence: Evidence = { kind: 'report', said: 'degraded', at };
	return { state: 'degraded', reason, evidence, at: since ?? at ?? now };
}

function streamFault({ fault, metric, value, usual, since, holdsFrom }: StreamEvidence): Fault {
	const evidence: Evidence = { kind: 'stream', metric, value, usual, since };
	return { state: 'degraded', reason: fault, evidence, at: holdsFrom };
}

/** When its stream may be believed to be bad, but not after `latest`. */
function nextFault({ stream, now }: Case, latest: number): number {
	return stream !== null && stream.holdsFrom > now ? Math.min(latest, stream.holdsFrom) : latest;
}

type Seen = { readonly seenAt: number; readonly lateAt: number; readonly fault: Fault | null };

/** Its sign of life is overdue, if it could have been heard. */
function unheard(of: Case, { seenAt, lateAt, fault }: Seen): Condition {
	const { before, facts, hearing, interval, now } = of;
	const { from, until, lost } = hearing;
	const { intervalS } = interval;
	const works = facts.gateway?.works;
	// One that was heard after they ended is not away for them, though the gateway may still be waited for.
	if (works && seenAt < works.until) return behindWorks(works, lateAt);
	const deaf = lost || from === null || until === null;
	// Its bridge told of it, and is gone: nobody else would.
	const isCutOff = isWatched(of) && facts.presence === 'bridge' && facts.gateway?.down === true;
	if (isCutOff && !deaf && before?.state !== 'offline')
		return { state: 'offline', ...behind(facts.gateway, seenAt), at: now, dueAt: Infinity };
	// Who was away before nobody could hear is still so for all we know: one outage, with one end.
	const wasAway = before?.state === 'offline';
	// During planned works silence means nothing either; they may have been ended before their time.
	const resting = before?.evidence.kind === 'maintenance' ? before.evidence : null;
	const restedAt = resting && Math.min(now, resting.until);
	const quietFrom = Math.max(seenAt, from ?? Infinity, restedAt ?? 0);
	const goneAt = quietFrom + OVERDUE * intervalS * 1_000;
	if (wasAway || (!deaf && Math.min(now, until) >= goneAt)) {
		const evidence: Evidence = { kind: 'silence', seenAt };
		const own = { state: 'offline', reason: 'silent', evidence, dueAt: Infinity } as const;
		const at = Number.isFinite(goneAt) ? goneAt : now;
		return { ...own, ...(facts.gateway?.down && behind(facts.gateway, seenAt)), at };
	}
	const dueAt = deaf ? Infinity : Math.max(goneAt, now + ASK_AGAIN_MS);
	if (resting !== null && restedAt !== null && !deaf) {
		const ended: Works = { from: before?.at ?? now, until: restedAt, words: resting.words };
		return { ...inWorks(ended), dueAt };
	}
	const staleAt = seenAt + OVERDUE * intervalS * 1_000;
	const wasUnheard = before?.reason === 'broker' || now >= staleAt;
	if (deaf || (from > seenAt && wasUnheard) || now >= forgottenAt(of, seenAt)) {
		const evidence: Evidence = { kind: 'broker', seenAt };
		const at = Math.max(lateAt, (lost ? until : from) ?? 0);
		return { state: 'unknown', reason: 'broker', evidence, at, dueAt };
	}
	// Of what was not heard from the beginning, silence is believed later than its evidence lasts.
	const nextAt = nextFault(of, Math.min(dueAt, Math.max(staleAt, now + ASK_AGAIN_MS)));
	// That it is late says nothing better of one that does its work badly.
	if (fault !== null) return { ...fault, dueAt: nextAt };
	const evidence: Evidence = { kind: 'silence', seenAt };
	return { state: 'degraded', reason: 'late', evidence, at: lateAt, dueAt: nextAt };
}
