/** Cuts a file of SQL into its statements, each with the line it begins on. */
export type Statement = { readonly sql: string; readonly line: number };

/** What may hold a semicolon that ends nothing: comments, strings, quoted names, dollar-quoted bodies. */
const TOKEN = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|;/g;

const ONLY_COMMENTS = /^(\s|--[^\n]*|\/\*[\s\S]*?\*\/)*$/;

const LEADING = /^(\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*/;

export function statementsOf(text: string): Statement[] {
	const statements: Statement[] = [];
	let from = 0;
	const take = (to: number) => {
		const piece = text.slice(from, to);
		const begins = from + (LEADING.exec(piece)?.[0].length ?? 0);
		if (!ONLY_COMMENTS.test(piece)) {
			statements.push({
				sql: text.slice(begins, to),
				line: text.slice(0, begins).split('\n').length,
			});
		}
		from = to + 1;
	};
	for (const token of text.matchAll(TOKEN)) if (token[0] === ';') take(token.index);
	take(text.length);
	return statements;
}
