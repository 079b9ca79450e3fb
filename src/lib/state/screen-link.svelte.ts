import { brightnessAt, layerOpacity } from '#lib/domain/screen.ts';
import {
	REPORT_EVERY_MS,
	type ScreenOrder,
	type ScreenReport,
	type ScreenTold,
} from '#lib/wire/screen.ts';
import type { LiveLink } from './live-link.svelte.ts';

type Message = Extract<ScreenOrder, { readonly kind: 'message' }>;

/** What a screen is told to do with its page. */
export type ScreenPage = {
	/** To another scene, as soon as that can be had. */
	go(scene: string): void;
	/** As it is to be seen there from now on. */
	take(told: ScreenTold): void;
	/** Loads itself anew, as soon as the server answers. */
	reload(): void;
	/** To where a code is shown: this is a screen no more. */
	pair(): void;
	/** Has its credential kept for longer. */
	renew(): void;
	/** How it is, apart from what is known here. */
	health(): Omit<ScreenReport, 'lagMs' | 'frozenSince' | 'order'>;
};

type Link = Pick<LiveLink, 'hold' | 'release'> & {
	readonly clock: Pick<LiveLink['clock'], 'present' | 'read'>;
	readonly connection: Pick<LiveLink['connection'], 'ageMs' | 'hearOwn' | 'report'>;
};

const RENEW_EVERY_MS = 86_400_000;

/** A browser that is a screen: what it was told of itself, what it was ordered, and how it is. In any other browser nothing comes. */
export class ScreenLink {
	/** Null until it is known to be a screen. */
	told: ScreenTold | null = $state.raw(null);
	/** The server's time (ms) since when it holds what it shows; null: it does not. */
	frozenSince: number | null = $state(null);

	#message: Message | null = $state.raw(null);
	#identifyUntil: number | null = $state(null);
	readonly #link: Link;
	readonly #page: ScreenPage;
	#lastOrder: number | null = null;
	readonly #done = new Set<number>();
	#stops: (() => void)[] = [];

	constructor({ link, page }: { readonly link: Link; readonly page: ScreenPage }) {
		this.#link = link;
		this.#page = page;
	}

	/** Null where there is none, or not any more. */
	readonly message = $derived.by(() =>
		this.#isBefore(this.#message?.until) ? this.#message : null,
	);
	/** Whether its name is to be seen. */
	readonly identified = $derived.by(() => this.#isBefore(this.#identifyUntil));
	/** How opaque the black above it is, from 0. */
	readonly opacity = $derived.by(() => {
		const { present } = this.#link.clock;
		if (this.told === null) return 0;
		const { brightness } = this.told;
		return layerOpacity(present === null ? brightness : brightnessAt(this.told, present));
	});

	start(): void {
		const timers = [
			setInterval(() => this.#report(), REPORT_EVERY_MS),
			setInterval(() => this.told && this.#page.renew(), RENEW_EVERY_MS),
		];
		this.#stops = [
			this.#link.connection.hearOwn({
				screen: (told) => this.#take(told),
				order: (order) => this.#obey(order),
				revoked: () => this.#revoke(),
			}),
			() => timers.forEach((timer) => clearInterval(timer)),
		];
	}

	stop(): void {
		for (const stop of this.#stops.splice(0)) stop();
	}

	/** Goes on, where it is frozen. */
	unfreeze(): void {
		if (this.frozenSince === null) return;
		this.frozenSince = null;
		this.#link.release();
	}

	#freeze(): void {
		if (this.frozenSince !== null) return;
		// Before the server's time is known nothing is shown that could be held.
		this.frozenSince = this.#link.clock.read();
		if (this.frozenSince !== null) this.#link.hold();
	}

	#isBefore(until: number | null | undefined): boolean {
		const { present } = this.#link.clock;
		return typeof until === 'number' && (present === null || present < until);
	}

	#take(told: ScreenTold): void {
		this.told = told;
		this.#page.take(told);
		this.#report();
	}

	#revoke(): void {
		this.told = null;
		this.unfreeze();
		this.#page.pair();
	}

	/** What was carried out is not carried out again when it is sent again, as after a link that was lost. */
	#obey(order: ScreenOrder): void {
		this.#lastOrder = Math.max(this.#lastOrder ?? 0, order.id);
		const isNew = !this.#done.has(order.id);
		this.#done.add(order.id);
		if (isNew) this.#carryOut(order);
		this.#report();
	}

	#carryOut(order: ScreenOrder): void {
		switch (order.kind) {
			case 'scene':
				this.unfreeze();
				return this.#page.go(order.scene);
			case 'message':
				this.#message = order;
				return;
			case 'clear':
				this.#message = null;
				return;
			case 'identify':
				this.#identifyUntil = order.until;
				return;
			case 'freeze':
				return this.#freeze();
			case 'unfreeze':
				return this.unfreeze();
			case 'reload':
				return this.#page.reload();
			default:
				// A server of a later version: it is told which version this page is of.
				return order satisfies never;
		}
	}

	#report(): void {
		if (this.told === null) return;
		const { ageMs } = this.#link.connection;
		const { frozenSince } = this;
		this.#link.connection.report({
			...this.#page.health(),
			...{ lagMs: ageMs, frozenSince: frozenSince && Math.round(frozenSince) },
			order: this.#lastOrder,
		});
	}
}
