/**
 * Vietnamese or English numbers: what the texts of the whole file say together, or whoever is asked. "95.1" says English; but where
 * "1.250" then were 1.25 of what is counted in whole ones, the file says both.
 */
import type { ReportReason } from '#lib/domain/report.ts';
import type { CellValue } from './cell-values.ts';
import type { Notation } from './figure-text.ts';
import type { Figure } from './ledger.ts';
import type { Questions } from './questions.ts';

export type Judged = { readonly figure: Figure; readonly value: CellValue };

type JudgedNumber = Judged & { readonly value: Extract<CellValue, { kind: 'number' }> };

/** The value of a number, by the one notation of the file. */
export type ByNotation = (
	number: JudgedNumber,
) =>
	| { readonly kind: 'one'; readonly one: number }
	| { readonly kind: 'none'; readonly reason: ReportReason };

export function notationOf(judged: readonly Judged[], questions: Questions): ByNotation {
	const telling: Record<Notation, Figure[]> = { vi: [], en: [] };
	const either: Figure[] = [];
	for (const { figure, value } of judged) {
		if (value.kind !== 'number' || value.vi === value.en) continue;
		if (Number.isNaN(value.en)) telling.vi.push(figure);
		else if (Number.isNaN(value.vi)) telling.en.push(figure);
		else either.push(figure);
	}
	const [isVi, isEn] = [telling.vi.length > 0, telling.en.length > 0];
	const notation = isVi ? 'vi' : 'en';
	const against = judged.filter((one) => breaksWhole(one, notation)).map(({ figure }) => figure);
	if (isVi !== isEn && against.length === 0) return by(notation);
	const told = [...telling.vi.slice(0, 2), ...telling.en.slice(0, 2)];
	const open = [...told, ...against.slice(0, 2), ...either];
	const answers = open.map(({ at, cell }) =>
		questions.ask({
			id: 'numbers',
			kind: 'numbers',
			about: '',
			choices: [
				{ id: 'vi', label: '1.234,5' },
				{ id: 'en', label: '1,234.5' },
			],
			read: (answer): Notation | null => (answer === 'vi' || answer === 'en' ? answer : null),
			example: { at, raw: cell.text },
		}),
	);
	const [answer] = answers;
	if (answer === undefined) return by('vi');
	if (answer.kind === 'one') return by(answer.one);
	return ({ value: { vi, en } }) => (vi === en ? { kind: 'one', one: vi } : answer);
}

function by(notation: Notation): ByNotation {
	return (judged) => {
		const one = judged.value[notation];
		if (Number.isNaN(one)) return { kind: 'none', reason: { kind: 'other-notation' } };
		if (!breaksWhole(judged, notation)) return { kind: 'one', one };
		return { kind: 'none', reason: { kind: 'not-whole', value: String(one) } };
	};
}

/** Whether a text that could be a whole number is none in this notation, and its indicator has no decimals. */
function breaksWhole({ figure, value }: Judged, notation: Notation): boolean {
	if (value.kind !== 'number' || figure.indicator.decimals !== 0) return false;
	const [read, other] = notation === 'vi' ? [value.vi, value.en] : [value.en, value.vi];
	return Number.isFinite(read) && !Number.isInteger(read) && Number.isInteger(other);
}
