/** What stands below a header tells what its words leave open. */
import type { HeaderColumn } from './find-header.ts';
import type { Grid } from './grid.ts';
import type { Names } from './header-words.ts';
import type { Cell } from './workbook.ts';

/** How many rows below are looked at. */
const LOOKED_AT = 30;

/** "Đơn vị" may head units or measures, "Chỉ tiêu" names or planned figures: what stands below tells. */
export function settledByBody(
	grid: Grid,
	{
		bottom,
		columns,
		names,
	}: { readonly bottom: number; readonly columns: HeaderColumn[]; readonly names: Names },
): HeaderColumn[] {
	const alsoIndicators = columns.some(({ role }) => role === 'indicator');
	return columns.map((column) => {
		const { role } = column;
		if (role !== 'unit' && role !== 'indicator' && role !== 'code') return column;
		const cells = Array.from({ length: LOOKED_AT }, (_, at) =>
			grid.at(bottom + 1 + at, column.column),
		).filter((cell) => cell !== null);
		const isUnit = ({ kind, text }: Cell) => names.units.find(text, kind === 'number').length > 0;
		const isIndicator = ({ text }: Cell) => names.indicators.find(text).length > 0;
		if (role === 'code') {
			const most = (is: (cell: Cell) => boolean) => cells.filter(is).length * 2 > cells.length;
			return { ...column, role: most(isUnit) ? 'unit' : most(isIndicator) ? 'indicator' : 'other' };
		}
		if (role === 'indicator') {
			const numbers = cells.filter(({ kind }) => kind === 'number').length;
			return numbers * 2 > cells.length ? { ...column, role: 'plan' } : column;
		}
		if (cells.some(isUnit)) return column;
		if (cells.some(isIndicator)) return { ...column, role: 'indicator' };
		return alsoIndicators && isMeasures(cells) ? { ...column, role: 'measure' } : column;
	});
}

const LONGEST_MEASURE = 20;

function isMeasures(cells: readonly { readonly text: string }[]): boolean {
	const isShort = cells.length > 0 && cells.every(({ text }) => text.length <= LONGEST_MEASURE);
	return isShort || cells.some(({ text }) => text === '%');
}
