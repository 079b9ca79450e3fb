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

export type ShortForm = {
	/** With initials, on one line, and on two. */
	readonly short: string | null;
	readonly split: readonly [string, string] | null;
	/** Another name on the map has one of them, too ("H.Thạnh" of two communes): then it is not written so. */
	readonly shared: boolean;
};

/** What each of the names on one map is with initials. */
export function shortForms(names: readonly string[]): (name: string) => ShortForm {
	const formsOf = (name: string): Set<string> =>
		new Set(
			[initialled(name), initialledLines(name)?.join('')].filter(
				(form) => typeof form === 'string',
			),
		);
	const counts = new Map<string, number>();
	for (const name of names)
		for (const form of formsOf(name)) counts.set(form, (counts.get(form) ?? 0) + 1);
	return (name) => ({
		short: initialled(name),
		split: initialledLines(name),
		shared: [...formsOf(name)].some((form) => (counts.get(form) ?? 0) > 1),
	});
}
