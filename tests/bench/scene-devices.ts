/** The devices of the bench of scenes: they describe themselves, and give signs of life in turn. */
import mqtt, { type MqttClient } from 'mqtt';

const UNITS = ['672', '673', '674', '675', '676', '677', '678', '679', '680', '681', '682', '683'];
/** One in so many changes its state with each round, where nothing is said; 20,000 in 30 s are 10 changes a second. */
const RESTLESS = 67;
const SLICE_MS = 10;

export class SceneDevices {
	readonly #count: number;
	readonly #restless: number;
	#client: MqttClient | null = null;
	#signs = 0;

	/** @param restless one in so many changes its state with each round */
	constructor(count: number, restless = RESTLESS) {
		this.#count = count;
		this.#restless = restless;
	}

	/** Resolves when all are described. */
	async start(mqttUrl: string): Promise<void> {
		this.#client = await mqtt.connectAsync(mqttUrl, { protocolVersion: 4 });
		const all = Array.from({ length: this.#count }, (_, device) => device);
		await Promise.all(all.map((device) => this.#send(device, 'info', aboutOf(device))));
	}

	async stop(): Promise<void> {
		await this.#client?.endAsync();
	}

	/** Signs of life in turn, `rate` a second; resolves to how late one was sent at most (ms). */
	async publish({ rate, seconds }: { rate: number; seconds: number }): Promise<number> {
		const acknowledged: Promise<unknown>[] = [];
		const total = Math.round(rate * seconds);
		const start = performance.now();
		let lateMsMax = 0;
		await new Promise<void>((resolve) => {
			const timer = setInterval(() => {
				const elapsed = performance.now() - start;
				const sent = acknowledged.length;
				lateMsMax = Math.max(lateMsMax, elapsed - (sent / rate) * 1000);
				const due = Math.min(total, Math.floor((elapsed / 1000) * rate));
				for (let i = sent; i < due; i++) acknowledged.push(this.#signOfLife(this.#signs++));
				if (due < total) return;
				clearInterval(timer);
				resolve();
			}, SLICE_MS);
		});
		await Promise.all(acknowledged);
		return Math.round(lateMsMax);
	}

	#signOfLife(sign: number): Promise<unknown> {
		const [device, round] = [sign % this.#count, Math.floor(sign / this.#count)];
		const degraded = device % this.#restless === 0 && round % 2 === 1;
		const told = degraded ? { state: 'degraded', reason: 'no-video' } : { state: 'online' };
		return this.#send(device, 'status', { ts: Date.now(), ...told });
	}

	async #send(device: number, what: string, told: unknown): Promise<unknown> {
		const topic = `ioc/v1/bench/device/scene-${device}/${what}`;
		return this.#client?.publishAsync(topic, JSON.stringify(told), { qos: 1 });
	}
}

/** All over the province. */
function aboutOf(device: number): unknown {
	return {
		kind: device % 4 === 0 ? 'gauge' : 'camera',
		name: `Thiết bị đo ${device}`,
		unit: UNITS[device % UNITS.length],
		lat: 11.3 + (device % 100) * 0.0075,
		lon: 107.5 + Math.floor(device / 100) * 0.005,
		heartbeatS: 30,
	};
}
