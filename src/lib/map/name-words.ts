/** The words of a name, each with the space or dash after it, where a line of a label may break. */
export function nameWords(name: string): string[] {
	return name.split(/(?<=[ –])/u);
}
