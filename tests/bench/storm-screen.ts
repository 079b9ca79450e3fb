/** A screen that watches a whole province, and when it was told of which device. */
import { io } from 'socket.io-client';
import { LIVE_PATH, type TopicMessage } from '#lib/wire/live.ts';
import { until } from '#tests/support/until.ts';

const WITHIN_MS = 300_000;

export class StormScreen {
	readonly #socket;
	/** By the device's number: its id, and when it was told of which sign of life. */
	readonly #ids = new Map<number, number>();
	readonly #told = new Map<number, { readonly seenAt: number; readonly at: number }[]>();

	constructor(url: string, topic: string) {
		this.#socket = io(url, { path: LIVE_PATH, transports: ['websocket'] });
		const hear = (message: TopicMessage) => this.#hear(message);
		this.#socket.on('snapshot', hear);
		this.#socket.on('delta', hear);
		this.#socket.on('connect', () => this.#socket.emit('watch', [topic]));
	}

	/** Resolves when all of the devices are described. */
	async knows(devices: number): Promise<void> {
		await until(`${devices} devices are described`, () => this.#ids.size >= devices, {
			timeoutMs: WITHIN_MS,
		});
	}

	/** Resolves, when each device is shown as of its `ts` or later, to the ms that each took. */
	async shows(ts: readonly number[]): Promise<number[]> {
		let next = 0;
		const isTold = (device: number) => this.#tookMs(device, ts[device] ?? 0) !== null;
		await until(
			'all devices are shown',
			() => {
				while (next < ts.length && isTold(next)) next++;
				return next === ts.length;
			},
			{ timeoutMs: WITHIN_MS },
		);
		return ts.map((at, device) => this.#tookMs(device, at) ?? Infinity);
	}

	close(): void {
		this.#socket.disconnect();
	}

	#tookMs(device: number, ts: number): number | null {
		const told = this.#told.get(this.#ids.get(device) ?? -1) ?? [];
		const first = told.find(({ seenAt }) => seenAt >= ts);
		return first ? first.at - ts : null;
	}

	#hear(message: TopicMessage): void {
		if (message.family !== 'devices') return;
		const at = Date.now();
		for (const { id, device } of message.body.devices) {
			this.#ids.set(Number(device.slice('storm-'.length)), id);
		}
		for (const [id, , , , seenAt] of message.body.standings) {
			if (seenAt === null) continue;
			const told = this.#told.get(id);
			if (told) told.push({ seenAt, at });
			else this.#told.set(id, [{ seenAt, at }]);
		}
	}
}
