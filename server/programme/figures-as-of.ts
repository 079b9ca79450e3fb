/** What stands of units at a moment, series by series; pure. */
import { cellAt, outranks, renewed, toldAt, valueAt } from './month-cells.ts';
import type { Cell, CellColumns, KeptMonth, ToldCell } from './month-cells.ts';

type Told = KeptMonth & { readonly cells: CellColumns };

/** What was kept of a month and what was observed since, as columns: no figure is an object before it is asked for. */
export class FiguresAsOf {
	readonly #kept: ReadonlyMap<number, Told>;
	readonly #since: ReadonlyMap<number, Told>;

	constructor(kept: readonly KeptMonth[], since: readonly KeptMonth[]) {
		this.#kept = byUnit(kept);
		this.#since = byUnit(since);
	}

	toldOf(unitId: number, indicatorId: number): ToldCell | null {
		const kept = toldIn(this.#kept.get(unitId), indicatorId);
		const since = toldIn(this.#since.get(unitId), indicatorId);
		return kept && since ? (outranks(since, kept) ? since : kept) : (kept ?? since);
	}

	/** With its receipt; throws where those were not read. */
	cellOf(unitId: number, indicatorId: number): Cell | null {
		const kept = cellIn(this.#kept.get(unitId), indicatorId);
		const since = cellIn(this.#since.get(unitId), indicatorId);
		return kept && since ? renewed(kept, since) : (kept ?? since);
	}

	/** Those that stand and were received after a moment (epoch seconds); throws where receipts were not read. */
	receivedAfter(atS: number): Cell[] {
		const found: Cell[] = [];
		for (const { unitId, cells, receipts } of [...this.#kept.values(), ...this.#since.values()]) {
			for (const [at, indicatorId] of cells.indicators.entries()) {
				if (!receipts) throw new Error('Receipts were not read');
				if ((valueAt(receipts.receivedAtS, at) ?? 0) <= atS) continue;
				const cell = this.cellOf(unitId, indicatorId);
				// No two figures of a series are of one moment: this is the one that stands.
				if (cell && cell.observedAtS === valueAt(cells.observedAtS, at)) found.push(cell);
			}
		}
		return found;
	}
}

function byUnit(months: readonly KeptMonth[]): Map<number, Told> {
	return new Map(
		months.flatMap(({ cells, ...month }) => (cells ? [[month.unitId, { ...month, cells }]] : [])),
	);
}

function toldIn(month: Told | undefined, indicatorId: number): ToldCell | null {
	const at = month?.cells.indicators.indexOf(indicatorId) ?? -1;
	return month && at >= 0 ? toldAt(month, at) : null;
}

function cellIn(month: Told | undefined, indicatorId: number): Cell | null {
	const at = month?.cells.indicators.indexOf(indicatorId) ?? -1;
	return month && at >= 0 ? cellAt(month, at) : null;
}
