/** What a cell's number format shows: a date or part of one, a percentage, or a number. */

export type Shown =
	| { readonly kind: 'number' | 'percent' }
	| { readonly kind: 'date'; readonly precision: 'day' | 'month' | 'year' }
	| { readonly kind: 'time' };

/** Formats that a file needs not write out, of those that matter (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = {
	9: '0%',
	10: '0.00%',
	14: 'd/m/yyyy',
	15: 'd-mmm-yy',
	16: 'd-mmm',
	17: 'mmm-yy',
	18: 'h:mm AM/PM',
	19: 'h:mm:ss AM/PM',
	20: 'h:mm',
	21: 'h:mm:ss',
	22: 'd/m/yyyy h:mm',
	45: 'mm:ss',
	46: '[h]:mm:ss',
	47: 'mmss.0',
};
/** Excel for East Asia keeps dates in these, too. */
const EAST_ASIAN_DATES = [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

export function builtInFormat(id: number): string {
	return BUILT_IN[id] ?? (EAST_ASIAN_DATES.includes(id) ? 'd/m/yyyy' : 'General');
}

export function shownBy(format: string): Shown {
	// The first section is that of positive numbers; quoted words, escapes, colours and locales show nothing of the number.
	const [code = ''] = format
		.toLowerCase()
		.replace(/"[^"]*"?/g, '')
		.replace(/[\\_*]./g, '')
		.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/g, '')
		.split(';');
	if (code.includes('%')) return { kind: 'percent' };
	if (code.includes('general')) return { kind: 'number' };
	if (code.includes('d')) return { kind: 'date', precision: 'day' };
	if (code.includes('y')) {
		return { kind: 'date', precision: code.includes('m') ? 'month' : 'year' };
	}
	if (/^[^hms0-9]*m{3,5}[^hms0-9]*$/.test(code)) return { kind: 'date', precision: 'month' };
	return { kind: /[hms]/.test(code) ? 'time' : 'number' };
}
