import type { TopicBody } from '#lib/wire/live.ts';
import { devicesTopic, indicatorsTopic, SYSTEM_TOPIC } from '#lib/wire/topic.ts';
import { LiveConnection, type TopicReader } from './connection.svelte.ts';
import { DeviceBoard } from './device-board.svelte.ts';
import { ObservationBoard } from './observation-board.svelte.ts';
import { ServerClock } from './server-clock.svelte.ts';

/** Everything that a wall knows from the live channel about one scope. */
export class LiveWall {
	readonly clock = new ServerClock(() => performance.now());
	readonly observations = new ObservationBoard();
	readonly devices = new DeviceBoard();
	/** Null until the first snapshot. */
	system: TopicBody['system'] | null = $state.raw(null);
	readonly connection: LiveConnection;

	/** `scopeCode`: code of the unit whose own and lower units' values and devices are wanted. */
	constructor({ origin, scopeCode }: { readonly origin: string; readonly scopeCode: string }) {
		const readers = new Map<string, TopicReader>([
			[
				indicatorsTopic(scopeCode),
				({ family, body }, whole) => {
					if (family === 'indicators') this.observations.read(body, whole);
				},
			],
			[
				devicesTopic(scopeCode),
				({ family, body }, whole) => {
					if (family === 'devices') this.devices.read(body, whole);
				},
			],
			[
				SYSTEM_TOPIC,
				({ family, body }) => {
					if (family === 'system') this.system = body;
				},
			],
		]);
		this.connection = new LiveConnection({ origin, clock: this.clock, readers });
	}

	start(): void {
		this.clock.start();
		this.connection.start();
	}

	stop(): void {
		this.connection.stop();
		this.clock.stop();
	}
}
