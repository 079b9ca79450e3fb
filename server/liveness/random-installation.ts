/** Devices to which things happen at random, but seeded, for the tests of what must hold of verdicts. */
import { expect } from 'vitest';
import type { Hearing } from '#lib/domain/liveness/facts.ts';
import type { Verdict } from '#lib/domain/liveness/memory.ts';
import type { LivenessChanges, LivenessFigure, LivenessStatus } from '#server/db/read-liveness.ts';
import { SLOT_MS } from './agenda.ts';
import { Ear } from './ear.ts';
import { toMemory } from './kept-memory.ts';
import { Roster, type Outcome } from './roster.ts';

const START = 1_800_000_000_000;
export const GATEWAY = 1;
export const DEVICES = [
	{ id: GATEWAY, kind: 'gateway', gateway: null, givenS: 10, presence: null },
	{ id: 2, kind: 'camera', gateway: 'd-1', givenS: 30, presence: null },
	{ id: 3, kind: 'sensor', gateway: 'd-1', givenS: null, presence: null },
	{ id: 4, kind: 'camera', gateway: null, givenS: null, presence: null },
	{ id: 5, kind: 'sensor', gateway: 'd-1', givenS: 5, presence: null },
	{ id: 6, kind: 'sensor', gateway: null, givenS: null, presence: 'session' },
	{ id: 7, kind: 'sensor', gateway: 'd-1', givenS: null, presence: 'bridge' },
] as const;

const OWN_REASONS = { online: null, degraded: 'no-video', offline: 'power' } as const;

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

type Told = { readonly id: number; readonly verdict: Verdict };

/** As the database has it: from the first word of one state on. */
function sinceOf(
	before: LivenessStatus | undefined,
	{ state, at }: { readonly state: LivenessStatus['state']; readonly at: number },
): number | null {
	return before?.state === state ? before.since : at;
}

/** An installation whose judge may be ended and begun anew at any moment. */
export class Installation {
	readonly told: Told[] = [];
	readonly statuses = new Map<number, LivenessStatus>();
	/** How often each device was heard. */
	readonly heard = new Map<number, number>();
	/** When each gave a sign of life since its last word on itself. */
	readonly signs = new Map<number, number[]>();
	readonly #figures = new Map<number, LivenessFigure>();
	readonly #kept = new Map<number, string>();
	readonly random: () => number;
	/** Whether its judge is ever ended. */
	readonly restarts: boolean;
	now = START;
	/** Of what device works are, and when they were entered, by their words. */
	readonly planned = new Map<string, { readonly deviceId: number; readonly enteredAt: number }>();
	#windows: NonNullable<LivenessChanges['maintenance']> = [];
	#ingestIsThere = true;
	#reportedAt = 0;
	#roster: Roster;
	#ear = new Ear();

	constructor(seed: number, restarts: boolean) {
		this.random = randomOf(seed);
		this.restarts = restarts;
		this.#roster = new Roster();
		this.#change({ devices: DEVICES });
	}

	get hearing(): Hearing {
		return this.#ear.at(this.now);
	}

	isResting(id: number): boolean {
		return this.#windows.some(
			({ deviceId, from, until }) => deviceId === id && from <= this.now && this.now < until,
		);
	}

	verdict(id: number): Verdict {
		return this.#roster.verdict(id) ?? expect.fail();
	}

	/** Something happens, and after some time everybody is judged. */
	step(): void {
		this.now += Math.round(this.random() ** 3 * 160) * SLOT_MS;
		this.#ingestReports();
		const { id } = DEVICES[Math.floor(this.random() * DEVICES.length)] ?? expect.fail();
		const what = this.random();
		if (what < 0.6) this.#says(id, this.random() < 0.75 ? null : 'online');
		else if (what < 0.72) this.#says(id, 'offline');
		else if (what < 0.77) this.#says(id, 'degraded');
		else if (what < 0.84) this.#shows(id, this.random() < 0.5 ? 0 : 25);
		else if (what < 0.88) this.#ingestIsThere = !this.#ingestIsThere;
		else if (what < 0.91) this.#plan(id);
		// Asked in any case, so that what happens is the same with and without.
		const ends = this.random() < 0.1;
		this.judge();
		if (!ends) return;
		// Whoever takes over looks at everybody, be it before the time.
		if (this.restarts) this.#handOver();
		else this.#change({ maintenance: this.#windows });
	}

	judge(): void {
		this.#roster.hear(this.#ear.at(this.now));
		const outcomes: Outcome[] = this.#roster.evaluate(this.now);
		for (const { id, verdict, isNews } of outcomes) if (isNews) this.told.push({ id, verdict });
	}

	/** Heard by ingest; `state` null: a sign of life that says nothing of it. */
	#says(id: number, state: 'online' | 'degraded' | 'offline' | null): void {
		if (!this.#ingestIsThere) return;
		const at = this.now - Math.floor(this.random() * 500);
		const before = this.statuses.get(id);
		const seenAt = Math.max(at, before?.seenAt ?? 0);
		const presence = DEVICES.find((device) => device.id === id)?.presence ?? null;
		const about = { deviceId: id, presence };
		const kept = { ...about, state: 'unknown', reason: null, at: null, since: null } as const;
		const reason = this.random() < 0.4 ? OWN_REASONS[state ?? 'online'] : null;
		const status =
			state === null
				? { ...(before ?? kept), seenAt }
				: { ...about, state, reason, at, since: sinceOf(before, { state, at }), seenAt };
		if (state !== null && at <= (before?.at ?? 0)) return;
		this.signs.set(id, state === null ? [...(this.signs.get(id) ?? []), seenAt] : []);
		this.heard.set(id, (this.heard.get(id) ?? 0) + 1);
		this.statuses.set(id, status);
		this.#change({ statuses: [status] });
	}

	#shows(deviceId: number, value: number): void {
		if (!this.#ingestIsThere) return;
		this.#says(deviceId, null);
		const figure = { deviceId, metric: 'fps', value, at: this.now } as const;
		this.#figures.set(deviceId, figure);
		this.#roster.show([figure]);
	}

	#plan(deviceId: number): void {
		const until = this.now + Math.round(this.random() * 300_000);
		// Some are entered when they have gone on for long.
		const from = this.now - Math.max(0, Math.round((this.random() - 0.5) * 300_000));
		const enteredAt = this.now;
		const words = `works ${this.planned.size}`;
		this.planned.set(words, { deviceId, enteredAt });
		this.#windows = [{ from, enteredAt, until, words, deviceId, unitIds: [] }];
		this.#change({ maintenance: this.#windows });
	}

	#ingestReports(): void {
		if (!this.#ingestIsThere || this.now - this.#reportedAt < 5_000) return;
		// It did so all the while; the judge reads every five seconds at least.
		const first = Math.max(this.#reportedAt + 5_000, this.now - 40_000);
		for (let seenAt = first; seenAt <= this.now; seenAt += 5_000) {
			this.#ear.apply([{ instance: 'one', seenAt, state: 'ok' }]);
			this.#reportedAt = seenAt;
		}
	}

	#change(some: {
		devices?: typeof DEVICES;
		statuses?: readonly LivenessStatus[];
		maintenance?: LivenessChanges['maintenance'];
	}): void {
		const { devices = [], statuses = [], maintenance = null } = some;
		this.#roster.apply({
			devices: devices.map((device) => ({
				...device,
				site: 'here',
				device: `d-${device.id}`,
				unitId: null,
				retired: false,
			})),
			statuses,
			maintenance,
		});
	}

	/** The next judge has what this one left in the database, and reads the rest there. */
	#handOver(): void {
		for (const { id, memory } of this.#roster.toKeep('all'))
			this.#kept.set(id, JSON.stringify(memory));
		const memories = [...this.#kept].map(
			([id, kept]) => [id, toMemory(JSON.parse(kept)) ?? expect.fail()] as const,
		);
		this.#roster = new Roster({ memories });
		const { from, until } = this.#ear.at(this.now);
		this.#ear = new Ear();
		this.#ear.restore({ from, until });
		const statuses = [...this.statuses.values()];
		this.#change({ devices: DEVICES, statuses, maintenance: this.#windows });
		this.#roster.show([...this.#figures.values()]);
	}
}
