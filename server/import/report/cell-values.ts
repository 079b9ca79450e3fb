/** What a cell says as the value of an indicator, as far as the cell alone can say it. */
import { searchFold } from '#lib/domain/text.ts';
import type { ReportReason } from '#lib/domain/report.ts';
import { readFigureText } from './figure-text.ts';
import type { ReportIndicator } from './indicator-names.ts';
import type { Cell } from './workbook.ts';

export type CellValue =
	/** `vi`, `en`: in each notation, NaN where it is none of it. `share`: how it says that it is a percentage. */
	| {
			readonly kind: 'number';
			readonly vi: number;
			readonly en: number;
			readonly share: 'format' | 'sign' | null;
	  }
	| { readonly kind: 'settled'; readonly value: number }
	| { readonly kind: 'refused'; readonly reason: ReportReason };

const YES = new Set(
	'co,dat,x,v,roi,da,da co,da dat,da ban hanh,da thuc hien,da hoan thanh,hoan thanh,dung,yes,true,1'.split(
		',',
	),
);
const NO = new Set(
	'khong,khong co,khong dat,chua,chua dat,chua ban hanh,chua thuc hien,chua hoan thanh,sai,no,false,0'.split(
		',',
	),
);

export function cellValue(cell: Cell, indicator: ReportIndicator): CellValue {
	const { kind = 'number', stages = [] } = indicator;
	if (kind === 'yes-no') return yesOrNo(cell);
	if (kind === 'stages') return stageOf(cell, stages);
	return numberOf(cell);
}

function yesOrNo(cell: Cell): CellValue {
	if (cell.kind === 'boolean') return { kind: 'settled', value: cell.value ? 1 : 0 };
	if (saysYes(cell)) return { kind: 'settled', value: 1 };
	if (saysNo(cell)) return { kind: 'settled', value: 0 };
	return { kind: 'refused', reason: { kind: 'no-yes-no' } };
}

export function saysYes({ text }: Cell): boolean {
	return YES.has(searchFold(text)) || /^[✓✔☑]$/.test(text);
}

export function saysNo({ text }: Cell): boolean {
	return NO.has(searchFold(text));
}

const LONGEST_FIGURE = 20;

/** Whether it looks like a figure without knowing of what: where a row names nothing, words alone are a signature, say. */
export function looksLikeFigure(cell: Cell): boolean {
	if (cell.kind !== 'text') return true;
	const words = searchFold(cell.text);
	return saysYes(cell) || saysNo(cell) || (/\d/.test(words) && words.length <= LONGEST_FIGURE);
}

function stageOf(cell: Cell, stages: NonNullable<ReportIndicator['stages']>): CellValue {
	const words = searchFold(cell.text);
	const place = stages.findIndex(
		({ name, nameEn }) => searchFold(name) === words || searchFold(nameEn) === words,
	);
	if (place >= 0) return { kind: 'settled', value: place };
	const names = stages.map(({ name }) => name).join(', ');
	return { kind: 'refused', reason: { kind: 'no-stage', stages: names } };
}

function numberOf(cell: Cell): CellValue {
	if (cell.kind === 'number') {
		const { value, percent } = cell;
		return { kind: 'number', vi: value, en: value, share: percent ? 'format' : null };
	}
	const read = cell.kind === 'text' ? readFigureText(cell.text) : null;
	if (read?.kind !== 'number') return { kind: 'refused', reason: { kind: 'no-number' } };
	const { vi, en, percent } = read;
	return { kind: 'number', vi, en, share: percent ? 'sign' : null };
}
