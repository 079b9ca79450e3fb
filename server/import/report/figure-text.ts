/**
 * Numbers as text: "1.234,5" is Vietnamese, "1,234.5" English, and "1.234" could be either. A text alone says which of the two
 * it can be; which it is, the whole file says, or whoever is asked.
 */
import { searchFold } from '#lib/domain/text.ts';

export type Notation = 'vi' | 'en';

export type FigureText =
	/** `vi` and `en`: its value in each notation that it can be; NaN in one that it cannot. */
	| { readonly kind: 'number'; readonly vi: number; readonly en: number; readonly percent: boolean }
	| { readonly kind: 'none' }
	| { readonly kind: 'no-number' };

/** What offices write where they have no figure. A zero is one. */
const NO_FIGURE = new Set([
	'chua co so lieu',
	'khong co so lieu',
	'chua co',
	'chua cap nhat',
	'chua bao cao',
	'khong phat sinh',
	'khong danh gia',
	'kdg',
	'kps',
	'n a',
	'na',
	'no data',
]);

const SEPARATORS = { vi: { group: '.', point: ',' }, en: { group: ',', point: '.' } } as const;

/** Dashes, dots and the words for "no data". */
export function isNoFigure(text: string): boolean {
	return /^[-–—.…_*/\s]*$/.test(text) || NO_FIGURE.has(searchFold(text));
}

export function readFigureText(text: string): FigureText {
	const percent = text.endsWith('%');
	const bare = (percent ? text.slice(0, -1) : text).trim().replaceAll('−', '-');
	if (!/^[+-]?[\d.,\s]*\d[\d.,\s]*$/.test(bare)) {
		return isNoFigure(text) ? { kind: 'none' } : { kind: 'no-number' };
	}
	const [vi, en] = [valueIn(bare, 'vi'), valueIn(bare, 'en')];
	if (Number.isNaN(vi) && Number.isNaN(en)) return { kind: 'no-number' };
	return { kind: 'number', vi, en, percent };
}

/** NaN where it is no number of that notation. Groups may be apart by a space, too. */
function valueIn(text: string, notation: Notation): number {
	const { group, point } = SEPARATORS[notation];
	const [whole = '', fraction, ...more] = text.split(point);
	if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return NaN;
	const digits = whole.replace(/^[+-]/, '');
	const separator = digits.includes(group) ? group : /\s/.test(digits) ? ' ' : '';
	const groups = separator === '' ? [digits] : digits.replace(/\s/g, ' ').split(separator);
	const [first = '', ...rest] = groups;
	const grouped =
		rest.length === 0
			? /^\d+$/.test(first)
			: /^[1-9]\d{0,2}$/.test(first) && rest.every((three) => /^\d{3}$/.test(three));
	if (!grouped) return NaN;
	const value = Number(`${groups.join('')}.${fraction ?? '0'}`);
	return whole.startsWith('-') ? -value : value;
}
