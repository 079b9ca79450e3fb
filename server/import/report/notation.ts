/** Vietnamese or English numbers: what the texts of the whole file say together, or whoever is asked. */
import type { ReportReason } from '#lib/domain/report.ts';
import type { CellValue } from './cell-values.ts';
import type { Notation } from './figure-text.ts';
import type { Figure } from './ledger.ts';
import type { Questions } from './questions.ts';

export type Judged = { readonly figure: Figure; readonly value: CellValue };

type Number = Extract<CellValue, { kind: 'number' }>;

/** The value of a number, by the one notation of the file. */
export type ByNotation = (
	number: Number,
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
	if (isVi !== isEn) return by(isVi ? 'vi' : 'en');
	const open = isVi ? [...telling.vi.slice(0, 2), ...telling.en.slice(0, 2), ...either] : either;
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
	return ({ vi, en }) => (vi === en ? { kind: 'one', one: vi } : answer);
}

function by(notation: Notation): ByNotation {
	return (number) => {
		const one = number[notation];
		return Number.isNaN(one)
			? { kind: 'none', reason: { kind: 'other-notation' } }
			: { kind: 'one', one };
	};
}
