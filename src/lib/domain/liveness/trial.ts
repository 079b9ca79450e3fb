/** A device on trial, for the tests of this folder: what is told changes its facts, and it is judged. */
import type { Facts, Hearing } from './facts.ts';
import { judge } from './judge.ts';
import { NO_MEMORY, type Memory, type Verdict } from './memory.ts';

export const START = 1_000_000_000;
export const S = 1_000;
const NOTHING: Facts = {
	report: null,
	presence: null,
	seenAt: null,
	givenS: 30,
	gateway: null,
	stream: null,
	maintenance: null,
};

type Report = NonNullable<Facts['report']>;

/** Times are seconds after the start. */
export class Trial {
	memory: Memory = NO_MEMORY;
	facts: Facts;
	hearing: Hearing = { from: START - 3_600 * S, until: START, lost: false };
	dueAt = Infinity;
	/** Every verdict that was another state or reason. */
	readonly history: Verdict[] = [];

	constructor(facts: Partial<Facts> = {}) {
		this.facts = { ...NOTHING, ...facts };
	}

	/** Judged at that second, with ingest having been heard up to then unless it is lost. */
	at(second: number, facts: Partial<Facts> = {}): string {
		const now = START + second * S;
		this.facts = { ...this.facts, ...facts };
		if (!this.hearing.lost) this.hearing = { ...this.hearing, until: now };
		const { memory, dueAt } = judge(this.memory, { facts: this.facts, hearing: this.hearing, now });
		const { verdict } = memory;
		const before = this.memory.verdict;
		if (before?.state !== verdict.state || before.reason !== verdict.reason)
			this.history.push(verdict);
		this.memory = memory;
		this.dueAt = dueAt;
		return words(verdict);
	}

	/** `since` as the database has it: from the first of its words of one state on. */
	says(second: number, state: Report['state'], reason: string | null = null): string {
		const at = START + second * S;
		const before = this.facts.report;
		const since = before?.state === state ? before.since : at;
		return this.at(second, { report: { state, reason, at, since }, seenAt: at });
	}

	seen(second: number): string {
		return this.at(second, { seenAt: START + second * S });
	}

	get told(): string[] {
		return this.history.map((verdict) => `${(verdict.at - START) / S} ${words(verdict)}`);
	}
}

export function words({ state, reason }: Verdict): string {
	return reason === null ? state : `${state} ${reason}`;
}
