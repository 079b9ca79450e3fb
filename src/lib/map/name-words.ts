/** The words of a name, each with the space or dash after it, where a line of a label may break. */
export function nameWords(name: string): string[] {
	return name.split(/(?<=[ –])/u);
}

/** Fewer letters say nothing: "T.An". */
const LEAST_LETTERS = 4;

function initials(words: readonly string[]): string {
	return words.map(([initial = '']) => `${initial}.`).join('');
}

/** As it is written where there is little room: "B.Lộc", "P.R.T.Chàm"; null for a name of one word, or too short a form. */
export function initialled(name: string): string | null {
	const words = nameWords(name);
	const last = words.pop();
	if (last === undefined || words.length === 0) return null;
	const short = initials(words) + last;
	return (short.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS ? null : short;
}

/** The same on two lines: "B.M. | Thuột", "P.Rang– | T.Chàm"; null for a name of fewer than three words. */
export function initialledLines(name: string): readonly [string, string] | null {
	const words = nameWords(name);
	const dash = words.findIndex((word) => word.endsWith('–'));
	const at = dash < 0 ? words.length - 1 : dash + 1;
	if (words.length < 3 || at < 1 || at === words.length) return null;
	if (dash < 0) return [initials(words.slice(0, at)), words[at] ?? ''];
	const part = (some: readonly string[]): string => initialled(some.join('')) ?? some.join('');
	return [part(words.slice(0, at)), part(words.slice(at))];
}
