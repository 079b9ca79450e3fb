/** A device as the roster knows it, and what it is to those behind it. */
import type { Facts, Stream, Works } from '#lib/domain/liveness/facts.ts';
import type { Memory, Verdict } from '#lib/domain/liveness/memory.ts';
import type { Appointment } from './agenda.ts';

export type Entry = Appointment & {
	readonly id: number;
	/** `{site}/{id}`; of the gateway likewise. */
	key: string;
	gatewayKey: string | null;
	gateway: Entry | null;
	/** Those whose gateway it is; null: none. */
	behind: Set<Entry> | null;
	unitId: number | null;
	watchesStream: boolean;
	givenS: number | null;
	report: Facts['report'];
	seenAt: number | null;
	presence: Facts['presence'];
	stream: Stream | null;
	memory: Memory;
	/** As those behind it see it. */
	asGateway: NonNullable<Facts['gateway']> | null;
	/** As the database has it. */
	kept: Memory;
};

/** The gateway it hangs on, as it is now. */
export function gatewayOf(entry: Entry): Facts['gateway'] {
	return entry.gateway && !isInRing(entry) ? asGateway(entry.gateway) : null;
}

/** Of gateways that name each other none is behind another. */
function isInRing(entry: Entry): boolean {
	if (entry.behind === null) return false;
	const passed = new Set<Entry>();
	let next = entry.gateway;
	while (next !== null && next !== entry && !passed.has(next)) {
		passed.add(next);
		next = next.gateway;
	}
	return next === entry;
}

/** The same object as long as it is the same to those behind it. */
export function asGateway(entry: Entry): NonNullable<Facts['gateway']> {
	const { verdict } = entry.memory;
	const down = verdict?.state === 'offline';
	const works = verdict && worksOf(verdict);
	const before = entry.asGateway;
	if (before?.down === down && before.works?.until === works?.until) return before;
	const device = entry.key.slice(entry.key.indexOf('/') + 1);
	return (entry.asGateway = { device, down, works });
}

function worksOf({ evidence, at }: Verdict): Works | null {
	if (evidence.kind !== 'maintenance') return null;
	return { from: at, until: evidence.until, words: evidence.words };
}
