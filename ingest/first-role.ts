/** The session that every installation has: it hears all there is to hear, or leaves a part of it to helpers. */
import type { Logger } from 'pino';
import { TOPIC_FILTER } from '#lib/wire/mqtt-topic.ts';
import type { Hearing, TopicFilter } from './hearing.ts';
import { tellsItsTime } from './own-time.ts';
import type { Copy, Fate, Link, Role } from './role.ts';

/** Of subscriptions; those of other topics than our own have none. */
const WHOLE = 1;
const SHARED = 2;
/** From here on: another one for each connection, up to the highest that MQTT knows. */
const FIRST_REST = 16;
const LAST_REST = 268_435_455;

export type FirstRole = Role & {
	/** Shares the load, or has all of it again. Resolves to whether that is so now; later it may be asked again. */
	divide(on: boolean): Promise<boolean>;
};

/**
 * While the load is divided the project's own topics have two subscriptions here: a shared one, of which this session gets
 * its part as each helper does, and one of its own, by which it reads what is ordered by its receipt or retained (a shared
 * subscription brings nothing retained). A message is taken by its copy of the one or of the other, never by both. The
 * identifier that a copy bears tells which rule held when the broker made it, however long it has waited since. A broker that
 * was restarted may have kept the one and not the other (mosquitto 2.0.11 forgets shared ones until they are asked for again), so a
 * copy is left to others only if it was made since this connection asked for both.
 */
export function firstRole(options: {
	readonly hearing: Pick<Hearing, 'filters' | 'takeRequests'>;
	/** `$share/…` */
	readonly sharedFilter: string;
	/** As it was left by whoever had the session before. */
	readonly divided: boolean;
	readonly random: () => number;
	readonly log: Logger;
}): FirstRole {
	const { hearing, sharedFilter, random, log } = options;
	/** Filters besides our own that were asked for since the start. */
	const asked = new Set<string>();
	let { divided } = options;
	/** The identifier of this connection; null while nothing is left to others. */
	let rest: number | null = null;
	let isRefused = false;
	let askedFor: readonly TopicFilter[] = [];
	let present: Link | null = null;

	async function subscribe(link: Link): Promise<boolean> {
		// In this order nothing is in neither of the two; what is in both for a moment is marked.
		divided &&= link.divisible && (await shared(link));
		const granted = await own(link, { divide: divided });
		if (granted) log.info({ filter: TOPIC_FILTER, divided }, 'broker: subscribed');
		else if (link.isLive())
			log.error({ filter: TOPIC_FILTER }, 'broker: the subscription at QoS 1 is refused');
		if (granted && !divided && link.divisible && link.sessionPresent)
			await link.unsubscribe([sharedFilter]);
		return granted;
	}

	function own(link: Link, { divide }: { readonly divide: boolean }): Promise<boolean> {
		rest = divide ? FIRST_REST + Math.floor(random() * (LAST_REST - FIRST_REST)) : null;
		const identifier = rest ?? WHOLE;
		return link.subscribe([TOPIC_FILTER], {
			rh: 1,
			...(link.divisible ? { identifier } : {}),
		});
	}

	async function shared(link: Link): Promise<boolean> {
		const granted = await link.subscribe([sharedFilter], { rh: 1, identifier: SHARED });
		if (granted) isRefused = false;
		else if (!isRefused && link.isLive()) {
			isRefused = true;
			log.warn({ filter: sharedFilter }, 'broker: the load is not divided, no shared subscription');
		}
		return granted;
	}

	/** Besides our own: asks for what is new, or for all of it, and gives up what is wanted no more. */
	function hear(link: Link, { again }: { readonly again: boolean }): void {
		const filters = hearing.filters();
		if (filters === askedFor && !again) return;
		askedFor = filters;
		const wanted = filters.filter(({ filter }) => filter !== TOPIC_FILTER);
		const isNew = ({ filter }: { readonly filter: string }) => !asked.has(filter);
		void ask(link, { wanted: wanted.filter((one) => isNew(one) && one.afresh), rh: 0 });
		void ask(link, {
			wanted: wanted.filter((one) => (isNew(one) ? !one.afresh : again)),
			rh: 1,
		});
		const now = new Set(wanted.map(({ filter }) => filter));
		const gone = [...asked].filter((filter) => !now.has(filter));
		if (gone.length > 0) void link.unsubscribe(gone);
		for (const filter of gone) asked.delete(filter);
		for (const filter of now) asked.add(filter);
	}

	/** One that is refused is no reason to do without the others. */
	async function ask(
		link: Link,
		{ wanted, rh }: { readonly wanted: readonly TopicFilter[]; readonly rh: 0 | 1 },
	): Promise<void> {
		if (wanted.length === 0) return;
		const filters = wanted.map(({ filter }) => filter);
		const granted = await link.subscribe(filters, { rh });
		if (!granted && link.isLive())
			log.error({ filters }, 'broker: not all is heard, subscriptions refused');
	}

	return {
		begin(link) {
			present = link;
			// What has waited comes at once, before anything that is asked is answered.
			rest = null;
			if (!link.sessionPresent) asked.clear();
			const again = link.version5 || !link.sessionPresent;
			hear(link, { again });
			return again ? subscribe(link) : Promise.resolve(true);
		},
		fate(copy: Copy): Fate {
			if (copy.identifiers.includes(SHARED)) {
				if (!tellsItsTime(copy)) return 'pass';
				return divided ? 'take' : 'again';
			}
			const isRest = copy.identifiers.some((identifier) => identifier >= FIRST_REST);
			if (!isRest || copy.retained || !tellsItsTime(copy)) return 'take';
			return rest !== null && copy.identifiers.includes(rest) ? 'pass' : 'again';
		},
		keepUp(link) {
			for (const { topic, payload } of hearing.takeRequests()) link.publish(topic, payload);
			hear(link, { again: false });
		},
		async divide(on) {
			if (on === divided) return true;
			const link = present;
			if (!link?.isLive() || (on && !link.divisible)) return false;
			if (on && !(await shared(link))) return false;
			if (!(await own(link, { divide: on }))) return false;
			divided = on;
			log.info(on ? 'broker: the load is divided' : 'broker: all of the load is here again');
			return on || link.unsubscribe([sharedFilter]);
		},
	};
}
