/** The words of a name, each with the space or dash after it, where a line of a label may break. */
export function nameWords(name: string): string[] {
	return name.split(/(?<=[ –])/u);
}

/** As it is written where there is little room: "B.Lộc", "P.R.T.Chàm"; null for a name of one word. */
export function initialled(name: string): string | null {
	const words = nameWords(name);
	const last = words.pop();
	if (last === undefined || words.length === 0) return null;
	return [...words.map(([initial = '']) => `${initial}.`), last].join('');
}
