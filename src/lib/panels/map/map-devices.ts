import { troubleOf } from '#lib/domain/trouble.ts';
import type { MapDevice } from '#lib/map/types.ts';
import type { DeviceCell } from '#lib/ui/device-row.ts';
import { admitted, type PartOf } from '#lib/scene/device-view.ts';

type Told = Pick<MapDevice, 'state' | 'freshness' | 'trouble' | 'pulsing'>;

/** A critical trouble is new for so long (ms): its symbol flashes. */
export const NEW_MS = 60_000;

/**
 * The devices of the map. What has not changed stays the same object, the list too: most news of thousands of devices are
 * signs of life, and what is made of the list is made anew only where it is another one.
 */
export class MapDevices {
	#cells: readonly DeviceCell[] = [];
	#partOf: PartOf | null = null;
	/** Those that are drawn, and what was last read of each. */
	#own: readonly DeviceCell[] = [];
	#read: DeviceCell['standing'][] = [];
	#drawn: readonly MapDevice[] = [];
	#now = -Infinity;

	/** Whether the symbol of any flashes: such a list grows old. */
	get pulsing(): boolean {
		return this.#drawn.some(({ pulsing }) => pulsing);
	}

	/**
	 * @param cells another list whenever a device has come or gone, or is described anew
	 * @param at.now the server's time (epoch ms), by which troubles are new; null: none is
	 */
	of(
		cells: readonly DeviceCell[],
		{ partOf, now }: { readonly partOf: PartOf; readonly now: number | null },
	): readonly MapDevice[] {
		this.#now = now ?? -Infinity;
		if (cells === this.#cells && partOf === this.#partOf) this.#follow();
		else this.#describe(cells, partOf);
		return this.#drawn;
	}

	/** Each by the id it calls itself by; where two sites use the same one, with the site before it. */
	#describe(cells: readonly DeviceCell[], partOf: PartOf): void {
		this.#cells = cells;
		this.#partOf = partOf;
		this.#own = admitted(cells);
		this.#read = this.#own.map(({ standing }) => standing);
		const bearers = Map.groupBy(this.#own, ({ about }) => about.device);
		this.#drawn = this.#own.map((cell) => {
			const { about } = cell;
			const { site, device, name, lat, lon } = about;
			const unitId = partOf(about)?.id ?? about.unitId;
			const id = bearers.get(device)?.length === 1 ? device : `${site}/${device}`;
			return { id, name, unitId, lat, lon, ...toldOf(cell, this.#now) };
		});
	}

	#follow(): void {
		let drawn: MapDevice[] | null = null;
		for (const [place, cell] of this.#own.entries()) {
			const { standing } = cell;
			const before = this.#drawn[place];
			if (standing === this.#read[place] && !before?.pulsing) continue;
			this.#read[place] = standing;
			const told = toldOf(cell, this.#now);
			if (!before || tellsTheSame(before, told)) continue;
			drawn ??= [...this.#drawn];
			drawn[place] = { ...before, ...told };
		}
		if (drawn) this.#drawn = drawn;
	}
}

function toldOf(cell: DeviceCell, now: number): Told {
	const { state, freshness } = cell.standing;
	const { level = null, since = null } = troubleOf(cell) ?? {};
	const pulsing = level === 'critical' && since !== null && Math.abs(now - since) < NEW_MS;
	return { state, freshness, trouble: level, pulsing };
}

function tellsTheSame(a: Told, b: Told): boolean {
	return (
		a.state === b.state &&
		a.freshness === b.freshness &&
		a.trouble === b.trouble &&
		a.pulsing === b.pulsing
	);
}
