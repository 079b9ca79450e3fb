/** The live channel: what screens ask for, and who is sent what, when. */
import type { Server } from 'socket.io';
import * as v from 'valibot';
import type { Catalogue } from '#server/services.ts';
import { BEAT_MS } from '#lib/wire/live.ts';
import type { ScreenToServer, ServerToScreen, TopicBody } from '#lib/wire/live.ts';
import type { LiveState, Touched } from './live-state.ts';
import { Pacer } from './pacer.ts';
import type { Room } from './room.ts';
import { Rooms } from './rooms.ts';
import { Screen, roomName } from './screen.ts';
import type { ScreenSocket } from './screen.ts';

export type ScreenServer = Server<ScreenToServer, ServerToScreen>;

/** How far the database has been read, and when that was last made sure of. */
export type Progress = {
	readonly version: number;
	readonly confirmedAt: number;
	readonly system: TopicBody['system'];
};

export type ChannelCounters = {
	deltas: number;
	snapshots: number;
	dropped: number;
	refused: number;
};

/** More topics than any page watches. */
const MOST_TOPICS = 16;

const TOPICS = v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(MOST_TOPICS));

/** How often screens that wait are looked after when nothing else happens (ms). */
const PULSE_MS = 1_000;

export class LiveChannel {
	readonly counters: ChannelCounters = { deltas: 0, snapshots: 0, dropped: 0, refused: 0 };
	readonly #io: ScreenServer;
	readonly #state: LiveState;
	readonly #epoch: string;
	readonly #now: () => number;
	readonly #elapsed: () => number;
	readonly #rooms = new Rooms();
	readonly #screens = new Map<string, Screen>();
	readonly #pacer: Pacer;
	#progress: Progress | null = null;
	#timers: NodeJS.Timeout[] = [];

	constructor(options: {
		io: ScreenServer;
		state: LiveState;
		/** Unlike that of any other run. */
		epoch: string;
		now: () => number;
		/** A clock that only goes forward (ms). */
		elapsed: () => number;
		tickMs: number;
	}) {
		this.#io = options.io;
		this.#state = options.state;
		this.#epoch = options.epoch;
		this.#now = options.now;
		this.#elapsed = options.elapsed;
		this.#pacer = new Pacer({
			send: () => this.#send(),
			tickMs: options.tickMs,
			elapsed: options.elapsed,
		});
	}

	get screens(): number {
		return this.#screens.size;
	}

	get rooms(): number {
		return this.#rooms.size;
	}

	start(): void {
		this.#io.on('connection', (socket) => this.#connect(socket));
		this.#timers = [
			setInterval(() => this.#beat(), BEAT_MS),
			setInterval(() => this.#pacer.request(), PULSE_MS),
		];
	}

	stop(): void {
		for (const timer of this.#timers) clearInterval(timer);
		this.#pacer.stop();
	}

	/** Other units, indicators or targets: every screen starts anew, with what the next `advance` sends. */
	rebuild(catalogue: Catalogue): void {
		this.#rooms.rebuild(catalogue);
		for (const screen of this.#screens.values()) this.#watch(screen, screen.topics, 'anew');
	}

	/** Values have changed, or grown old. */
	touch(touched: Touched): void {
		this.#rooms.touch(touched);
	}

	/** Everything up to `progress.version` has been touched: now it may be sent. */
	advance(progress: Progress): void {
		if (this.#progress?.system !== progress.system) this.#rooms.touchSystem();
		this.#progress = progress;
		this.#pacer.request();
	}

	#connect(socket: ScreenSocket): void {
		const screen = new Screen(socket);
		this.#screens.set(socket.id, screen);
		socket.on('watch', (topics: unknown) => {
			const parsed = v.safeParse(TOPICS, topics);
			if (parsed.success) {
				this.#watch(screen, [...new Set(parsed.output)], 'changed');
				this.#pacer.request();
			} else this.#refuse(screen, '', `a list of at most ${MOST_TOPICS} topics is wanted`);
		});
		socket.on('resync', (topic: unknown) => {
			if (typeof topic === 'string' && screen.joined.has(topic)) {
				screen.await(topic);
				this.#pacer.request();
			} else if (!screen.topics.includes(String(topic))) {
				this.#refuse(screen, String(topic).slice(0, 64), 'this topic is not watched');
			}
		});
		socket.on('disconnect', () => {
			this.#screens.delete(socket.id);
			this.#closeEmptyRooms(screen.topics);
		});
		if (this.#progress) socket.emit('beat', this.#beatOf(this.#progress));
	}

	#watch(screen: Screen, topics: readonly string[], mode: 'changed' | 'anew'): void {
		const before = screen.topics;
		const left = before.filter((topic) => !topics.includes(topic));
		for (const topic of left) screen.leave(topic);
		this.#closeEmptyRooms(left);
		for (const topic of topics) {
			const opened = this.#rooms.enter(topic);
			if (opened.kind === 'refused') {
				screen.leave(topic);
				this.#refuse(screen, topic, opened.detail);
			} else if (mode === 'anew' || !before.includes(topic)) screen.await(topic);
		}
	}

	#refuse(screen: Screen, topic: string, detail: string): void {
		this.counters.refused++;
		screen.refuse(topic, detail);
	}

	#closeEmptyRooms(topics: readonly string[]): void {
		for (const topic of topics) {
			const wanted = [...this.#screens.values()].some((screen) => screen.wants(topic));
			if (!wanted) this.#rooms.close(topic);
		}
	}

	#send(): void {
		if (!this.#progress) return;
		for (const screen of this.#screens.values()) {
			if (!screen.behind || screen.joined.size === 0) continue;
			this.counters.dropped++;
			screen.awaitAll();
		}
		for (const room of this.#rooms.open) this.#sendDelta(room, this.#progress);
		this.#sendSnapshots(this.#progress);
	}

	#sendDelta(room: Room, { version, system }: Progress): void {
		if (!room.pending) return;
		const { outdated } = room;
		const inside = [...this.#screens.values()].filter((screen) => screen.joined.has(room.topic));
		const delta = room.takeDelta({ epoch: this.#epoch, version, now: this.#now() }, system);
		if (outdated) for (const screen of inside) screen.await(room.topic);
		if (outdated || inside.length === 0) return;
		for (const screen of inside) screen.expectDelta();
		this.counters.deltas++;
		// One encoding, whoever is in: the adapter makes the frame once and writes it to each.
		this.#io.to(roomName(room.topic)).emit('delta', delta);
	}

	#sendSnapshots({ version, system }: Progress): void {
		const elapsedMs = this.#elapsed();
		const due: { screen: Screen; topic: string }[] = [];
		for (const screen of this.#screens.values()) {
			for (const topic of screen.dueSnapshots(elapsedMs)) due.push({ screen, topic });
		}
		for (const [topic, pairs] of Map.groupBy(due, (pair) => pair.topic)) {
			const opened = this.#rooms.enter(topic);
			if (opened.kind === 'refused') continue;
			const snapshot = opened.room.snapshot(
				{ epoch: this.#epoch, version, now: this.#now() },
				{ ...this.#state.everything, system },
			);
			this.counters.snapshots += pairs.length;
			this.#io.to(pairs.map(({ screen }) => screen.id)).emit('snapshot', snapshot);
			for (const { screen } of pairs) screen.enter(topic, elapsedMs);
		}
	}

	#beat(): void {
		if (this.#progress) this.#io.volatile.emit('beat', this.#beatOf(this.#progress));
	}

	#beatOf({ version, confirmedAt }: Progress) {
		return { epoch: this.#epoch, now: this.#now(), version, confirmedAt };
	}
}
