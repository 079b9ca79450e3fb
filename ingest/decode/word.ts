import type { Rejected } from '#lib/domain/reading.ts';
import { rejected, shown } from './fields.ts';
import { parseText } from './json.ts';

export type WordRead<Word extends string> =
	{ readonly kind: 'word'; readonly word: Word } | { readonly kind: 'emptied' } | Rejected;

/** A payload that is one of some words, as it is written; an emptied topic says nothing. `at` names the topic for a person. */
export function parseWord<Word extends string>(
	payload: Uint8Array,
	{ at, words }: { readonly at: string; readonly words: readonly Word[] },
): WordRead<Word> {
	if (payload.length === 0) return { kind: 'emptied' };
	const read = parseText(payload);
	if (read.kind === 'rejected') return read;
	const text = read.text.trim();
	const word = words.find((each) => each === text);
	if (word !== undefined) return { kind: 'word', word };
	return rejected('bad-shape', `${at}: one of ${words.join(', ')} is wanted, got ${shown(text)}`);
}
