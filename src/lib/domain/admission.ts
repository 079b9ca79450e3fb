/** Rules of a centre by which devices seen for the first time are taken without an operator. */
import type { DeviceRef } from './reading.ts';

export type AdmitRule = {
	/** Conditions: all that are given must fit; null: not given. */
	readonly family: string | null;
	readonly site: string | null;
	/** An MQTT topic filter, with `+` and `#`. */
	readonly topic: string | null;
	/** A device id, in which `*` stands for whatever characters. */
	readonly device: string | null;
	/** GSO code of the unit that the device is taken into. */
	readonly unit: string;
	/** Seconds between two signs of life; null: what the device says. */
	readonly heartbeatS: number | null;
};

/** A device as it was first heard: who understood it, and on which topic. */
export type FirstSight = DeviceRef & { readonly family: string; readonly topic: string };

/** The first that fits decides; null where none does. */
export function admittedBy(rules: readonly AdmitRule[], sight: FirstSight): AdmitRule | null {
	return (
		rules.find(
			({ family, site, topic, device }) =>
				(family === null || family === sight.family) &&
				(site === null || site === sight.site) &&
				(topic === null || topicFits(topic, sight.topic)) &&
				(device === null || globFits(device, sight.device)),
		) ?? null
	);
}

/** https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901241: `a/#` fits `a`, too; no wildcard fits `$…`. */
function topicFits(filter: string, topic: string): boolean {
	const wanted = filter.split('/');
	const levels = topic.split('/');
	if (topic.startsWith('$') && /^[+#]/.test(filter)) return false;
	for (const [at, level] of wanted.entries()) {
		if (level === '#') return true;
		if (at >= levels.length || (level !== '+' && level !== levels[at])) return false;
	}
	return wanted.length === levels.length;
}

/** Without a regular expression: that of many stars could take for ever. */
function globFits(glob: string, id: string): boolean {
	const [head = '', ...pieces] = glob.split('*');
	const tail = pieces.pop();
	if (tail === undefined) return id === glob;
	if (!id.startsWith(head) || !id.endsWith(tail)) return false;
	let at = head.length;
	const end = id.length - tail.length;
	for (const piece of pieces) {
		const found = id.indexOf(piece, at);
		if (found < 0) return false;
		at = found + piece.length;
	}
	return at <= end;
}
