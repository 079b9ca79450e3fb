/** A programme as its page is sent it: figures as columns of numbers, and each list of targets once. */
import type { OwnTarget, UnitTarget } from '../domain/indicator.ts';
import type { LatestObservation } from '../domain/observation.ts';
import type { Programme } from './api/programme.ts';

/** Figures and targets as objects take five times as long to send, and four times the room (docs/benchmarks.md). */
export type PackedProgramme = Omit<Programme, 'cells' | 'targets'> & {
	readonly cells: PackedCells;
	readonly targets: PackedTargets;
};

/** What many figures have in common. */
type Kind = Pick<LatestObservation, 'timeSource' | 'freshness' | 'sample' | 'source' | 'typed'>;

type PackedCells = {
	readonly unitIds: Int32Array;
	readonly indicatorIds: Int32Array;
	readonly values: Float64Array;
	/** Epoch ms. */
	readonly observedAt: Float64Array;
	readonly kinds: readonly Kind[];
	/** The place of each figure's kind. */
	readonly kindOf: Uint8Array | Int32Array;
};

type PackedTargets = {
	readonly lists: readonly (readonly OwnTarget[])[];
	/** In the order of the targets. */
	readonly unitIds: readonly number[];
	/** The place of each unit's list. */
	readonly places: readonly number[];
};

const MOST_IN_A_BYTE = 256;

export function packed(programme: Programme): PackedProgramme {
	const { cells, targets } = programme;
	return { ...programme, cells: packedCells(cells), targets: packedTargets(targets) };
}

export function unpacked(programme: PackedProgramme): Programme {
	const { cells, targets } = programme;
	return { ...programme, cells: unpackedCells(cells), targets: unpackedTargets(targets) };
}

function packedCells(cells: readonly LatestObservation[]): PackedCells {
	const numbers = <T extends Int32Array | Float64Array>(
		column: T,
		valueOf: (cell: LatestObservation) => number,
	): T => {
		// `from` with a function takes five times as long.
		for (const [place, cell] of cells.entries()) column[place] = valueOf(cell);
		return column;
	};
	const kinds = new Map<string, { readonly kind: Kind; readonly place: number }>();
	const kindOf = numbers(new Int32Array(cells.length), (cell) => {
		const { timeSource, freshness, sample, source, typed } = cell;
		const key = `${timeSource} ${freshness} ${sample} ${typed} ${source === null} ${source}`;
		const known = kinds.get(key);
		if (known) return known.place;
		const place = kinds.size;
		kinds.set(key, { kind: { timeSource, freshness, sample, source, typed }, place });
		return place;
	});
	return {
		unitIds: numbers(new Int32Array(cells.length), ({ unitId }) => unitId),
		indicatorIds: numbers(new Int32Array(cells.length), ({ indicatorId }) => indicatorId),
		values: numbers(new Float64Array(cells.length), ({ value }) => value),
		observedAt: numbers(new Float64Array(cells.length), ({ observedAt }) => observedAt),
		kinds: [...kinds.values()].map(({ kind }) => kind),
		kindOf: kinds.size > MOST_IN_A_BYTE ? kindOf : Uint8Array.from(kindOf),
	};
}

function unpackedCells(packed: PackedCells): LatestObservation[] {
	const { unitIds, indicatorIds, values, observedAt, kinds, kindOf } = packed;
	return Array.from(unitIds, (unitId, place) => ({
		unitId,
		indicatorId: at(indicatorIds, place),
		value: at(values, place),
		observedAt: at(observedAt, place),
		...at(kinds, at(kindOf, place)),
	}));
}

/** Columns are of one length: nobody but `packed` makes them. */
function at<T>(column: ArrayLike<T>, place: number): T {
	return column[place] as T;
}

/** Hundreds of units have the very same targets. */
function packedTargets(targets: readonly UnitTarget[]): PackedTargets {
	const lists: (readonly UnitTarget[])[] = [];
	const unitIds: number[] = [];
	const places: number[] = [];
	for (const [unitId, own] of Map.groupBy(targets, (target) => target.unitId)) {
		const known = lists.findIndex((list) => isSame(list, own));
		unitIds.push(unitId);
		places.push(known === -1 ? lists.push(own) - 1 : known);
	}
	const own = ({ indicatorId, target }: UnitTarget): OwnTarget => ({ indicatorId, target });
	return { lists: lists.map((list) => list.map(own)), unitIds, places };
}

function isSame(list: readonly UnitTarget[], other: readonly UnitTarget[]): boolean {
	return (
		list.length === other.length &&
		list.every(({ target, indicatorId }, place) => {
			const one = other[place];
			return one?.target === target && one.indicatorId === indicatorId;
		})
	);
}

function unpackedTargets({ lists, unitIds, places }: PackedTargets): UnitTarget[] {
	return unitIds.flatMap((unitId, place) =>
		at(lists, at(places, place)).map((own) => ({ unitId, ...own })),
	);
}
