/** What a session at the broker is for, apart from how it is connected. */

/** One connection, as a role uses it. What is asked of one that is lost is answered by `false`. */
export type Link = {
	readonly sessionPresent: boolean;
	/** It can be told not to send again what is retained; 3.1.1 would do so at each subscription. */
	readonly version5: boolean;
	/** It knows shared subscriptions, and says by which subscription a message comes. */
	readonly divisible: boolean;
	isLive(): boolean;
	/** At QoS 1. Resolves to whether each was granted; `rh` 0: what is retained is sent now, 1: if it is a new one. */
	subscribe(
		filters: readonly string[],
		options: { readonly rh: 0 | 1; readonly identifier?: number },
	): Promise<boolean>;
	unsubscribe(filters: readonly string[]): Promise<boolean>;
	/** At QoS 0. */
	publish(topic: string, payload: Uint8Array): void;
	/** Messages of this connection: how many came, and how many of them wait for their commit. */
	traffic(): { readonly received: number; readonly unacknowledged: number };
	/** Resolves when the broker has answered, and with that has sent what was due before. */
	ping(): Promise<boolean>;
};

export type Copy = {
	readonly topic: string;
	readonly payload: Buffer;
	readonly retained: boolean;
	/** Of the subscriptions by which it came. */
	readonly identifiers: readonly number[];
};

/** `again`: to be taken, though it may be there already. `pass`: another copy of it is taken. */
export type Fate = 'take' | 'again' | 'pass';

export type Role = {
	/** At each connection. Resolves to whether the subscriptions stand; else the connection is tried anew. */
	begin(link: Link): Promise<boolean>;
	fate(copy: Copy): Fate;
	/** Once for all that one read from the socket brought. */
	keepUp(link: Link): void;
};
