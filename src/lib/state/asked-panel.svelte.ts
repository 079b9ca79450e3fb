import type { PanelAnswer } from '#lib/wire/scene.ts';

/** After a failure it is asked for sooner. */
const AGAIN_MS = 5_000;
/** More than the server's own patience: a server that takes longer does not answer. */
const PATIENCE_MS = 20_000;

/**
 * What the server looks up for one panel, asked for again and again. A failure leaves what there is, and is told; a server
 * that is away is told of by the link.
 */
export class AskedPanel {
	/** Undefined until the first answer. */
	data: unknown = $state.raw(undefined);
	/** Why there is nothing new; null where the last answer was one. */
	problem: Extract<PanelAnswer, { kind: 'failed' | 'slow' }> | null = $state.raw(null);

	readonly #address: string;
	readonly #everyMs: number;
	readonly #fetch: typeof fetch;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#stop = new AbortController();

	constructor(options: {
		readonly address: string;
		readonly everyS: number;
		readonly fetch: typeof fetch;
	}) {
		this.#address = options.address;
		this.#everyMs = options.everyS * 1_000;
		this.#fetch = options.fetch;
	}

	start(): void {
		this.#stop = new AbortController();
		void this.#renew();
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#stop.abort();
	}

	async #renew(): Promise<void> {
		const answer = await this.#ask();
		if (this.#stop.signal.aborted) return;
		if (answer?.kind === 'answer') this.data = answer.data;
		if (answer) {
			const isProblem = answer.kind === 'failed' || answer.kind === 'slow';
			this.problem = isProblem ? answer : null;
		}
		const isWell = answer?.kind === 'answer' || answer?.kind === 'none';
		this.#timer = setTimeout(() => void this.#renew(), isWell ? this.#everyMs : AGAIN_MS);
	}

	/** Null where the server does not answer. */
	async #ask(): Promise<PanelAnswer | null> {
		try {
			const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(PATIENCE_MS)]);
			const response = await this.#fetch(this.#address, { signal });
			return response.ok ? ((await response.json()) as PanelAnswer) : null;
		} catch {
			// The link in the header tells of a server that is away; this only asks again.
			return null;
		}
	}
}
