/**
 * What a person may type for a name: no accents, no case, đ as d, punctuation as one space. "Da Teh", "đạ tẻh" and
 * "ĐẠ TẺH" fold alike; apostrophes go without a space ("Ea H'leo" is found by "ea hleo").
 */
export function searchFold(text: string): string {
	return text
		.normalize('NFD')
		.toLowerCase()
		.replace(/[\p{M}'’ʼ]/gu, '')
		.replaceAll('đ', 'd')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** Whether each word of the query begins a word of the text; an empty query finds everything. */
export function foundBy(text: string, query: string): boolean {
	const words = searchFold(text).split(' ');
	return searchFold(query)
		.split(' ')
		.every((wanted) => words.some((word) => word.startsWith(wanted)));
}
