export type Separator = ',' | ';' | '\t';

export type CsvRecord = {
	readonly line: number;
	readonly cells: string[];
	readonly unclosed?: boolean;
};

/**
 * Records of a CSV text (RFC 4180: quotes, doubled quotes, line breaks inside quotes; LF or CRLF), with the line each
 * begins on; fields are apart by `separator`. A blank line is no record. Text after a closing quote is kept as it is.
 * `unclosed`: its last cell began with a quote that nothing closed, so all of the text after it is in there.
 */
export function csvRecords(text: string, separator: Separator = ','): CsvRecord[] {
	const records: CsvRecord[] = [];
	let cells: string[] = [];
	let cell = '';
	let quoted = false;
	let line = 1;
	let began = 1;
	const endRecord = () => {
		cells.push(cell);
		if (cells.length > 1 || cell !== '') {
			records.push({ line: began, cells, ...(quoted && { unclosed: true }) });
		}
		cells = [];
		cell = '';
	};
	const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
	for (let at = 0; at < source.length; at++) {
		const character = source.charAt(at);
		if (character === '\n') line++;
		if (quoted) {
			if (character !== '"') cell += character;
			else if (source.charAt(at + 1) === '"') {
				cell += '"';
				at++;
			} else quoted = false;
		} else if (character === '"' && cell === '') quoted = true;
		else if (character === separator) {
			cells.push(cell);
			cell = '';
		} else if (character === '\n') {
			endRecord();
			began = line;
		} else cell += character;
	}
	endRecord();
	return records;
}
