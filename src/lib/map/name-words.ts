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
};

/** What each of the names on one map may be written as; in no form that another of them has, too: "H.Thạnh" of two communes. */
export function shortForms(names: readonly string[]): (name: string) => ShortForm {
	const counts = new Map<string, number>();
	for (const name of names)
		for (const form of new Set([initialled(name), initialledLines(name)?.join('')]))
			if (form) counts.set(form, (counts.get(form) ?? 0) + 1);
	const isOwn = (form: string): boolean => (counts.get(form) ?? 0) <= 1;
	return (name) => {
		const [short, split] = [initialled(name), initialledLines(name)];
		return {
			short: short !== null && isOwn(short) ? short : null,
			split: split && isOwn(split.join('')) ? split : null,
		};
	};
}
