/**
 * `npm run bench -- devices [--devices 20000] [--rounds 30]`
 *
 * What many devices cost a server that judges them: the time of one evaluation of all of them, and the memory of a device
 * in live state and judge together. Every tenth is a gateway of the nine after it; a third have not said their interval, and
 * half are cameras with figures of their stream. The rounds are whole evaluations: all have given a sign of life, nobody has,
 * and one where ingest is lost.
 */
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Verdict } from '#lib/domain/liveness/memory.ts';
import type { ChangedDevice, ChangedState } from '#server/db/read-changes.ts';
import type { LivenessDevice, LivenessStatus } from '#server/db/read-liveness.ts';
import { LiveState } from '#server/live/live-state.ts';
import { Roster } from '#server/liveness/roster.ts';
import { quantiles } from './quantiles.ts';

const START = Date.UTC(2026, 10, 23);
const EVERY_MS = 30_000;
const SIGNS_BEFORE = 30;
const LIMITS = { evaluationMs: 50, bytesADevice: 2_048 };

export async function run(args: readonly string[]): Promise<unknown> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			devices: { type: 'string', default: '20000' },
			rounds: { type: 'string', default: '30' },
		},
	});
	const [count, rounds] = [Number(values.devices), Number(values.rounds)];
	const collect = garbageCollector();
	const before = heapAfter(collect);
	const server = new BenchServer(count);
	for (let sign = 0; sign < SIGNS_BEFORE; sign++) server.everybodyIsHeard();
	const heapBytes = heapAfter(collect) - before;
	const heard = Array.from({ length: rounds }, () => server.everybodyIsHeard());
	const looked = Array.from({ length: rounds }, () => server.everybodyIsLookedAt());
	const silent = server.everybodyFallsSilent();
	return Promise.resolve({
		devices: count,
		rounds,
		evaluationMs: {
			heard: quantiles(heard),
			unchanged: quantiles(looked),
			allBecomeOffline: silent,
			limit: LIMITS.evaluationMs,
		},
		bytesADevice: { measured: Math.round(heapBytes / count), limit: LIMITS.bytesADevice },
		// Kept alive until here, so that it is what was measured.
		judged: server.size,
	});
}

class BenchServer {
	readonly #roster = new Roster();
	readonly #state = new LiveState();
	readonly #count: number;
	#now = START;

	constructor(count: number) {
		this.#count = count;
		const ids = Array.from({ length: count }, (_, id) => id);
		// As they come from the database: each with texts of its own.
		this.#roster.apply({
			devices: parsed(ids.map(benchDevice)),
			statuses: [],
			maintenance: [],
		});
		const devices = parsed(ids.map(described));
		this.#state.apply({ observations: [], devices, statuses: [], states: [] }, START);
	}

	get size(): number {
		return this.#roster.size;
	}

	/** All give a sign of life; resolves to how long judging all of them took (ms). */
	everybodyIsHeard(): number {
		this.#now += EVERY_MS;
		const now = this.#now;
		const ids = Array.from({ length: this.#count }, (_, id) => id);
		const seen = parsed(ids.map((id) => statusOf(id, now - (id % 1_000))));
		this.#roster.apply({ devices: [], statuses: seen, maintenance: null });
		this.#roster.show(
			ids
				.filter((id) => id % 2 === 1)
				.map((deviceId) => ({ deviceId, metric: 'fps', value: 25, at: now })),
		);
		const tookMs = this.#evaluate();
		const statuses = parsed(
			seen.map(({ deviceId, seenAt }) => ({ deviceId, seenAt, timeSource: 'device' as const })),
		);
		this.#state.apply({ observations: [], devices: [], statuses, states: [] }, now);
		return tookMs;
	}

	/** Nothing is new, as when ingest comes and goes. */
	everybodyIsLookedAt(): number {
		this.#now += 1;
		const { from, until } = { from: this.#now, until: this.#now };
		this.#roster.hear({ from, until, lost: false });
		return this.#evaluate();
	}

	everybodyFallsSilent(): number {
		this.#now += 3_600_000;
		this.#roster.hear({ from: START, until: this.#now, lost: false });
		return this.#evaluate();
	}

	#evaluate(): number {
		if (this.#now < START + SIGNS_BEFORE * EVERY_MS)
			this.#roster.hear({ from: START, until: this.#now, lost: false });
		const began = performance.now();
		const outcomes = this.#roster.evaluate(this.#now);
		const tookMs = performance.now() - began;
		const states = parsed(outcomes.map(({ id, verdict }) => stateOf(id, verdict)));
		this.#state.apply({ observations: [], devices: [], statuses: [], states }, this.#now);
		return tookMs;
	}
}

function benchDevice(id: number): LivenessDevice {
	const [tens, place] = [Math.floor(id / 10), id % 10];
	return {
		id,
		site: 'bao-loc',
		device: place === 0 ? `gateway-${tens}` : `device-${id}`,
		kind: id % 2 === 1 ? 'camera' : 'water-gauge',
		unitId: id % 124,
		gateway: place === 0 ? null : `gateway-${tens}`,
		givenS: id % 3 === 0 ? null : 30,
		retired: false,
	};
}

function described(id: number): ChangedDevice {
	const { site, device, kind, unitId, gateway, givenS, retired } = benchDevice(id);
	return {
		...{ id, site, device, kind, unitId, gateway, retired },
		name: `Camera ngã tư số ${id}`,
		lat: 11.5 + (id % 100) / 200,
		lon: 107.5 + (id % 97) / 100,
		heartbeatS: givenS ?? 60,
		registered: true,
		sample: false,
	};
}

function statusOf(deviceId: number, at: number): LivenessStatus {
	return { deviceId, state: 'online', reason: null, at, since: START, seenAt: at, presence: null };
}

function stateOf(deviceId: number, verdict: Verdict): ChangedState {
	const { state, reason, since, evidence, intervalS, intervalBasis, flapping } = verdict;
	return { deviceId, state, reason, since, evidence, intervalS, intervalBasis, flapping };
}

/** As a driver makes them: objects and texts are nobody else's. */
function parsed<T>(rows: readonly T[]): T[] {
	return JSON.parse(JSON.stringify(rows)) as T[];
}

function garbageCollector(): () => void {
	setFlagsFromString('--expose-gc');
	return runInNewContext('gc') as () => void;
}

function heapAfter(collect: () => void): number {
	collect();
	collect();
	return process.memoryUsage().heapUsed;
}
