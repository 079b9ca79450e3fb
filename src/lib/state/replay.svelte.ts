import { figuresAt, standingsAt, toldMoment, troubleMarks } from '../domain/replay.ts';
import type { Replay, TroubleMark } from '../domain/replay.ts';
import type { DeviceStanding } from '../domain/device.ts';
import type { LatestObservation } from '../domain/observation.ts';
import { replayOf } from '../wire/api/replay.ts';
import type { ReplayAnswer } from '../wire/api/replay.ts';
import { Fetched } from './fetched.svelte.ts';

/**
 * The last hours, and the moment of them that all panels of a scene show. They are asked for when somebody looks back, and stay as they
 * are until that one is back in the present: what is looked at does not move away.
 */
export class ReplayHours {
	readonly #fetched: Fetched<ReplayAnswer>;
	readonly #unit: () => string | null;
	#moment: number | null = $state(null);

	/** `unit`: the code of the scene's unit; null: all. */
	constructor(options: { readonly fetch: typeof fetch; readonly unit: () => string | null }) {
		this.#fetched = new Fetched({ fetch: options.fetch });
		this.#unit = options.unit;
	}

	/** Null until they are there. */
	readonly hours: Replay | null = $derived.by(() => {
		const { value } = this.#fetched;
		return value && replayOf(value);
	});

	/** Null: the present is shown. */
	readonly moment: number | null = $derived.by(() =>
		this.hours && this.#moment !== null ? toldMoment(this.hours, this.#moment) : null,
	);

	/** How the devices stood then, by their ids; null: the present is shown. */
	readonly standings: ReadonlyMap<number, DeviceStanding> | null = $derived.by(() =>
		this.hours && this.moment !== null ? standingsAt(this.hours, this.moment) : null,
	);

	/** The figures that stood then; null: the present is shown. */
	readonly figures: readonly LatestObservation[] | null = $derived.by(() =>
		this.hours && this.moment !== null ? figuresAt(this.hours, this.moment) : null,
	);

	readonly marks: readonly TroubleMark[] = $derived.by(() =>
		this.hours ? troubleMarks(this.hours) : [],
	);

	/** Of how many devices nothing is told. */
	readonly leftOut: number = $derived.by(() => this.#fetched.value?.devices.leftOut ?? 0);

	get failed(): boolean {
		return this.#fetched.failed;
	}

	/** Reads the hours up to now. What it returns takes the question back. */
	read(): () => void {
		const unit = this.#unit();
		return this.#fetched.ask(
			unit === null ? '/api/v1/replay' : `/api/v1/replay?unit=${encodeURIComponent(unit)}`,
		);
	}

	/** A moment (epoch ms), or null: the present. */
	show(moment: number | null): void {
		this.#moment = moment;
	}
}
