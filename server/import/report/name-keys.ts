/** Keys by which names are the same, however their accents are typed. */
import { searchFold } from '#lib/domain/text.ts';

/**
 * Case and punctuation apart, and where in a word its tone is written ("Hoà" and "Hòa" are one), but another tone is
 * another name: "Đạ Tẽh" is not Đạ Tẻh.
 */
export function accentKey(text: string): string {
	return text
		.normalize('NFD')
		.toLowerCase()
		.replace(/['’ʼ]/g, '')
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
		.trim()
		.split(' ')
		.map((word) => word.replace(TONES, '') + (word.match(TONES) ?? []).join(''))
		.join(' ');
}

/** Grave, acute, tilde, hook and dot below: the five tones. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Whether a text was typed without accents; đ alone does not make it one with them. */
export function isBare(text: string): boolean {
	return !/\p{M}/u.test(text.normalize('NFD'));
}

/** Without accents, and "Krông A Na" as "Krông Ana". */
export function bareKey(text: string): string {
	return searchFold(text).replaceAll(' ', '');
}

/** "1.", "I.", "a)", "-", "+" before a name. */
export function withoutNumbering(text: string): string {
	return text
		.replace(/^\s*(?:(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)]|[-–+*•])\s+/u, '')
		.trim();
}

export function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
	const values = map.get(key);
	if (values === undefined) map.set(key, [value]);
	else if (!values.includes(value)) values.push(value);
}
