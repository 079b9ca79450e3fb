import { slotAt, type Slot } from '#lib/domain/playlist.ts';
import type { PlaylistEntry } from '#lib/domain/screen.ts';

/** What the runner has the page do. */
export type RunnerPage = {
	/** Name of the scene that is shown. */
	readonly scene: () => string;
	/** Fetches all that a scene wants, so that it is there at once. */
	readonly warm: (scene: string) => void;
	readonly show: (scene: string) => void;
	/** Whether something else is to stay: what is held, or a server that is away. */
	readonly stays: () => boolean;
	/** Told at the end of each slot, before the next is shown; true where the page begins anew there instead. */
	readonly leaves: (scene: string) => boolean;
};

/** A scene is fetched so long before it is shown (ms). */
const WARM_MS = 5_000;
/** A scene that was asked for by hand, or by a trouble, stays at least so long (ms). */
const ASKED_MS = 60_000;
const TROUBLE_MS = 30_000;
/** After an interruption there is none for so long: who is flooded reads no more for being interrupted (ms). */
const QUIET_MS = 120_000;
/** Of what interrupts. */
const TROUBLES = 'troubles';
/** Longest that is waited for without looking at the clock again (ms): it may be set. */
const LONGEST_MS = 10_000;

/** Shows the scenes of a playlist in turn, by the server's time. */
export class PlaylistRunner {
	readonly #now: () => number | null;
	readonly #page: RunnerPage;
	#playlist: readonly PlaylistEntry[] = [];
	#slot: Slot | null = null;
	#warmed = '';
	/** What was asked for stays until then. */
	#heldUntil = -Infinity;
	#quietUntil = -Infinity;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running = false;

	/** `now`: the server's time (epoch ms), null until it was heard of. */
	constructor(options: { readonly now: () => number | null; readonly page: RunnerPage }) {
		this.#now = options.now;
		this.#page = options.page;
	}

	start(): void {
		this.#running = true;
		this.#step();
	}

	stop(): void {
		this.#running = false;
		clearTimeout(this.#timer);
	}

	/** Another playlist counts at once. */
	play(playlist: readonly PlaylistEntry[]): void {
		if (JSON.stringify(playlist) === JSON.stringify(this.#playlist)) return;
		this.#playlist = playlist;
		this.#slot = null;
		this.#warmed = '';
		if (this.#running) this.#step();
	}

	/** An operator's scene is shown by somebody else; here it only is not taken away at once. */
	asked(): void {
		this.#heldUntil = (this.#now() ?? -Infinity) + ASKED_MS;
	}

	/** A new critical trouble: it is shown where it is, and the playlist goes on afterwards. */
	interrupt(): void {
		const now = this.#now();
		if (now === null || now < this.#quietUntil || this.#page.stays()) return;
		this.#quietUntil = now + QUIET_MS;
		this.#heldUntil = Math.max(this.#heldUntil, now + TROUBLE_MS);
		if (this.#page.scene() !== TROUBLES) this.#page.show(TROUBLES);
		this.#step();
	}

	#step(): void {
		clearTimeout(this.#timer);
		if (!this.#running) return;
		const now = this.#now();
		this.#timer = setTimeout(() => this.#step(), now === null ? 1_000 : this.#look(now));
	}

	/** How long to wait until the next look (ms). */
	#look(now: number): number {
		if (this.#playlist.length === 0) return LONGEST_MS;
		if (now < this.#heldUntil) {
			this.#slot = null;
			return Math.min(this.#heldUntil - now, LONGEST_MS);
		}
		const slot = slotAt(this.#playlist, now);
		if (this.#page.stays()) {
			this.#slot = null;
			return 1_000;
		}
		if (!this.#slot || this.#slot.until !== slot.until) this.#enter(slot);
		const left = slot.until - now;
		const { next } = slot;
		if (left > WARM_MS) return Math.min(left - WARM_MS, LONGEST_MS);
		if (next && next.scene !== this.#warmed && next.scene !== this.#page.scene()) {
			this.#warmed = next.scene;
			this.#page.warm(next.scene);
		}
		return Math.max(left, 0);
	}

	#enter(slot: Slot): void {
		const isFirst = this.#slot === null;
		this.#slot = slot;
		this.#warmed = '';
		const scene = slot.entry?.scene ?? this.#page.scene();
		if (!isFirst && this.#page.leaves(scene)) return;
		if (scene !== this.#page.scene()) this.#page.show(scene);
	}
}
