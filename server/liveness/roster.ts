/** All devices with what is known of each and what was judged, in memory. Pure: changes in, verdicts out. */
import type { Facts, Figure, Hearing, Stream } from '#lib/domain/liveness/facts.ts';
import { judge, type Judged } from '#lib/domain/liveness/judge.ts';
import { NO_MEMORY, type Memory, type Verdict } from '#lib/domain/liveness/memory.ts';
import { Agenda, NO_SLOT } from './agenda.ts';
import { asGateway, gatewayOf, type Entry } from './entry.ts';
import type {
	LivenessChanges,
	LivenessFigure,
	MaintenanceWindow,
} from '#server/db/read-liveness.ts';
import { worthKeeping } from './worth-keeping.ts';

/** A new state or reason, or only another interval or flapping. */
export type Outcome = { readonly id: number; readonly verdict: Verdict; readonly isNews: boolean };

export type Kept = { readonly id: number; readonly memory: Memory };

const NO_STREAM: Stream = { fps: null, bitrateKbps: null, frozen: null };

export class Roster {
	readonly #entries = new Map<number, Entry>();
	readonly #byKey = new Map<string, Entry>();
	readonly #behind = new Map<string, Set<Entry>>();
	readonly #agenda = new Agenda<Entry>();
	#touched = new Set<Entry>();
	readonly #restored: Map<number, Memory>;
	readonly #countsChanges: boolean;
	#windows: readonly MaintenanceWindow[] = [];
	#windowsDueAt = Infinity;
	#hearing: Hearing = { from: null, until: null, lost: true };

	/** `countsChanges` false: nobody is ever flapping. */
	constructor({
		memories = [],
		countsChanges = true,
	}: {
		readonly memories?: Iterable<readonly [id: number, memory: Memory]>;
		readonly countsChanges?: boolean;
	} = {}) {
		this.#restored = new Map(memories);
		this.#countsChanges = countsChanges;
	}

	get size(): number {
		return this.#entries.size;
	}

	/** What was judged of a device last; null where it is not judged. */
	verdict(id: number): Verdict | null {
		return this.#entries.get(id)?.memory.verdict ?? null;
	}

	apply({ devices, statuses, maintenance }: Omit<LivenessChanges, 'version' | 'ingest'>): void {
		for (const device of devices) {
			if (device.retired) this.#remove(device.id);
			else this.#describe(device);
		}
		for (const { deviceId, state, reason, at, since, seenAt, presence } of statuses) {
			const entry = this.#entries.get(deviceId);
			if (!entry) continue;
			entry.report = state === 'unknown' ? null : { state, reason, at, since };
			entry.seenAt = seenAt;
			entry.presence = presence;
			this.#touched.add(entry);
		}
		if (maintenance !== null) {
			// What was judged before they were entered was judged without them.
			this.#windows = maintenance.map((window) => ({
				...window,
				from: Math.max(window.from, window.enteredAt),
			}));
			this.#touchAll();
		}
	}

	show(figures: readonly LivenessFigure[]): void {
		for (const { deviceId, metric, value, at } of figures) {
			const entry = this.#entries.get(deviceId);
			if (!entry?.watchesStream) continue;
			const figure: Figure = { value, at };
			entry.stream = { ...(entry.stream ?? NO_STREAM), [metric]: figure };
			this.#touched.add(entry);
		}
	}

	hear(hearing: Hearing): void {
		const { from, lost, connectedAt } = this.#hearing;
		this.#hearing = hearing;
		const isSame =
			from === hearing.from && lost === hearing.lost && connectedAt === hearing.connectedAt;
		if (!isSame) this.#touchAll();
	}

	/** Judges who is touched and who is due; `now` in epoch ms. */
	evaluate(now: number): Outcome[] {
		if (now >= this.#windowsDueAt) this.#touchAll();
		const looked = this.#touched;
		this.#touched = new Set();
		for (const entry of this.#agenda.take(now)) looked.add(entry);
		this.#windowsDueAt = this.#nextWindow(now);
		const outcomes: Outcome[] = [];
		const gateways: Entry[] = [];
		for (const entry of looked) if (entry.behind) gateways.push(entry);
		for (const gateway of gateways) {
			const before = asGateway(gateway);
			this.#judge(gateway, { now, outcomes });
			if (before === asGateway(gateway)) continue;
			// Those gateways too that are looked at already: their turn may be over.
			for (const child of gateway.behind ?? []) {
				if (child.behind) gateways.push(child);
				else looked.add(child);
			}
		}
		for (const entry of looked) {
			if (!entry.behind) this.#judge(entry, { now, outcomes });
		}
		return outcomes;
	}

	/** All memory, or what has changed enough since it was kept last to be worth it; from now on it counts as kept. At most so many. */
	toKeep(which: 'all' | 'worth-it', most = Infinity): Kept[] {
		const keep: Kept[] = [];
		for (const entry of this.#entries.values()) {
			const { id, memory, kept } = entry;
			if (memory === kept || (which === 'worth-it' && !worthKeeping(memory, kept))) continue;
			if (keep.length === most) break;
			entry.kept = memory;
			keep.push({ id, memory });
		}
		return keep;
	}

	/** Of a device that was just judged, to be written with its verdict. */
	memoryToKeep(id: number): Judged['memory'] {
		const entry = this.#entries.get(id);
		const verdict = entry?.memory.verdict;
		if (!entry || !verdict) throw new Error(`Device ${id} is not judged`);
		entry.kept = entry.memory;
		return { ...entry.memory, verdict };
	}

	#judge(entry: Entry, { now, outcomes }: { now: number; outcomes: Outcome[] }): void {
		const before = entry.memory.verdict;
		const facts = this.#factsOf(entry, now);
		const hearing = this.#hearing;
		const countsChanges = this.#countsChanges;
		const { memory, dueAt } = judge(entry.memory, { facts, hearing, now, countsChanges });
		entry.memory = memory;
		this.#agenda.put(entry, dueAt);
		const { verdict } = memory;
		if (verdict === before) return;
		const isNews = before?.state !== verdict.state || before.reason !== verdict.reason;
		outcomes.push({ id: entry.id, verdict, isNews });
	}

	#factsOf(entry: Entry, now: number): Facts {
		const { report, seenAt, presence, givenS, stream } = entry;
		return {
			report,
			seenAt,
			presence,
			givenS,
			gateway: gatewayOf(entry),
			stream,
			maintenance: this.#maintenanceOf(entry, now),
		};
	}

	#maintenanceOf({ id, unitId }: Entry, now: number): Facts['maintenance'] {
		if (this.#windows.length === 0) return null;
		const window = this.#windows.find(
			({ from, until, deviceId, unitIds }) =>
				from <= now &&
				now < until &&
				(deviceId === id || (unitId !== null && unitIds.includes(unitId))),
		);
		return window ?? null;
	}

	/** When the next planned works begin or end (epoch ms). */
	#nextWindow(now: number): number {
		return this.#windows.reduce(
			(next, { from, until }) => Math.min(next, from > now ? from : until > now ? until : Infinity),
			Infinity,
		);
	}

	#describe(device: LivenessChanges['devices'][number]): void {
		const { id, unitId, givenS } = device;
		const key = `${device.site}/${device.device}`;
		const { gateway } = device;
		// Nobody hides behind itself.
		const hangs = gateway !== null && gateway !== device.device;
		const gatewayKey = hangs ? `${device.site}/${gateway}` : null;
		const watchesStream = device.kind === 'camera';
		let entry = this.#entries.get(id);
		if (entry) {
			this.#unlink(entry);
			Object.assign(entry, { key, gatewayKey, unitId, givenS, watchesStream, asGateway: null });
			if (!watchesStream) entry.stream = null;
		} else {
			const memory = this.#restored.get(id) ?? NO_MEMORY;
			this.#restored.delete(id);
			const unheard = { report: null, seenAt: null, presence: null, stream: null };
			const links = { gateway: null, behind: null, asGateway: null };
			entry = {
				slot: NO_SLOT,
				id,
				key,
				gatewayKey,
				unitId,
				watchesStream,
				givenS,
				...unheard,
				memory,
				kept: memory,
				...links,
			};
			this.#entries.set(id, entry);
		}
		this.#link(entry);
		this.#touched.add(entry);
	}

	#remove(id: number): void {
		const entry = this.#entries.get(id);
		if (!entry) return;
		this.#unlink(entry);
		this.#entries.delete(id);
		this.#touched.delete(entry);
		// It may come back, and its history goes on.
		this.#restored.set(id, entry.memory);
		// In whatever slot it stands, it is not there any more.
		entry.slot = NO_SLOT;
	}

	#link(entry: Entry): void {
		this.#byKey.set(entry.key, entry);
		entry.behind = this.#behind.get(entry.key) ?? null;
		this.#hangOn(entry.behind, entry);
		if (entry.gatewayKey === null) return;
		const gateway = this.#byKey.get(entry.gatewayKey) ?? null;
		const siblings = this.#behind.get(entry.gatewayKey) ?? new Set();
		this.#behind.set(entry.gatewayKey, siblings.add(entry));
		entry.gateway = gateway;
		if (gateway) gateway.behind = siblings;
	}

	#unlink(entry: Entry): void {
		if (this.#byKey.get(entry.key) === entry) {
			this.#byKey.delete(entry.key);
			this.#hangOn(entry.behind, null);
		}
		entry.behind = null;
		if (entry.gatewayKey === null) return;
		const siblings = this.#behind.get(entry.gatewayKey);
		siblings?.delete(entry);
		if (siblings?.size === 0) {
			this.#behind.delete(entry.gatewayKey);
			if (entry.gateway) entry.gateway.behind = null;
		}
		entry.gateway = null;
	}

	#hangOn(children: Iterable<Entry> | null, gateway: Entry | null): void {
		for (const child of children ?? []) {
			child.gateway = gateway;
			this.#touched.add(child);
		}
	}

	#touchAll(): void {
		for (const entry of this.#entries.values()) this.#touched.add(entry);
	}
}
