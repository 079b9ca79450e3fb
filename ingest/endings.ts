/** Sessions at the broker that are to be emptied and ended: what others have left, and one's own when it is needed no more. */
import { once } from 'node:events';
import type { Logger } from 'pino';
import type { Hold } from '#server/db/database.ts';
import type { IngestSessions } from '#server/db/ingest-sessions.ts';
import type { HelperRole } from './helper-role.ts';
import type { MqttSource } from './mqtt.ts';

export type Held = Extract<Hold, { kind: 'held' }>;
export type Opened<R> = { readonly source: MqttSource; readonly role: R };
export type Ending = {
	readonly number: number;
	readonly hold: Held;
	readonly opened: Opened<HelperRole>;
};

export type Endings = {
	has(number: number): boolean;
	/** Beside what else this process does. */
	begin(session: Ending): void;
	/** Resolves when it has ended, or has been left as it is for whoever finds it, as it is when given up. */
	end(session: Ending, givenUp: AbortSignal): Promise<void>;
	/** Leaves those that were begun and are not empty yet. */
	giveUp(): Promise<void>;
};

export function endings(options: {
	readonly sessions: Pick<IngestSessions, 'remove'>;
	/** Once a session has ended for good. */
	readonly onEnded: (number: number) => Promise<void>;
	readonly log: Logger;
}): Endings {
	const { sessions, onEnded, log } = options;
	const underWay = new Map<number, Promise<void>>();
	let givingUp = new AbortController();

	async function end({ number, hold, opened }: Ending, givenUp: AbortSignal): Promise<void> {
		const lost = AbortSignal.any([hold.lost, givenUp]);
		const isEmpty = await Promise.race([opened.role.retire().then(() => true), aborted(lost)]);
		try {
			if (!isEmpty) await opened.source.stop();
			else {
				await opened.source.end();
				await sessions.remove(number);
				await onEnded(number);
				log.info({ session: number }, 'ingest: a session is empty and ended');
			}
		} catch (error) {
			log.warn({ err: error, session: number }, 'ingest: a session is not ended yet');
		} finally {
			await hold.release();
		}
	}

	return {
		has: (number) => underWay.has(number),
		begin(session) {
			const { number } = session;
			const ended = end(session, givingUp.signal).finally(() => underWay.delete(number));
			underWay.set(number, ended);
		},
		end,
		async giveUp() {
			givingUp.abort();
			givingUp = new AbortController();
			await Promise.all(underWay.values());
		},
	};
}

async function aborted(signal: AbortSignal): Promise<false> {
	if (!signal.aborted) await once(signal, 'abort');
	return false;
}
