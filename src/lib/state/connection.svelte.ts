import { io, type Socket } from 'socket.io-client';
import { linkAt, type LinkState } from '#lib/domain/link.ts';
import {
	LIVE_PATH,
	type Beat,
	type ScreenToServer,
	type ServerToScreen,
	type TopicMessage,
} from '#lib/wire/live.ts';
import type { ScreenReport, ServerToNamedScreen } from '#lib/wire/screen.ts';
import type { ServerClock } from './server-clock.svelte.ts';
import { TopicSequence } from './topic-sequence.ts';

/** Takes what comes on one topic; `whole` where the message replaces everything known so far. */
export type TopicReader = (message: TopicMessage, whole: boolean) => void;

type Followed = { readonly read: TopicReader; readonly sequence: TopicSequence };

/** Without a word for this long, a socket that claims to be open is dead (five beats). */
const SILENCE_MS = 10_000;
/** A second's timer that comes this late has slept with its machine. */
const SLEPT_MS = 5_000;

/**
 * The screen's end of the live channel. It never gives up: a lost socket is opened again with growing, jittered
 * pauses, at once when the machine wakes or the network is back; each opening brings fresh snapshots. What is followed
 * may change while it is open.
 */
export class LiveConnection {
	/** The database version up to which everything is shown. */
	version = $state(0);
	/** The server's time (ms) at which it last knew that it had everything; null until it said so. */
	confirmedAt: number | null = $state(null);
	/** Which run of the server was heard last; null before the first word. */
	epoch: string | null = $state(null);
	/** The server's time (ms) at its first word after the link had been broken; null while it never was. */
	returnedAt: number | null = $state(null);
	/** What the server would not take, in its words. */
	refusal: string | null = $state(null);

	readonly #clock: ServerClock;
	readonly #followed = new Map<string, Followed>();
	readonly #socket: Socket<ServerToScreen, ScreenToServer>;
	readonly #timers: {
		watch?: ReturnType<typeof setInterval>;
		again?: ReturnType<typeof setTimeout>;
	} = {};
	#heardAt = 0;
	#held = false;
	#asking = false;
	#returning = false;
	#watchedAt = 0;

	constructor(options: {
		/** Origin of the server: "http://127.0.0.1:3000". */
		readonly origin: string;
		readonly clock: ServerClock;
	}) {
		this.#clock = options.clock;
		this.#socket = io(options.origin, {
			path: LIVE_PATH,
			transports: ['websocket'],
			autoConnect: false,
			forceNew: true,
			timeout: 5_000,
			reconnectionDelay: 500,
			reconnectionDelayMax: 8_000,
			randomizationFactor: 0.5,
		});
		this.#socket.on('connect', () => this.#watch());
		this.#socket.on('snapshot', (message) => this.#take(message, true));
		this.#socket.on('delta', (message) => this.#take(message, false));
		this.#socket.on('beat', (beat) => this.#beat(beat));
		this.#socket.on('refused', ({ topic, detail }) => {
			this.refusal = `${topic}: ${detail}`;
		});
		// After these two socket.io would not come back by itself.
		this.#socket.on('disconnect', () => this.#againIfGivenUp());
		this.#socket.on('connect_error', () => this.#againIfGivenUp());
	}

	/** Milliseconds since the server's last agreement with its database, by the server's clock. */
	get ageMs(): number | null {
		const { present } = this.#clock;
		if (present === null || this.confirmedAt === null) return null;
		return Math.max(0, present - this.confirmedAt);
	}

	get link(): LinkState {
		return linkAt(this.ageMs);
	}

	/** From now on `read` has the topic, of which nobody else is told; first a snapshot. The answer ends it. */
	follow(topic: string, read: TopicReader): () => void {
		this.#followed.set(topic, { read, sequence: new TopicSequence() });
		this.#askAnew();
		return () => {
			this.#followed.delete(topic);
			this.#askAnew();
		};
	}

	/** What this screen is told of itself, where it is one; the answer ends it. */
	hearOwn({ screen, order, revoked }: ServerToNamedScreen): () => void {
		this.#socket.on('screen', screen).on('order', order).on('revoked', revoked);
		return () => {
			this.#socket.off('screen', screen).off('order', order).off('revoked', revoked);
		};
	}

	/** A socket that is closed tells nothing: what was is of no use later. */
	report(report: ScreenReport): void {
		if (this.#socket.connected) this.#socket.emit('report', report);
	}

	/** From now on nothing that comes is taken, but for the link's own age. */
	hold(): void {
		this.#held = true;
	}

	/** Everything is had anew. */
	release(): void {
		if (!this.#held) return;
		this.#held = false;
		for (const [topic, { sequence }] of this.#followed) {
			sequence.forget();
			if (this.#socket.connected) this.#socket.emit('resync', topic);
		}
	}

	start(): void {
		this.#watchedAt = Date.now();
		this.#timers.watch = setInterval(() => this.#watchOver(), 1_000);
		addEventListener('online', this.#wake);
		document.addEventListener('visibilitychange', this.#wake);
		this.#socket.connect();
	}

	stop(): void {
		clearInterval(this.#timers.watch);
		removeEventListener('online', this.#wake);
		document.removeEventListener('visibilitychange', this.#wake);
		this.#socket.disconnect();
		clearTimeout(this.#timers.again);
	}

	#watch(): void {
		this.#heardAt = performance.now();
		this.#returning = this.epoch !== null;
		for (const { sequence } of this.#followed.values()) sequence.forget();
		this.#ask();
	}

	#ask(): void {
		// What is still refused is refused again.
		this.refusal = null;
		this.#socket.emit('watch', [...this.#followed.keys()]);
	}

	/** Once for all that changes in one go. A socket that is closed asks when it opens. */
	#askAnew(): void {
		if (this.#asking) return;
		this.#asking = true;
		queueMicrotask(() => {
			this.#asking = false;
			if (this.#socket.connected) this.#ask();
		});
	}

	#take(message: TopicMessage, whole: boolean): void {
		this.#hear(message);
		const followed = this.#followed.get(message.topic);
		if (!followed || this.#held) return;
		const { sequence, read } = followed;
		if (whole) sequence.snapshot(message);
		const verdict = whole ? 'apply' : sequence.delta(message);
		if (verdict === 'gap') this.#socket.emit('resync', message.topic);
		if (verdict !== 'apply') return;
		read(message, whole);
		if (message.version > this.version || whole) this.version = message.version;
	}

	#beat(beat: Beat): void {
		this.#hear(beat);
		this.confirmedAt = beat.confirmedAt;
		if (this.#held) return;
		for (const [topic, { sequence }] of this.#followed) {
			if (!sequence.isOfAnother(beat.epoch)) continue;
			sequence.forget();
			this.#socket.emit('resync', topic);
		}
	}

	#hear({ now, epoch }: { readonly now: number; readonly epoch: string }): void {
		this.#heardAt = performance.now();
		this.#clock.hear(now);
		// Another run of the server, or a link that was mended, has the page loaded anew.
		if (this.#held) return;
		this.epoch = epoch;
		if (this.#returning) this.returnedAt = now;
		this.#returning = false;
	}

	/** Date.now() serves only to notice a sleep, in which performance.now() may stand still. */
	#watchOver(): void {
		const slept = Date.now() - this.#watchedAt > 1_000 + SLEPT_MS;
		this.#watchedAt = Date.now();
		const silentMs = performance.now() - this.#heardAt;
		if (slept || (this.#socket.connected && silentMs > SILENCE_MS)) this.#reopen();
	}

	readonly #wake = (): void => {
		if (document.visibilityState === 'hidden') return;
		const silentMs = performance.now() - this.#heardAt;
		if (!this.#socket.connected || silentMs > SILENCE_MS / 2) this.#reopen();
	};

	/** Drops what there is, a half-open engine too, and begins anew without a pause. */
	#reopen(): void {
		this.#socket.disconnect();
		clearTimeout(this.#timers.again);
		this.#socket.connect();
	}

	#againIfGivenUp(): void {
		if (this.#socket.active) return;
		clearTimeout(this.#timers.again);
		this.#timers.again = setTimeout(() => this.#socket.connect(), 500 + Math.random() * 1_000);
	}
}
