/** A session beside the first one: it stands by, takes its part of the load, and is to end with nothing left in it. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { tellsItsTime } from './own-time.ts';
import type { Link, Role } from './role.ts';

/** So often in a row a session that is to end must have been empty. */
const EMPTY_TIMES = 3;

export type HelperRole = Role & {
	/** Until then it stands by. Resolves to whether it has its part now; else it is asked again. */
	help(): Promise<boolean>;
	/** Gives up the subscription and takes what has come by it. Resolves when nothing is left; then the session may end. */
	retire(): Promise<void>;
};

export function helperRole({
	sharedFilter,
	lookEveryMs,
	log,
}: {
	/** `$share/…` */
	readonly sharedFilter: string;
	/** How often a session that is to end is looked at. */
	readonly lookEveryMs: number;
	readonly log: Logger;
}): HelperRole {
	const drained = Promise.withResolvers<undefined>();
	let present: Link | null = null;
	/** The last connection that asked for a part. */
	let asked: Link | null = null;
	let helping = false;
	let retiring = false;

	async function join(link: Link): Promise<boolean> {
		asked = link;
		const granted = link.divisible && (await link.subscribe([sharedFilter], { rh: 1 }));
		if (granted) log.info({ filter: sharedFilter }, 'broker: subscribed');
		else if (link.isLive())
			log.error({ filter: sharedFilter }, 'broker: no shared subscription at QoS 1');
		return granted;
	}

	async function leaveGroup(link: Link): Promise<boolean> {
		// The broker has lost it, or never had it.
		if (!link.sessionPresent && asked !== link) drained.resolve(undefined);
		else if (await link.unsubscribe([sharedFilter])) void drain(link);
		else return false;
		return true;
	}

	/**
	 * What waits is sent as fast as it is acknowledged, and before the answer to a ping that came after: a broker that has
	 * nothing to send between two of them has nothing more.
	 */
	async function drain(link: Link): Promise<void> {
		let [before, empty] = [-1, 0];
		while (empty < EMPTY_TIMES) {
			await delay(lookEveryMs);
			if (!(await link.ping())) return;
			const { received, unacknowledged } = link.traffic();
			empty = received === before && unacknowledged === 0 ? empty + 1 : 0;
			before = received;
		}
		drained.resolve(undefined);
	}

	return {
		async begin(link) {
			present = link;
			if (retiring) return leaveGroup(link);
			return helping ? join(link) : true;
		},
		fate: (copy) => (tellsItsTime(copy) ? 'take' : 'pass'),
		keepUp: () => undefined,
		async help() {
			helping = true;
			return present?.isLive() ? join(present) : false;
		},
		retire() {
			if (!retiring && present?.isLive()) void leaveGroup(present);
			retiring = true;
			return drained.promise;
		},
	};
}
