/**
 * The latest committed value of everything, and how fresh each is by the server's clock. Pure: what has changed is
 * put in, what screens must hear of comes out.
 */
import { unjudged } from '#lib/domain/device.ts';
import type { Device, DeviceStanding } from '#lib/domain/device.ts';
import { figureFreshness, freshnessAt } from '#lib/domain/freshness.ts';
import type { Freshness } from '#lib/domain/freshness.ts';
import type { Indicator } from '#lib/domain/indicator.ts';
import { toStanding, type ObservationRow, type StandingRow } from '#lib/wire/live.ts';
import type {
	ChangedDevice,
	ChangedObservation,
	ChangedState,
	ChangedStatus,
} from '#server/db/read-changes.ts';

/** One series; `row` is replaced, never changed, so that what was handed out stays as it was. */
export type ObservationEntry = { readonly unitId: number; row: ObservationRow };

export type DeviceEntry = { device: Device; row: StandingRow };

/** What screens have to hear of. */
export type Touched = {
	readonly observations: readonly ObservationEntry[];
	/** Devices whose description is new or changed. */
	readonly devices: readonly DeviceEntry[];
	/** Devices whose state, or its freshness, is. */
	readonly standings: readonly DeviceEntry[];
	/** Devices that have gone to another unit, or (null) away for good, and how they were described before. */
	readonly moved: readonly { readonly entry: DeviceEntry | null; readonly before: Device }[];
};

/** Where tuples keep their freshness. */
const OBSERVATION_FRESHNESS = 5;
const STANDING_FRESHNESS = 6;

export class LiveState {
	readonly #observations = new Map<string, ObservationEntry>();
	readonly #devices = new Map<number, DeviceEntry>();
	readonly #intervalS = new Map<number, number>();

	get everything(): {
		readonly observations: Iterable<ObservationEntry>;
		readonly devices: Iterable<DeviceEntry>;
	} {
		return { observations: this.#observations.values(), devices: this.#devices.values() };
	}

	clear(): void {
		this.#observations.clear();
		this.#devices.clear();
	}

	/** The catalogue says how often a value is expected. */
	expect(indicators: readonly Indicator[]): void {
		this.#intervalS.clear();
		for (const { id, intervalS } of indicators) this.#intervalS.set(id, intervalS);
	}

	apply(
		changes: {
			readonly observations: readonly ChangedObservation[];
			readonly devices: readonly ChangedDevice[];
			readonly statuses: readonly ChangedStatus[];
			readonly states: readonly ChangedState[];
		},
		now: number,
	): Touched {
		const observations = changes.observations.map((change) => this.#observe(change, now));
		const moved: { entry: DeviceEntry | null; before: Device }[] = [];
		const devices = changes.devices.flatMap(({ retired, ...device }) => {
			const before = this.#devices.get(device.id)?.device;
			if (retired) {
				this.#devices.delete(device.id);
				if (before) moved.push({ entry: null, before });
				return [];
			}
			const entry = this.#describe(device);
			if (before && before.unitId !== device.unitId) moved.push({ entry, before });
			return [entry];
		});
		const standings = new Set(devices);
		for (const { deviceId, seenAt, timeSource } of changes.statuses) {
			const entry = this.#described(deviceId);
			entry.row = standingRow({ ...toStanding(entry.row), seenAt, timeSource });
			standings.add(entry);
		}
		for (const { deviceId, ...judged } of changes.states) {
			const entry = this.#described(deviceId);
			entry.row = standingRow({ ...toStanding(entry.row), ...judged });
			standings.add(entry);
		}
		for (const entry of standings) this.#judge(entry, now);
		return { observations, devices, standings: [...standings], moved };
	}

	/** Those that have grown late or stale (or fresh, where the expectation changed) since they were last looked at. */
	age(now: number): Touched {
		const observations = [...this.#observations.values()].filter((entry) => {
			const freshness = this.#freshness(entry.row, now);
			if (freshness === entry.row[OBSERVATION_FRESHNESS]) return false;
			entry.row = entry.row.with(OBSERVATION_FRESHNESS, freshness) as ObservationRow;
			return true;
		});
		const standings = [...this.#devices.values()].filter((entry) => this.#judge(entry, now));
		return { observations, devices: [], standings, moved: [] };
	}

	#observe(change: ChangedObservation, now: number): ObservationEntry {
		const row: ObservationRow = [
			change.unitId,
			change.indicatorId,
			change.value,
			change.observedAt,
			change.timeSource,
			'none',
			change.sample ? 1 : 0,
			change.source,
			change.typed ? 1 : 0,
		];
		row[OBSERVATION_FRESHNESS] = this.#freshness(row, now);
		const key = `${change.unitId}/${change.indicatorId}`;
		const known = this.#observations.get(key);
		if (known) {
			known.row = row;
			return known;
		}
		const entry = { unitId: change.unitId, row };
		this.#observations.set(key, entry);
		return entry;
	}

	#describe(device: Device): DeviceEntry {
		const known = this.#devices.get(device.id);
		if (known) {
			known.device = device;
			const standing = toStanding(known.row);
			// Nobody has judged yet how often it is to be expected.
			if (standing.evidence.kind === 'none' && standing.since === null) {
				const { intervalS, intervalBasis } = unjudged(device.id, device.heartbeatS);
				known.row = standingRow({ ...standing, intervalS, intervalBasis });
			}
			return known;
		}
		const row = standingRow(unjudged(device.id, device.heartbeatS));
		const entry = { device, row };
		this.#devices.set(device.id, entry);
		return entry;
	}

	#described(id: number): DeviceEntry {
		const entry = this.#devices.get(id);
		if (!entry) throw new Error(`A state of device ${id}, which nobody described`);
		return entry;
	}

	/** True where the freshness of its standing is another than before. */
	#judge(entry: DeviceEntry, now: number): boolean {
		const { state, seenAt, timeSource, freshness: before, ...standing } = toStanding(entry.row);
		const { intervalS, intervalBasis } = standing;
		// All that was heard of it is a message that the broker kept, of which nobody knows the age.
		const undated = seenAt === null && (state !== 'unknown' || timeSource === 'retained');
		// Its session is no longer known to be watched over, and nobody said how often it speaks.
		const unwatched = intervalBasis === 'session' && state === 'unknown' && seenAt !== null;
		const freshness = undated || unwatched ? 'stale' : freshnessAt(seenAt, { now, intervalS });
		if (freshness === before) return false;
		entry.row = entry.row.with(STANDING_FRESHNESS, freshness) as StandingRow;
		return true;
	}

	#freshness(row: ObservationRow, now: number): Freshness {
		const [, indicatorId, , observedAt, timeSource] = row;
		const intervalS = this.#intervalS.get(indicatorId);
		// An indicator that the catalogue no longer has: nobody expects a value of it.
		if (intervalS === undefined) return 'stale';
		return figureFreshness({ observedAt, timeSource }, { now, intervalS });
	}
}

function standingRow(standing: DeviceStanding): StandingRow {
	const { id, state, reason, since, seenAt, timeSource, freshness } = standing;
	const { evidence, intervalS, intervalBasis, flapping } = standing;
	return [
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
		flapping ? 1 : 0,
	];
}
