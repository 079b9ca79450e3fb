import { untrack } from 'svelte';
import { deviceLook } from '#lib/domain/trouble.ts';
import type { DeviceCell } from './device-row.ts';

const ATTRIBUTES = [
	'data-device',
	'data-site',
	'data-state',
	'data-freshness',
	'data-look',
	'data-seen',
] as const;

/** What is told of a device, in the order of `ATTRIBUTES`. */
type Told = readonly (string | number | null)[];

type Drawn = { readonly element: HTMLElement; told: Told };

/**
 * The elements of a matrix's devices, made and changed by hand: there may be tens of thousands, of which hundreds have
 * news every second, and an effect of its own for each cost twice the script.
 */
export class DrawnCells {
	readonly #drawn = new Map<DeviceCell, Drawn>();
	readonly #rows = new Map<Element, readonly DeviceCell[]>();

	/** Fills a row with its cells, in their order; those that are there already are left where they are. */
	fill(row: Element, cells: readonly DeviceCell[]): void {
		const before = this.#rows.get(row) ?? [];
		if (cells === before) return;
		if (cells.length > 0) this.#rows.set(row, cells);
		else this.#rows.delete(row);
		const wanted = new Set(cells);
		for (const cell of before) if (!wanted.has(cell)) this.#remove(row, cell);
		let next = row.firstChild;
		for (const cell of cells) {
			const element = this.#elementOf(cell);
			if (element === next) next = next.nextSibling;
			else row.insertBefore(element, next);
		}
	}

	/** Shows what is told now of those devices that have a cell. */
	renew(cells: Iterable<DeviceCell>): void {
		for (const cell of cells) {
			const drawn = this.#drawn.get(cell);
			if (drawn) show(cell, drawn);
		}
	}

	#elementOf(cell: DeviceCell): HTMLElement {
		const known = this.#drawn.get(cell);
		if (known) return known.element;
		const element = document.createElement('i');
		element.className = 'device-look';
		const drawn: Drawn = { element, told: [] };
		this.#drawn.set(cell, drawn);
		show(cell, drawn);
		return element;
	}

	/** Not where another row has it by now. */
	#remove(row: Element, cell: DeviceCell): void {
		const element = this.#drawn.get(cell)?.element;
		if (element?.parentNode !== row) return;
		element.remove();
		this.#drawn.delete(cell);
	}
}

function show(cell: DeviceCell, drawn: Drawn): void {
	const told = untrack(() => toldOf(cell));
	for (const [place, name] of ATTRIBUTES.entries()) {
		const value = told[place] ?? null;
		if (value === (drawn.told[place] ?? null)) continue;
		if (value === null) drawn.element.removeAttribute(name);
		else drawn.element.setAttribute(name, String(value));
	}
	drawn.told = told;
}

function toldOf(cell: DeviceCell): Told {
	const { about, standing } = cell;
	const { state, freshness, seenAt } = standing;
	return [about.device, about.site, state, freshness, deviceLook(cell), seenAt];
}
