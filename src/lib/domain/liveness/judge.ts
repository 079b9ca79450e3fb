/**
 * What a device is, by evidence: one pure state machine, with the clock passed in. The same facts in the same order give
 * the same verdicts, whoever judges, as long as the memory is handed on. The numbers and their reasons: docs/liveness.md.
 */
import { isUp } from '../availability.ts';
import { expectedInterval, heardAgain } from './cadence.ts';
import { conditionOf, OVERDUE, type Condition } from './condition.ts';
import type { Evidence, Interval } from './evidence.ts';
import type { Facts, Hearing } from './facts.ts';
import {
	changePercent,
	checked,
	checkEveryMs,
	isSettled,
	NO_FLAPS,
	type Flaps,
	type Found,
} from './flapping.ts';
import type { Memory, Verdict } from './memory.ts';
import { resumptionOf } from './resumption.ts';
import { watchedStream } from './stream.ts';

export type Judged = {
	/** The same object where nothing is to be remembered. */
	readonly memory: Memory & { readonly verdict: Verdict };
	/** When the verdict may be another without anything being heard (epoch ms); Infinity: never. */
	readonly dueAt: number;
};

/** @param now epoch ms; of one device it never goes back */
export function judge(
	memory: Memory,
	{
		facts,
		hearing,
		now,
		countsChanges = true,
	}: {
		readonly facts: Facts;
		readonly hearing: Hearing;
		readonly now: number;
		/** False: nobody is ever flapping. */
		readonly countsChanges?: boolean;
	},
): Judged {
	const before = memory.verdict;
	const cadence = cadenceWith(memory, facts, hearing);
	const interval = expectedInterval(cadence, facts);
	const { intervalS } = interval;
	const resumption = resumptionOf(memory.resumption, facts);
	const backAt = resumption?.isSure ? resumption.firstAt : memory.backAt;
	const watched = watchedStream(memory.stream, { facts, interval });
	const stream = watched.evidence;
	const missed = stillMissed(memory, facts);
	const found = conditionOf({
		before,
		facts,
		hearing,
		stream,
		interval,
		resumption,
		backAt,
		missedAt: missed,
		now,
	});
	// Until now checks went by the interval that was expected until now, however often anybody looked.
	const everyMs = checkEveryMs(before?.intervalS ?? intervalS);
	const flaps = countsChanges
		? checked(memory.flaps, { found: foundOf(found), now, everyMs })
		: NO_FLAPS;
	const condition = calmed(found, flaps);
	const verdict = verdictOf(before, { condition, interval, flaps, now });
	const missedAt = missed ?? (verdict.state === 'offline' ? verdict.at : null);
	const nextCheck = flaps.since !== null ? flaps.checkedAt + checkEveryMs(intervalS) : Infinity;
	const isSame =
		verdict === before &&
		cadence === memory.cadence &&
		watched.memory === memory.stream &&
		flaps === memory.flaps &&
		resumption === memory.resumption &&
		backAt === memory.backAt &&
		missedAt === memory.missedAt;
	return {
		memory: isSame
			? (memory as Judged['memory'])
			: { verdict, cadence, stream: watched.memory, flaps, resumption, backAt, missedAt },
		dueAt: Math.max(now + 1, Math.min(condition.dueAt, nextCheck)),
	};
}

function stillMissed({ missedAt }: Memory, { seenAt }: Facts): number | null {
	return missedAt !== null && (seenAt === null || seenAt < missedAt) ? missedAt : null;
}

/** A gap counts as the device's own cadence unless it was away by its own word, or could not be heard. */
function cadenceWith({ verdict, cadence }: Memory, { seenAt, givenS }: Facts, hearing: Hearing) {
	// Where somebody says how often, nothing is to be learned.
	if (givenS !== null || seenAt === null) return cadence;
	if (cadence.seenAt !== null && seenAt <= cadence.seenAt) return cadence;
	const wasAway = verdict?.state === 'offline' && verdict.evidence.kind !== 'silence';
	const couldBeHeard =
		!hearing.lost && hearing.from !== null && hearing.from <= (cadence.seenAt ?? 0);
	const resting = verdict?.state === 'maintenance';
	const counts = couldBeHeard && !wasAway && !resting && !leaps(cadence, verdict);
	return heardAgain(cadence, { seenAt, counts });
}

/**
 * Silence begins some intervals after the last sign of life. Whose last one is from long before that was speaking all the
 * while by a clock that is behind; once that is known its times leap.
 */
function leaps({ seenAt }: Memory['cadence'], before: Verdict | null): boolean {
	if (seenAt === null || before?.evidence.kind !== 'silence') return false;
	return seenAt < before.at - OVERDUE * before.intervalS * 1_000;
}

function foundOf({ state, reason }: Condition): Found | null {
	switch (state) {
		case 'online':
			return 'up';
		case 'degraded':
			return reason === 'late' || reason === 'flapping' ? 'up' : 'impaired';
		case 'offline':
			return 'down';
		case 'maintenance':
		case 'unknown':
			return null;
		default:
			return state satisfies never;
	}
}

/**
 * One that changes again and again is one long trouble, and not a new one with every change. What it is at the moment
 * stays its state, for that counts as up or down; one that has settled is no more than that.
 */
function calmed(found: Condition, flaps: Flaps): Condition {
	const { changes, since, checkedAt } = flaps;
	if (since === null || foundOf(found) === null || isSettled(flaps)) return found;
	const evidence: Evidence = { kind: 'flapping', changePercent: changePercent(changes), since };
	if (found.state !== 'online') return { ...found, evidence };
	const at = Math.max(found.at, checkedAt);
	return { ...found, state: 'degraded', reason: 'flapping', evidence, at };
}

function verdictOf(
	before: Verdict | null,
	{
		condition,
		interval,
		flaps,
		now,
	}: {
		readonly condition: Condition;
		readonly interval: Interval;
		readonly flaps: Flaps;
		readonly now: number;
	},
): Verdict {
	const { state, reason, evidence } = condition;
	const flapping = evidence.kind === 'flapping';
	if (before?.state === state && before.reason === reason) {
		const { intervalS, intervalBasis } = interval;
		const isSame =
			before.intervalS === intervalS &&
			before.intervalBasis === intervalBasis &&
			!tellsAnew(before.evidence, evidence) &&
			untilOf(before.evidence) === untilOf(evidence);
		if (isSame) return before;
		const isTold = evidence.kind === 'maintenance' || tellsAnew(before.evidence, evidence);
		const told = isTold ? evidence : before.evidence;
		return { ...before, ...interval, flapping, evidence: told };
	}
	// Of what was before the first verdict there is no history, but it may be known since when it is so.
	const at = before === null ? now : began(before, { condition, flaps, now });
	const unsure = evidence.kind === 'report' && evidence.at === null;
	const beganAt = before === null ? Math.min(now, condition.at) : at;
	const since =
		before !== null && isOneStretch(before, condition) ? before.since : unsure ? null : beganAt;
	return { state, reason, at, since, evidence, ...interval, flapping };
}

/** Of one outage there is one beginning, whatever it is by in the meantime. */
function isOneStretch(before: Verdict, { state, reason }: Condition): boolean {
	const up = isUp(state, reason);
	return isUp(before.state, before.reason) === up && (before.state === state || up === false);
}

/** Evidence that puts another face on the same state and reason. */
function tellsAnew({ kind: before }: Evidence, { kind }: Evidence): boolean {
	return before !== kind && [before, kind].some((one) => one === 'flapping' || one === 'resumed');
}

/** Of planned works, which may be prolonged. */
function untilOf(evidence: Evidence): number | null {
	return evidence.kind === 'maintenance' ? evidence.until : null;
}

/** By the evidence, but never in the future, and later than what was judged before. */
function began(
	before: Verdict,
	{ condition, flaps, now }: { condition: Condition; flaps: Flaps; now: number },
): number {
	const { evidence, at, reason } = before;
	const left =
		evidence.kind === 'maintenance'
			? Math.min(now, evidence.until)
			: reason === 'flapping' && condition.state === 'online'
				? flaps.checkedAt
				: 0;
	return Math.max(at + 1, Math.min(now, Math.max(condition.at, left)));
}
