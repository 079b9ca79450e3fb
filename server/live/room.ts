/** A room: one topic of the live channel, and what its screens have not heard of yet. */
import type { TopicBody, TopicMessage } from '#lib/wire/live.ts';
import type { LiveTopic } from '#lib/wire/topic.ts';
import type { DeviceEntry, ObservationEntry, Touched } from './live-state.ts';

/** What every message of this moment says at its head. */
export type Moment = { readonly epoch: string; readonly version: number; readonly now: number };

/** Whether a device belongs to the room, by its unit and its site. */
export type Belongs = {
	readonly unit: (unitId: number) => boolean;
	readonly device: (device: DeviceEntry['device']) => boolean;
};

/** What a room's messages are made of. */
export type Everything = {
	readonly observations: Iterable<ObservationEntry>;
	readonly devices: Iterable<DeviceEntry>;
	readonly system: TopicBody['system'];
};

export class Room {
	readonly topic: string;
	readonly #family: LiveTopic['family'];
	readonly #belongs: Belongs;
	/** Deltas sent so far. */
	#seq = 0;
	readonly #observations = new Set<ObservationEntry>();
	readonly #devices = new Set<DeviceEntry>();
	readonly #standings = new Set<DeviceEntry>();
	#system = false;
	#outdated = false;

	constructor(options: { topic: string; family: LiveTopic['family']; belongs: Belongs }) {
		this.topic = options.topic;
		this.#family = options.family;
		this.#belongs = options.belongs;
	}

	/** A device has left: deltas cannot say so, so whoever is in the room needs a snapshot. */
	get outdated(): boolean {
		return this.#outdated;
	}

	/** Whether there is something to send. */
	get pending(): boolean {
		return (
			this.#system ||
			this.#outdated ||
			this.#observations.size > 0 ||
			this.#devices.size > 0 ||
			this.#standings.size > 0
		);
	}

	touch(touched: Touched): void {
		switch (this.#family) {
			case 'indicators':
				for (const entry of touched.observations) {
					if (this.#belongs.unit(entry.unitId)) this.#observations.add(entry);
				}
				break;
			case 'devices':
				for (const entry of touched.devices) {
					if (this.#belongs.device(entry.device)) this.#devices.add(entry);
				}
				for (const entry of touched.standings) {
					if (this.#belongs.device(entry.device)) this.#standings.add(entry);
				}
				this.#outdated ||= touched.moved.some(
					({ entry, before }) =>
						this.#belongs.device(before) && !(entry && this.#belongs.device(entry.device)),
				);
				break;
			case 'system':
				break;
			default:
				this.#family satisfies never;
		}
	}

	touchSystem(): void {
		if (this.#family === 'system') this.#system = true;
	}

	/** What has changed since the last delta, as the next one; whoever takes it sends it to the whole room. */
	takeDelta(moment: Moment, system: TopicBody['system']): TopicMessage {
		this.#seq++;
		this.#outdated = false;
		const message = this.#message(moment, {
			observations: this.#observations,
			devices: this.#devices,
			standings: this.#standings,
			system,
		});
		this.#observations.clear();
		this.#devices.clear();
		this.#standings.clear();
		this.#system = false;
		return message;
	}

	/** Everything; the next delta follows it. To be taken when nothing is pending. */
	snapshot(moment: Moment, everything: Everything): TopicMessage {
		const devices = [...everything.devices].filter(({ device }) => this.#belongs.device(device));
		return this.#message(moment, {
			observations: [...everything.observations].filter(({ unitId }) => this.#belongs.unit(unitId)),
			devices,
			standings: devices,
			system: everything.system,
		});
	}

	#message(
		{ epoch, version, now }: Moment,
		of: {
			observations: Iterable<ObservationEntry>;
			devices: Iterable<DeviceEntry>;
			standings: Iterable<DeviceEntry>;
			system: TopicBody['system'];
		},
	): TopicMessage {
		const head = { epoch, seq: this.#seq, version, now, topic: this.topic };
		switch (this.#family) {
			case 'indicators':
				return {
					...head,
					family: 'indicators',
					body: { rows: Array.from(of.observations, ({ row }) => row) },
				};
			case 'devices':
				return {
					...head,
					family: 'devices',
					body: {
						devices: Array.from(of.devices, ({ device }) => device),
						standings: Array.from(of.standings, ({ row }) => row),
					},
				};
			case 'system':
				return { ...head, family: 'system', body: of.system };
			default:
				return this.#family satisfies never;
		}
	}
}
