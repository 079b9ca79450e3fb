import type { Rejected } from '#lib/domain/reading.ts';
import { deviceIdIn } from '../device-book.ts';
import { rejected, shown } from '../fields.ts';

export type BelowPrefix = {
	readonly kind: 'below-prefix';
	/** Made of the levels of the prefix, which are the device's own; `name` is the last of them. */
	readonly device: string;
	readonly name: string;
	/** Those after the mark. */
	readonly below: readonly string[];
};

/** Where a family's topics `<prefix>/<mark>/…` are; the prefix is a filter, with `+` for a level that each device has for itself. */
export type PrefixRule = {
	readonly family: string;
	readonly prefix: string;
	readonly mark: string;
};

/** Parts such a topic, and names its device. */
export function belowPrefix(
	topic: string,
	{ family, prefix, mark }: PrefixRule,
): BelowPrefix | Rejected {
	const levels = topic.split('/');
	const wanted = prefix.split('/');
	const own = levels.slice(0, wanted.length);
	const isOurs = wanted.every((level, at) => level === '+' || level === own[at]);
	if (!isOurs || levels[wanted.length] !== mark || levels.length < wanted.length + 2) {
		return rejected('bad-topic', `${prefix}/${mark}/… is wanted, got ${shown(topic)}`);
	}
	const device = deviceIdIn(family, own);
	if (typeof device !== 'string') return device;
	const name = (own.at(-1) ?? '').normalize('NFC').trim();
	return { kind: 'below-prefix', device, name, below: levels.slice(wanted.length + 1) };
}
