import { parsePairing, PAIRING_PATH, type Pairing } from '#lib/wire/screen.ts';

type Waiting = Extract<Pairing, { readonly kind: 'waiting' }>;

/** How often it is asked, and how long it is waited at most after failures. */
const EVERY_MS = 3_000;
const LONGEST_MS = 20_000;
/** A server that takes longer is taken for one that does not answer. */
const PATIENCE_MS = 10_000;

/** A browser that shows a code and waits until an operator has named it. It asks for ever, whether there is a server or not. */
export class PairingWait {
	/** Null until the first answer, and when it counts no more. */
	code: string | null = $state(null);
	/** What it was before, where that was taken back. */
	revoked: Waiting['revoked'] = $state.raw(null);
	/** Why there may be no code: the server cannot be reached, or has none left. */
	trouble: 'away' | 'full' | null = $state(null);

	readonly #fetch: typeof fetch;
	readonly #random: () => number;
	readonly #named: () => void;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#expiry: ReturnType<typeof setTimeout> | undefined;
	#failures = 0;
	#stop = new AbortController();

	constructor(options: {
		readonly fetch: typeof fetch;
		readonly random: () => number;
		/** It is a screen, and `/wall` answers. */
		readonly named: () => void;
	}) {
		this.#fetch = options.fetch;
		this.#random = options.random;
		this.#named = options.named;
	}

	start(): void {
		this.#stop = new AbortController();
		void this.#ask();
	}

	stop(): void {
		clearTimeout(this.#timer);
		clearTimeout(this.#expiry);
		this.#stop.abort();
	}

	async #ask(): Promise<void> {
		const pairing = await this.#answer();
		const isThere = pairing?.kind === 'named' && (await this.#isThere());
		if (this.#stop.signal.aborted) return;
		if (isThere) {
			this.#named();
			return;
		}
		this.#take(pairing);
		const longest = Math.min(LONGEST_MS, EVERY_MS * 2 ** this.#failures);
		this.#timer = setTimeout(() => void this.#ask(), longest * (0.75 + this.#random() / 2));
	}

	#take(pairing: Pairing | null): void {
		this.#failures = pairing?.kind === 'waiting' ? 0 : this.#failures + 1;
		if (pairing?.kind === 'waiting') this.#show(pairing);
		else this.trouble = pairing?.kind === 'full' ? 'full' : 'away';
	}

	/** By the server's times; what passes since is counted here. */
	#show({ code, expiresAt, now, revoked }: Waiting): void {
		this.trouble = null;
		this.code = code;
		this.revoked = revoked;
		clearTimeout(this.#expiry);
		this.#expiry = setTimeout(() => (this.code = null), expiresAt - now);
	}

	/** Null where the server does not answer, or not well. */
	async #answer(): Promise<Pairing | null> {
		try {
			const response = await this.#fetch(PAIRING_PATH, { method: 'POST', signal: this.#signal });
			return response.ok ? parsePairing(await response.json()) : null;
		} catch {
			// That is told on the page, and it asks again.
			return null;
		}
	}

	/** Nobody goes to a page that is not there: nothing would bring it back. */
	async #isThere(): Promise<boolean> {
		try {
			const options = { cache: 'no-store', signal: this.#signal } as const;
			return (await this.#fetch('/wall', options)).ok;
		} catch {
			return false;
		}
	}

	get #signal(): AbortSignal {
		return AbortSignal.any([this.#stop.signal, AbortSignal.timeout(PATIENCE_MS)]);
	}
}
