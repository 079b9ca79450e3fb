import { unjudged, type Device, type DeviceStanding } from '#lib/domain/device.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { DeviceBoard } from './device-board.svelte.ts';
import { ObservationBoard } from './observation-board.svelte.ts';
import type { LiveWall, Wall } from './wall.svelte.ts';

/** How everything stood at a moment. */
export type PastMoment = {
	readonly moment: number;
	readonly figures: readonly LatestObservation[];
	/** By the devices' ids. */
	readonly standings: ReadonlyMap<number, DeviceStanding>;
};

/** A scope as it was at a moment that has passed, in place of what is live. */
export class PastWall implements Wall {
	readonly observations = new ObservationBoard();
	readonly devices = new DeviceBoard();
	/** Of then nobody knows what was refused, and which service was away. */
	readonly system = null;
	#moment: number | null = $state(null);
	readonly #live: LiveWall;

	constructor(live: LiveWall) {
		this.#live = live;
	}

	get moment(): number | null {
		return this.#moment;
	}

	get clock() {
		return { now: this.#moment };
	}

	get held() {
		return this.#live.held;
	}

	get connection() {
		return this.#live.connection;
	}

	/** Devices are those of today: of one that was not told of then it is unknown how it stood. */
	show({ moment, figures, standings }: PastMoment, devices: readonly Device[]): void {
		this.#moment = moment;
		this.observations.take(figures, true);
		this.devices.take(
			{ devices, standings: devices.map(({ id }) => standings.get(id) ?? unjudged(id, null)) },
			true,
		);
	}

	/** The live one goes on, for when somebody comes back. */
	start(): void {
		this.#live.start();
	}

	stop(): void {
		this.#live.stop();
	}
}
