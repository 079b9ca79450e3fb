/** What stands in the field, for tests of the wall: it publishes at QoS 1 and waits until the broker has taken it. */
import { connectAsync, type MqttClient } from 'mqtt';

export type Field = {
	publish(topic: string, payload: object | string): Promise<void>;
	leave(): Promise<void>;
};

export async function enterField(mqttUrl: string): Promise<Field> {
	const client: MqttClient = await connectAsync(mqttUrl);
	return {
		async publish(topic, payload) {
			const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
			await client.publishAsync(`ioc/v1/${topic}`, text, { qos: 1 });
		},
		async leave() {
			await client.endAsync();
		},
	};
}
