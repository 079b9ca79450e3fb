import type { DeviceBoard } from './device-board.svelte.ts';
import type { LiveLink, Scope } from './live-link.svelte.ts';
import type { ObservationBoard } from './observation-board.svelte.ts';

/** What a scene shows: the present, or a moment that has passed. */
export type Wall = {
	/** The time of what is shown (epoch ms); null until that is known. */
	readonly clock: { readonly now: number | null };
	/** Null: the present. */
	readonly moment: number | null;
	/** What is shown stays as it is. */
	readonly held: boolean;
	readonly connection: LiveLink['connection'];
	readonly system: LiveLink['system'];
	readonly observations: ObservationBoard;
	readonly devices: DeviceBoard;
	start(): void;
	stop(): void;
};

/** Everything that a scene knows from the live channel about one scope. */
export class LiveWall implements Wall {
	readonly moment = null;
	readonly #link: LiveLink;
	readonly #scope: Scope;

	/** `scopeCode`: code of the unit whose own and lower units' values and devices are wanted. */
	constructor({ link, scopeCode }: { readonly link: LiveLink; readonly scopeCode: string }) {
		this.#link = link;
		this.#scope = link.scope(scopeCode);
	}

	get clock() {
		return this.#link.clock;
	}

	get connection() {
		return this.#link.connection;
	}

	/** What is shown stays as it was. */
	get held() {
		return this.#link.held;
	}

	/** Null until the first snapshot. */
	get system() {
		return this.#link.system;
	}

	get observations(): ObservationBoard {
		return this.#scope.observations;
	}

	get devices(): DeviceBoard {
		return this.#scope.devices;
	}

	start(): void {
		this.#scope.hold();
	}

	stop(): void {
		this.#scope.release();
	}
}
