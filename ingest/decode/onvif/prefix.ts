import type { Rejected } from '#lib/domain/reading.ts';
import { rejected, shown } from '../fields.ts';

export type BelowPrefix = {
	readonly kind: 'below-prefix';
	/** The levels of the prefix, which are the device's own; `name` is the last. */
	readonly own: readonly string[];
	readonly name: string;
	/** Those after the mark. */
	readonly below: readonly string[];
};

/** Parts a topic `<prefix>/<mark>/…`; the prefix is a filter, with `+` for a level that each device has for itself. */
export function belowPrefix(
	topic: string,
	{ prefix, mark }: { readonly prefix: string; readonly mark: string },
): BelowPrefix | Rejected {
	const levels = topic.split('/');
	const wanted = prefix.split('/');
	const own = levels.slice(0, wanted.length);
	const isOurs = wanted.every((level, at) => level === '+' || level === own[at]);
	if (!isOurs || levels[wanted.length] !== mark || levels.length < wanted.length + 2) {
		return rejected('bad-topic', `${prefix}/${mark}/… is wanted, got ${shown(topic)}`);
	}
	const name = (own.at(-1) ?? '').normalize('NFC').trim();
	return { kind: 'below-prefix', own, name, below: levels.slice(wanted.length + 1) };
}
