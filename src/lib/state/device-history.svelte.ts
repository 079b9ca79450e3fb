import { monthBefore } from '#lib/domain/month.ts';
import type { AvailabilityAnswer } from '#lib/wire/api/availability.ts';
import type { DeviceStatesAnswer } from '#lib/wire/api/device-states.ts';

export type AvailabilityOfMonths = {
	readonly now: AvailabilityAnswer;
	readonly before: AvailabilityAnswer;
};

/** How often it is asked for; after a failure sooner. */
const EVERY_MS = 30_000;
const AGAIN_MS = 5_000;
/** A server that takes longer is taken for one that does not answer. */
const PATIENCE_MS = 20_000;
/** Devices whose course is asked for: more have no room on any wall. */
const MOST_DEVICES = 60;

/**
 * The past of a unit's devices, asked for again and again. What the channel tells is the present; this may be a minute old,
 * and says of when it is. A failure leaves what there is.
 */
export class DeviceHistory {
	/** Null until the first answer. */
	states: DeviceStatesAnswer | null = $state.raw(null);
	byUnit: AvailabilityOfMonths | null = $state.raw(null);
	byKind: AvailabilityOfMonths | null = $state.raw(null);

	readonly #unitCode: string;
	readonly #fetch: typeof fetch;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#stop = new AbortController();

	constructor(options: { readonly unitCode: string; readonly fetch: typeof fetch }) {
		this.#unitCode = options.unitCode;
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
		const whole = await this.#readAll();
		if (this.#stop.signal.aborted) return;
		this.#timer = setTimeout(() => void this.#renew(), whole ? EVERY_MS : AGAIN_MS);
	}

	/** False where something could not be had. */
	async #readAll(): Promise<boolean> {
		const unit = `unit=${this.#unitCode}`;
		const states = await this.#ask<DeviceStatesAnswer>(
			`device-states?${unit}&hours=24&limit=${MOST_DEVICES}`,
		);
		if (states) this.states = states;
		const byUnit = await this.#months(`${unit}&by=unit`);
		if (byUnit) this.byUnit = byUnit;
		const byKind = await this.#months(`${unit}&by=kind`);
		if (byKind) this.byKind = byKind;
		return states !== null && byUnit !== null && byKind !== null;
	}

	/** The server's month and the one before. */
	async #months(query: string): Promise<AvailabilityOfMonths | null> {
		const now = await this.#ask<AvailabilityAnswer>(`availability?${query}`);
		if (now === null) return null;
		const before = await this.#ask<AvailabilityAnswer>(
			`availability?${query}&month=${monthBefore(now.month)}`,
		);
		return before && { now, before };
	}

	/** Null where the server does not answer, or not well. */
	async #ask<T>(what: string): Promise<T | null> {
		try {
			const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(PATIENCE_MS)]);
			const response = await this.#fetch(`/api/v1/${what}`, { signal });
			return response.ok ? ((await response.json()) as T) : null;
		} catch {
			// The link in the header tells of a server that is away; this only asks again.
			return null;
		}
	}
}
