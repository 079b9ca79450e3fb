/** What a browser without a name shows, and what an operator types in to name it: six characters, in groups of three. */

/**
 * No two of these look alike from a few metres (neither 0 and O nor 1 and I, and of 2 and Z, 5 and S, 8 and B one each), and
 * without vowels they make no words.
 */
export const CODE_LETTERS = 'CDFGHJKLMNPQRTVWX23456789';
export const CODE_LENGTH = 6;
const GROUP = 3;

/** `random`: at least 0, less than 1. */
export function pairingCode(random: () => number): string {
	const letter = () => CODE_LETTERS.charAt(Math.floor(random() * CODE_LETTERS.length));
	return Array.from({ length: CODE_LENGTH }, letter).join('');
}

/** "KD7 4MX" of "KD74MX". */
export function spacedCode(code: string): string {
	return code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join(' ') ?? '';
}

/** As it is kept, of what was typed: in small letters, with spaces or hyphens. Null: no code looks like that. */
export function typedCode(typed: string): string | null {
	const code = typed.replace(/[\s\p{Cf}.\-–]/gu, '').toUpperCase();
	const isCode =
		code.length === CODE_LENGTH && [...code].every((each) => CODE_LETTERS.includes(each));
	return isCode ? code : null;
}
