/** Addresses of cells: column 3 of row 7 is "C7". */

export function cellAddress(column: number, row: number): string {
	return `${columnLetters(column)}${row}`;
}

export function columnLetters(column: number): string {
	const before = Math.floor((column - 1) / 26);
	const letter = String.fromCharCode(65 + ((column - 1) % 26));
	return before > 0 ? columnLetters(before) + letter : letter;
}

/** "$C$7" too; null for what is no address within Excel’s 16,384 columns and 1,048,576 rows. */
export function readAddress(
	text: string,
): { readonly column: number; readonly row: number } | null {
	const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text) ?? [];
	if (letters === undefined || digits === undefined) return null;
	let column = 0;
	for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
	const row = Number(digits);
	return column <= 16_384 && row >= 1 && row <= 1_048_576 ? { column, row } : null;
}
