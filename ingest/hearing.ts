/** All that one ingest hears: the project's own topics, and what the centre's sources want to hear. */
import type { Logger } from 'pino';
import { own, type Family } from './decode/families.ts';
import { isMereSign, type Decoded } from './decode/family.ts';
import { rejected } from './decode/fields.ts';
import { deadLetter, toEntries, type Entry, type Message } from './entry.ts';
import { Learning } from './learning.ts';
import { Turns } from './turns.ts';

/** Devices of one site that speak as one family or mapping has it. */
export type FieldSource = { readonly site: string; readonly family: Family };

export type TopicFilter = {
	readonly filter: string;
	/** What is retained there is wanted once at each start, whether or not the session had the subscription before. */
	readonly afresh: boolean;
};

/** To be published at QoS 0. */
export type Request = Decoded['requests'][number];

export type Hearing = {
	/** The same list until it changes, which messages may bring about. */
	filters(): readonly TopicFilter[];
	/** Whether a message on that topic is for us. */
	hears(topic: string): boolean;
	/**
	 * What is written of a message; nothing where nobody has a use for it. To be asked in the order of receipt. Never throws or
	 * rejects: a bug of ours must not stop what comes after, as the broker would send the same message again for ever.
	 */
	decode(message: Message): readonly Entry[] | Promise<readonly Entry[]>;
	/** What is to be published in answer, each once. */
	takeRequests(): readonly Request[];
};

/** Answers that nobody took are forgotten beyond that: they are asked for again. */
const MOST_REQUESTS = 10_000;

export function hearing(
	sources: readonly FieldSource[],
	options: {
		readonly now: () => number;
		readonly log: Logger;
		readonly learning?: Learning;
	},
): Hearing {
	const { now, log, learning = new Learning() } = options;
	const all: readonly FieldSource[] = [{ site: '', family: own }, ...sources];
	const learners = all.filter(({ family }) => family.learnsFrom !== null);
	const turns = new Turns({ now });
	let requests: Request[] = [];
	let lists: readonly (readonly string[])[] = [];
	let filters: readonly TopicFilter[] = [];

	/** Whoever hears it first and has a use for it has it; one to whom it is a mere sign of life, if nobody makes more of it. */
	function decodeBy(
		sources: readonly FieldSource[],
		message: Message,
	): readonly Entry[] | Promise<readonly Entry[]> {
		const at = sources.findIndex(({ family }) => family.hears(message.topic));
		const source = sources[at];
		if (!source) return [];
		const { site, family } = source;
		const { topic, payload, retained, receivedAt } = message;
		const told = { site, topic, payload, retained, receivedAt };
		const taken = (result: Decoded) => {
			const { readings, rejected } = result;
			const isOfUse = readings.length + rejected.length + result.requests.length > 0;
			if (!isOfUse) return decodeBy(sources.slice(at + 1), message);
			if (requests.length < MOST_REQUESTS) requests.push(...result.requests);
			const entries = toEntries(message, family.name, result);
			if (!isMereSign(readings)) return entries;
			const others = decodeBy(sources.slice(at + 1), message);
			const orThis = (found: readonly Entry[]) => (tellsMore(found) ? found : entries);
			return others instanceof Promise ? others.then(orThis) : orThis(others);
		};
		// The next source takes a turn of its own, which would wait for ever within this one.
		if (family.inTurn) return turns.take(async () => family.decode(told)).then(taken);
		const result = family.decode(told);
		return result instanceof Promise ? result.then(taken) : taken(result);
	}

	/** Null: it need not wait. What is heard of whom is not known yet may be a learner's. */
	function learnt({ topic }: Message): Promise<void> | null {
		if (learners.length === 0 || own.hears(topic)) return null;
		if (learners.some(({ family }) => family.learnsFrom?.(topic))) return null;
		const mayBeLearners =
			learners.some(({ family }) => family.hears(topic)) ||
			!all.some(({ family }) => family.hears(topic));
		return mayBeLearners ? learning.end() : null;
	}

	async function decodeLate(message: Message, known: Promise<void>): Promise<readonly Entry[]> {
		await known;
		if (all.some(({ family }) => family.hears(message.topic))) return decodeBy(all, message);
		return [deadLetter(message, rejected('bad-topic', 'no config of a device names this topic'))];
	}

	function failed(message: Message, error: unknown): readonly Entry[] {
		const { topic } = message;
		log.error({ err: error, topic }, 'decoding failed; the message is a dead letter');
		return [deadLetter(message, rejected('refused', `decoding failed: ${String(error)}`))];
	}

	return {
		filters() {
			const present = all.map(({ family }) => family.filters());
			if (present.some((list, at) => list !== lists[at])) {
				lists = present;
				filters = all.flatMap(({ family: { afresh } }, at) =>
					(present[at] ?? []).map((filter) => ({ filter, afresh })),
				);
			}
			return filters;
		},
		hears: (topic) => all.some(({ family }) => family.hears(topic)),
		decode(message) {
			try {
				const known = learnt(message);
				const entries = known === null ? decodeBy(all, message) : decodeLate(message, known);
				return entries instanceof Promise
					? entries.catch((error: unknown) => failed(message, error))
					: entries;
			} catch (error) {
				return failed(message, error);
			}
		},
		takeRequests() {
			if (requests.length === 0) return NONE;
			const taken = requests;
			requests = [];
			return taken;
		},
	};
}

function tellsMore(entries: readonly Entry[]): boolean {
	const readings = entries.flatMap((entry) => ('reading' in entry ? [entry.reading] : []));
	return readings.length > 0 && !isMereSign(readings);
}

const NONE: readonly Request[] = [];
