import { connect, type MqttClient } from 'mqtt';
import { until } from './until.ts';

/** After a lost connection mqtt.js sends what was not acknowledged one by one, each after the other's acknowledgement. */
const UNACKNOWLEDGED = 150;
const DEVICES = 40;

/**
 * A publisher as a good device is one: telemetry at QoS 1, each message with a value of its own (0, 1, 2 …), published
 * again after a lost connection until the broker has acknowledged it, and never after that.
 */
export class AcknowledgedStream {
	readonly total: number;
	readonly #client: MqttClient;
	readonly #firstAt: number;
	#sent = 0;
	#acknowledged = 0;
	#upTo = 0;
	#stopped = false;

	constructor(options: { readonly url: string; readonly total: number }) {
		this.total = options.total;
		this.#firstAt = Date.now() - options.total;
		this.#client = connect(options.url, { reconnectPeriod: 100 });
		this.#client.on('error', () => {
			// The broker is away, as the test wants it; the client goes on trying.
		});
	}

	get acknowledged(): number {
		return this.#acknowledged;
	}

	/** Publishes the messages up to this number, and no more for now. */
	publishUpTo(count: number): void {
		this.#upTo = Math.min(count, this.total);
		this.#fill();
	}

	/** Waits until so many are acknowledged. */
	async reaches(count: number, timeoutMs = 60_000): Promise<void> {
		await until(`${count} are acknowledged`, () => this.#acknowledged >= count, {
			timeoutMs,
			everyMs: 5,
		});
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		await this.#client.endAsync(true);
	}

	#fill(): void {
		while (this.#sent < this.#upTo && this.#sent - this.#acknowledged < UNACKNOWLEDGED) {
			this.#publish(this.#sent++);
		}
	}

	#publish(value: number): void {
		const topic = `ioc/v1/faults/device/d-${value % DEVICES}/telemetry`;
		const payload = JSON.stringify({ ts: this.#firstAt + value, values: { value } });
		this.#client.publish(topic, payload, { qos: 1 }, (error) => {
			if (this.#stopped) return;
			if (error) {
				// Two connections lost in close succession: mqtt.js gives up what waited until it had sent all of the first one's
				// again. While it does so it takes no more.
				setImmediate(() => {
					this.#publish(value);
				});
				return;
			}
			this.#acknowledged++;
			this.#fill();
		});
	}
}
