import { newestReading } from '#lib/domain/newest-reading.ts';
import { linkAt, type LinkState } from '#lib/domain/link.ts';
import { ingestLoss, lostServices } from '#lib/domain/service-loss.ts';
import type { Wall } from '#lib/state/wall.svelte.ts';
import { Paced } from '#lib/ui/paced.svelte.ts';

const NUMBERS_MS = 1_000;

/** What every scene of a wall tells of the way that readings take, and of how old the newest is. To be made with its component. */
export class DataAge {
	readonly #wall: Wall;
	readonly #ofDevices: boolean;
	readonly #newest;

	readonly losses = $derived.by(() => {
		const { system } = this.#wall;
		return system === null ? [] : lostServices(system.services);
	});
	readonly ingestLoss = $derived.by(() => ingestLoss(this.losses));

	/** @param ofDevices whether what devices say counts, and not figures alone */
	constructor(wall: Wall, { ofDevices }: { ofDevices: boolean }) {
		const { observations, devices } = wall;
		this.#wall = wall;
		this.#ofDevices = ofDevices;
		this.#newest = new Paced({
			changes: () => [wall.clock.now, observations.known, devices.known],
			compute: () => this.#readNewest(),
			intervalMs: NUMBERS_MS,
		});
	}

	/** The age of the newest reading (ms); null where there is none, undefined until that is known. */
	get dataAgeMs(): number | null | undefined {
		const newest = this.#newest.current;
		const { now } = this.#wall.clock;
		if (newest === undefined || now === null) return undefined;
		return newest && Math.max(0, now - newest.at);
	}

	/** The age of the server's last agreement with its database; null until the first snapshot, before which nothing is live. */
	get linkAgeMs(): number | null {
		return this.dataAgeMs === undefined ? null : this.#wall.connection.ageMs;
	}

	get link(): LinkState {
		return linkAt(this.linkAgeMs);
	}

	/** Whether readings fail to come: their way is broken, or the newest is older than twice what is expected of it. */
	get dataDoubtful(): boolean {
		const newest = this.#newest.current;
		if (newest === undefined) return false;
		if (this.#wall.connection.link === 'lost' || this.ingestLoss !== null) return true;
		return newest !== null && newest.freshness !== 'fresh';
	}

	#readNewest() {
		const { observations, devices } = this.#wall;
		if (!observations.known || (this.#ofDevices && !devices.known)) return undefined;
		return newestReading({
			standings: this.#ofDevices ? devices.devices.map(({ standing }) => standing) : [],
			observations: observations.all(),
		});
	}
}
