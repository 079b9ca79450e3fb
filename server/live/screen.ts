/** One connected screen: the topics it wants, and whether it keeps up. */
import type { Socket } from 'socket.io';
import type { ScreenToServer, ServerToScreen } from '#lib/wire/live.ts';

export type ScreenSocket = Socket<ScreenToServer, ServerToScreen>;

/** Deltas that may wait for a screen before it is taken out of its rooms. */
const MOST_UNSENT = 16;

/** A screen that asks again and again gets a snapshot of a topic no more often than this (ms). */
const SNAPSHOT_EVERY_MS = 1_000;

export class Screen {
	readonly #socket: ScreenSocket;
	readonly #waiting = new Set<string>();
	readonly #joined = new Set<string>();
	readonly #snapshotAt = new Map<string, number>();
	#unsent = 0;

	constructor(socket: ScreenSocket) {
		this.#socket = socket;
		// What waited has been handed to the network.
		socket.conn.on('drain', () => (this.#unsent = 0));
	}

	get id(): string {
		return this.#socket.id;
	}

	get topics(): readonly string[] {
		return [...this.#joined, ...this.#waiting];
	}

	get joined(): ReadonlySet<string> {
		return this.#joined;
	}

	/** Its queue has grown too long: it gets snapshots when it has caught up, rather than every delta late. */
	get behind(): boolean {
		return this.#unsent > MOST_UNSENT;
	}

	/** The topics of which it can have a snapshot now. */
	dueSnapshots(elapsedMs: number): readonly string[] {
		if (this.#waiting.size === 0 || this.#unsent > 0 || !this.#socket.conn.transport.writable)
			return [];
		return [...this.#waiting].filter(
			(topic) => elapsedMs - (this.#snapshotAt.get(topic) ?? -Infinity) >= SNAPSHOT_EVERY_MS,
		);
	}

	wants(topic: string): boolean {
		return this.#joined.has(topic) || this.#waiting.has(topic);
	}

	/** A snapshot is on its way; deltas follow. */
	enter(topic: string, elapsedMs: number): void {
		this.#waiting.delete(topic);
		this.#joined.add(topic);
		this.#snapshotAt.set(topic, elapsedMs);
		void this.#socket.join(roomName(topic));
	}

	/** It wants the topic, and needs a snapshot first. */
	await(topic: string): void {
		this.leave(topic);
		this.#waiting.add(topic);
	}

	awaitAll(): void {
		for (const topic of this.topics) this.await(topic);
	}

	leave(topic: string): void {
		this.#waiting.delete(topic);
		if (this.#joined.delete(topic)) void this.#socket.leave(roomName(topic));
	}

	/** A delta is about to be sent to it: will it have to wait? */
	expectDelta(): void {
		if (!this.#socket.conn.transport.writable) this.#unsent++;
	}

	refuse(topic: string, detail: string): void {
		this.#socket.emit('refused', { topic, detail });
	}
}

/** Sockets have a room of their own each, named by their id; ours never look like one. */
export function roomName(topic: string): string {
	return `topic:${topic}`;
}
