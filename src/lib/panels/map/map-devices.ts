import { troubleOf } from '#lib/domain/trouble.ts';
import type { MapDevice } from '#lib/map/types.ts';
import type { DeviceCell } from '#lib/ui/device-row.ts';
import { admitted, type PartOf } from '#lib/scene/device-view.ts';

type Told = Pick<MapDevice, 'state' | 'freshness' | 'trouble'>;

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

	/** @param cells another list whenever a device has come or gone, or is described anew */
	of(cells: readonly DeviceCell[], partOf: PartOf): readonly MapDevice[] {
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
			return { id, name, unitId, lat, lon, ...toldOf(cell) };
		});
	}

	#follow(): void {
		let drawn: MapDevice[] | null = null;
		for (const [place, cell] of this.#own.entries()) {
			const { standing } = cell;
			if (standing === this.#read[place]) continue;
			this.#read[place] = standing;
			const before = this.#drawn[place];
			const told = toldOf(cell);
			if (!before || tellsTheSame(before, told)) continue;
			drawn ??= [...this.#drawn];
			drawn[place] = { ...before, ...told };
		}
		if (drawn) this.#drawn = drawn;
	}
}

function toldOf(cell: DeviceCell): Told {
	const { state, freshness } = cell.standing;
	return { state, freshness, trouble: troubleOf(cell)?.level ?? null };
}

function tellsTheSame(a: Told, b: Told): boolean {
	return a.state === b.state && a.freshness === b.freshness && a.trouble === b.trouble;
}
