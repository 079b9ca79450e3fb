import { countsOf, perLook, type DeviceLook } from '#lib/domain/trouble.ts';
import type { DeviceCell, DeviceRow } from '#lib/ui/device-row.ts';

/** The devices of one row, counted as they change. */
export class DeviceGroup {
	readonly #named: Pick<DeviceRow, 'unitCode' | 'kind' | 'name'>;
	readonly #members = new Set<DeviceCell>();
	readonly #looks = perLook(() => 0);
	/** Null where they are to be made anew. */
	#cells: readonly DeviceCell[] | null = null;
	#row: DeviceRow | null = null;

	constructor(named: Pick<DeviceRow, 'unitCode' | 'kind' | 'name'>) {
		this.#named = named;
	}

	get unitCode(): string {
		return this.#named.unitCode;
	}

	get size(): number {
		return this.#members.size;
	}

	/** The same one until something of it changes, and with the same cells until a device comes or goes. */
	get row(): DeviceRow {
		this.#cells ??= [...this.#members]
			.map((cell) => ({ cell, id: cell.about.id }))
			.sort((a, b) => a.id - b.id)
			.map(({ cell }) => cell);
		this.#row ??= { ...this.#named, counts: countsOf({ ...this.#looks }), cells: this.#cells };
		return this.#row;
	}

	join(cell: DeviceCell, look: DeviceLook): void {
		this.#members.add(cell);
		this.#looks[look] += 1;
		this.#cells = this.#row = null;
	}

	leave(cell: DeviceCell, look: DeviceLook): void {
		this.#members.delete(cell);
		this.#looks[look] -= 1;
		this.#cells = this.#row = null;
	}

	/** One of its devices looks otherwise than before. */
	turn(from: DeviceLook, to: DeviceLook): void {
		if (from === to) return;
		this.#looks[from] -= 1;
		this.#looks[to] += 1;
		this.#row = null;
	}
}
