/** How much a schematic cell may say, from all to nothing (cell-text.ts). */

/** Where the symbol stands: on a line of its own, or beside the value or the name; `alone` there without its count. */
export type SignPlace = 'below' | 'beside' | 'alone' | 'none';

/** `short`: with initials, on one line; `split`: on two. */
export type NameForm = 'whole' | 'short' | 'split' | 'none';

export type WrittenForm = {
	readonly name: NameForm;
	readonly value: boolean;
	readonly sign: SignPlace;
};

const VALUE_BELOW: WrittenForm = { name: 'whole', value: true, sign: 'below' };
const VALUE_BESIDE: WrittenForm = { name: 'whole', value: true, sign: 'beside' };
const VALUE_ALONE: WrittenForm = { name: 'whole', value: true, sign: 'alone' };
const BRIEF_BESIDE: WrittenForm = { name: 'short', value: true, sign: 'beside' };
const SPLIT_BESIDE: WrittenForm = { name: 'split', value: true, sign: 'beside' };
const BRIEF_ALONE: WrittenForm = { name: 'short', value: true, sign: 'alone' };
const SPLIT_ALONE: WrittenForm = { name: 'split', value: true, sign: 'alone' };
const NAME_BELOW: WrittenForm = { name: 'whole', value: false, sign: 'below' };
const NAME_BESIDE: WrittenForm = { name: 'whole', value: false, sign: 'beside' };
const SHORT_BELOW: WrittenForm = { name: 'short', value: false, sign: 'below' };
const SHORT_BESIDE: WrittenForm = { name: 'short', value: false, sign: 'beside' };
const SPLIT: WrittenForm = { name: 'split', value: false, sign: 'beside' };
const NAME_ALONE: WrittenForm = { name: 'whole', value: false, sign: 'alone' };
const NAME: WrittenForm = { name: 'whole', value: false, sign: 'none' };
const SHORT: WrittenForm = { name: 'short', value: false, sign: 'none' };
const SPLIT_NAME: WrittenForm = { name: 'split', value: false, sign: 'none' };
const VALUE: WrittenForm = { name: 'none', value: true, sign: 'alone' };
const SCANT: readonly WrittenForm[] = [
	{ name: 'none', value: false, sign: 'below' },
	{ name: 'none', value: false, sign: 'alone' },
];

/** What most cells must have room for: one of these. */
export const LEVELS: readonly (readonly WrittenForm[])[] = [
	[VALUE_BELOW],
	[VALUE_BESIDE],
	[VALUE_ALONE],
	[VALUE_ALONE, BRIEF_ALONE, SPLIT_ALONE],
	[NAME_BELOW, NAME_BESIDE],
	[NAME_ALONE],
	[NAME],
	[NAME, SHORT, SPLIT_NAME],
];

/** Of cells of which most have that level; the first that fits is taken. */
export function formsAt(level: number): WrittenForm[] {
	const values = level <= LEVELS.findIndex((any) => any.includes(SPLIT_ALONE));
	return [
		...(level === 0 ? [VALUE_BELOW] : []),
		...(values ? [VALUE_BESIDE, VALUE_BELOW, BRIEF_BESIDE, SPLIT_BESIDE] : []),
		...[NAME_BELOW, NAME_BESIDE, SHORT_BELOW, SHORT_BESIDE, SPLIT],
		...(values ? [VALUE_ALONE, VALUE] : []),
		NAME_ALONE,
		...SCANT,
	];
}
