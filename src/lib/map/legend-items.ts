import type { Mark } from './clusters.ts';
import type { CellMark, Gathered } from './gathered.ts';
import { isTrouble, SYMBOLS, symbolOf, worst } from './symbol.ts';
import type { DeviceSymbol } from './symbol.ts';
import type { MapUnit } from './types.ts';
import { lacksValue } from './value.ts';

/**
 * What the legend tells of beside the scale. What the map does not show now, but could at any moment, is not `present` and
 * keeps its room: the map should not make way whenever there is trouble.
 */
export type LegendItems = {
	readonly signs: readonly {
		/** `several`: quiet devices together; `count`: the number beside a symbol of trouble. */
		readonly sign: DeviceSymbol | 'several' | 'count';
		readonly present: boolean;
	}[];
	/** The sample of `count`: the worst symbol beside which a number stands, and the worst of all where none does. */
	readonly counted: DeviceSymbol;
	/** Of the classes; not where values are shown, and none has a class. */
	readonly scale: boolean;
	readonly noData: boolean;
	/** Values without a class. */
	readonly noClass: boolean;
	readonly sample: boolean;
	readonly stale: boolean;
	readonly schematic: boolean;
};

/** @param marks those at the places of devices; in cells there are only symbols of trouble, each with its count */
export function legendItems(
	units: readonly MapUnit[],
	{
		placed,
		marks,
		cellMarks,
	}: Pick<Gathered, 'placed'> & {
		readonly marks: readonly Mark[];
		readonly cellMarks: readonly Pick<CellMark, 'symbol'>[];
	},
): LegendItems {
	const inCells = new Set<DeviceSymbol>(cellMarks.map(({ symbol }) => symbol).filter(isTrouble));
	const own = new Set(placed.map(symbolOf));
	const any = placed.length > 0 || cellMarks.length > 0;
	const trouble = SYMBOLS.filter((symbol) => any && isTrouble(symbol)).map((sign) => ({
		sign,
		present: marks.some(({ symbol }) => symbol === sign) || inCells.has(sign),
	}));
	const quiet = SYMBOLS.filter((symbol) => own.has(symbol) && !isTrouble(symbol)).map((sign) => ({
		sign,
		present: marks.some(({ symbol, count }) => symbol === sign && count === 1),
	}));
	const several = {
		sign: 'several' as const,
		present: marks.some(({ symbol, count }) => count > 1 && !isTrouble(symbol)),
	};
	const counted = [
		...inCells,
		...marks.filter(({ count }) => count > 1).map(({ symbol }) => symbol),
	].filter(isTrouble);
	const noClass = units.some(
		({ value, progressClass }) => value !== null && progressClass === null,
	);
	const count = { sign: 'count' as const, present: counted.length > 0 };
	return {
		signs: [...trouble, ...(any ? [count] : []), ...quiet, ...(placed.length > 1 ? [several] : [])],
		counted: counted.length > 0 ? worst(counted) : 'critical',
		scale: !noClass || units.some(({ progressClass }) => progressClass !== null),
		noData: units.some(lacksValue),
		noClass,
		sample: units.some(({ sample }) => sample),
		stale: units.some(({ stale, value }) => stale && value !== null),
		schematic: units.some(({ schematic }) => schematic),
	};
}
