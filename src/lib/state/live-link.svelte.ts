import type { TopicBody } from '#lib/wire/live.ts';
import { devicesTopic, indicatorsTopic, SYSTEM_TOPIC } from '#lib/wire/topic.ts';
import { LiveConnection } from './connection.svelte.ts';
import { DeviceBoard } from './device-board.svelte.ts';
import { ObservationBoard } from './observation-board.svelte.ts';
import { ServerClock } from './server-clock.svelte.ts';

/** What nobody holds is followed for so long: the next scene may be of the same scope. */
const LINGER_MS = 10_000;

/** The boards of one unit and of what lies below it, followed for as long as somebody holds them. */
export class Scope {
	readonly observations = new ObservationBoard();
	readonly devices = new DeviceBoard();
	readonly #connection: LiveConnection;
	readonly #code: string;
	/** Told when it is no longer followed: what it holds then grows old. */
	readonly #ended: () => void;
	#holders = 0;
	#endings: (() => void)[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(options: { connection: LiveConnection; code: string; ended: () => void }) {
		this.#connection = options.connection;
		this.#code = options.code;
		this.#ended = options.ended;
	}

	hold(): void {
		this.#holders += 1;
		clearTimeout(this.#timer);
		if (this.#endings.length > 0) return;
		this.#endings = [
			this.#connection.follow(indicatorsTopic(this.#code), ({ family, body }, whole) => {
				if (family === 'indicators') this.observations.read(body, whole);
			}),
			this.#connection.follow(devicesTopic(this.#code), ({ family, body }, whole) => {
				if (family === 'devices') this.devices.read(body, whole);
			}),
		];
	}

	release(): void {
		this.#holders -= 1;
		if (this.#holders === 0) this.#timer = setTimeout(() => this.end(), LINGER_MS);
	}

	end(): void {
		clearTimeout(this.#timer);
		for (const end of this.#endings) end();
		this.#endings = [];
		this.#ended();
	}
}

/** One page's end of the live channel, for as long as the page lives; what is followed changes with the scene. */
export class LiveLink {
	readonly clock = new ServerClock(() => performance.now());
	/** Null until the first snapshot. */
	system: TopicBody['system'] | null = $state.raw(null);
	/** What is shown stays as it was: nothing that comes is taken. */
	held = $state(false);
	/** Somebody looks at a moment that has passed, and is not to be taken away from it. */
	lookingBack = $state(false);
	readonly connection: LiveConnection;
	readonly #scopes = new Map<string, Scope>();

	constructor({ origin }: { readonly origin: string }) {
		this.connection = new LiveConnection({ origin, clock: this.clock });
		this.connection.follow(SYSTEM_TOPIC, ({ family, body }) => {
			if (family === 'system') this.system = body;
		});
	}

	/** To be held before it is followed. */
	scope(code: string): Scope {
		const known = this.#scopes.get(code);
		if (known) return known;
		const made: Scope = new Scope({
			connection: this.connection,
			code,
			ended: () => this.#forget(code, made),
		});
		this.#scopes.set(code, made);
		return made;
	}

	/** Only the age of the link goes on. */
	hold(): void {
		this.held = true;
		this.connection.hold();
		this.clock.hold();
	}

	release(): void {
		this.held = false;
		this.clock.release();
		this.connection.release();
	}

	start(): void {
		this.clock.start();
		this.connection.start();
	}

	stop(): void {
		for (const scope of [...this.#scopes.values()]) scope.end();
		this.connection.stop();
		this.clock.stop();
	}

	#forget(code: string, scope: Scope): void {
		if (this.#scopes.get(code) === scope) this.#scopes.delete(code);
	}
}
