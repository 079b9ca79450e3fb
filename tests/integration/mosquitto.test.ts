import mqtt from 'mqtt';
import { afterEach, describe, expect, it } from 'vitest';
import { Mosquitto } from '#tests/support/mosquitto.ts';

const broker = new Mosquitto();

afterEach(() => broker.stop());

describe('the broker that the tests use', () => {
	it('keeps more than a thousand messages for a client that is away, over a restart', async () => {
		await broker.start();
		const absent = { clientId: 'absent', clean: false, reconnectPeriod: 0 };
		const subscriber = await mqtt.connectAsync(broker.url, absent);
		await subscriber.subscribeAsync('t/#', { qos: 1 });
		await subscriber.endAsync();

		const publisher = await mqtt.connectAsync(broker.url, { reconnectPeriod: 0 });
		const count = 1_500;
		await Promise.all(
			Array.from({ length: count }, (_, i) => publisher.publishAsync('t/1', String(i), { qos: 1 })),
		);
		await publisher.endAsync();
		await broker.kill('SIGTERM');
		await broker.start();

		const got = new Set<string>();
		const back = mqtt.connect(broker.url, absent);
		back.on('message', (_topic, payload) => got.add(payload.toString()));
		await expect.poll(() => got.size, { timeout: 20_000 }).toBe(count);
		await back.endAsync();
	});
});
