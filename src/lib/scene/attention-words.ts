import type { LinkState } from '#lib/domain/link.ts';
import type { ServiceLoss } from '#lib/domain/service-loss.ts';
import type { DeviceCounts } from '#lib/domain/trouble.ts';
import { m } from '#lib/messages/messages.ts';
import { linkWord, lossWords, told } from '#lib/ui/words.ts';

type Known = {
	readonly link: LinkState;
	/** Why no reading comes in; null where the way is open. */
	readonly loss: ServiceLoss | null;
	readonly counts: Pick<DeviceCounts, 'total'> & { readonly looks: { readonly unknown: number } };
};

/** Whether somebody can say of at least one device that it is well, or that there is none. */
export function isClear({ link, loss, counts: { total, looks } }: Known): boolean {
	return link !== 'lost' && loss === null && (total === 0 || looks.unknown < total);
}

/** What to say where no device is known to be in trouble: all is well only if that is known of each. */
export function attentionNone(known: Known): string {
	const { link, loss, counts } = known;
	const { total, looks } = counts;
	if (!isClear(known)) {
		const why = link === 'lost' ? linkWord(link) : loss ? lossWords(loss) : unknownWords(total);
		return told(m.attention_unclear(), why);
	}
	if (total === 0) return m.devices_none();
	if (looks.unknown === 0) return m.attention_none();
	return told(m.attention_none_seen(), unknownWords(looks.unknown));
}

/**
 * How many need attention: "6", or "18 sự cố · 24 thiết bị" where a line stands for several devices, of which `shown`
 * are on the screen: "5/24 thiết bị".
 */
export function attentionCount(
	{ incidents, devices }: { readonly incidents: number; readonly devices: number },
	shown: number | null,
): string {
	const count = shown === null ? String(devices) : `${shown}/${devices}`;
	if (incidents === devices) return count;
	return told(
		incidents === 1 ? m.attention_incidents_one() : m.attention_incidents({ count: incidents }),
		m.attention_devices({ count }),
	);
}

function unknownWords(count: number): string {
	return count === 1 ? m.attention_unknown_one() : m.attention_unknown({ count });
}
