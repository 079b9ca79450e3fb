/** The rooms that somebody is in, by topic. */
import type { Centre } from '#lib/domain/centre.ts';
import type { Device } from '#lib/domain/device.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { parseLiveTopic } from '#lib/wire/topic.ts';
import type { Touched } from './live-state.ts';
import { Room } from './room.ts';
import type { Belongs } from './room.ts';
import { UnitTree } from './unit-tree.ts';

export type OpenedRoom =
	| { readonly kind: 'room'; readonly room: Room }
	| { readonly kind: 'refused'; readonly detail: string };

export class Rooms {
	readonly #rooms = new Map<string, Room>();
	#tree = new UnitTree([]);
	#sites: readonly string[] = [];

	get open(): Iterable<Room> {
		return this.#rooms.values();
	}

	get size(): number {
		return this.#rooms.size;
	}

	/** New units or another centre: every room is made anew, and whoever is in one needs a snapshot. */
	rebuild(catalogue: { readonly centre: Centre; readonly units: readonly Unit[] }): void {
		this.#tree = new UnitTree(catalogue.units);
		this.#sites = catalogue.centre.sites;
		this.#rooms.clear();
	}

	/** The room of that topic, made where there was none. */
	enter(topic: string): OpenedRoom {
		const known = this.#rooms.get(topic);
		if (known) return { kind: 'room', room: known };
		const parsed = parseLiveTopic(topic);
		if (!parsed) {
			const detail = 'a topic is system, indicators/{unit code} or devices/{unit code}';
			return { kind: 'refused', detail };
		}
		const unitIds =
			parsed.family === 'system' ? new Set<number>() : this.#tree.within(parsed.unitCode);
		if (!unitIds) return { kind: 'refused', detail: 'no unit has this code today' };
		const room = new Room({ topic, family: parsed.family, belongs: this.#belongs(unitIds) });
		this.#rooms.set(topic, room);
		return { kind: 'room', room };
	}

	/** Nobody is in it any more. */
	close(topic: string): void {
		this.#rooms.delete(topic);
	}

	touch(touched: Touched): void {
		for (const room of this.#rooms.values()) room.touch(touched);
	}

	touchSystem(): void {
		for (const room of this.#rooms.values()) room.touchSystem();
	}

	/** A device of whose place nobody knows yet is everybody's of its site: somebody has to say what it is. */
	#belongs(unitIds: ReadonlySet<number>): Belongs {
		const ofSite = (device: Device) =>
			this.#sites.length === 0 || this.#sites.includes(device.site);
		return {
			unit: (unitId) => unitIds.has(unitId),
			device: (device) => ofSite(device) && (device.unitId === null || unitIds.has(device.unitId)),
		};
	}
}
