import mqtt from 'mqtt';
import type { MqttClient } from 'mqtt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Mosquitto } from '#tests/support/mosquitto.ts';
import { startProcess } from '#tests/support/processes.ts';

const broker = new Mosquitto();
let watcher: MqttClient;
let heard: { topic: string; said: Record<string, unknown>; retained: boolean }[];

beforeEach(async () => {
	await broker.start();
	await watch();
});

afterEach(async () => {
	await watcher.endAsync(true);
	await broker.stop();
});

async function watch(): Promise<void> {
	heard = [];
	watcher = await mqtt.connectAsync(broker.url);
	watcher.on('message', (topic, payload, { retain }) => {
		const said = JSON.parse(payload.toString()) as Record<string, unknown>;
		heard.push({ topic, said, retained: retain });
	});
	await watcher.subscribeAsync('ioc/v1/#', { qos: 1 });
}

const simulate = (...args: string[]) =>
	startProcess({
		main: 'ingest/simulate/main.ts',
		args: ['--seed', '1', ...args],
		env: { MQTT_URL: broker.url },
		ready: /devices, \d+ messages\/s/,
	});

const count = (ending: string) =>
	new Set(heard.map(({ topic }) => topic).filter((topic) => topic.endsWith(ending))).size;

test('devices say what and how they are, then what they measure, all of it marked as sample', async () => {
	const running = await simulate('--rate', '400', '--centre', 'da-teh');
	await expect.poll(() => count('/telemetry'), { timeout: 20_000 }).toBeGreaterThan(15);
	expect(count('/info')).toBe(26);
	expect(count('/status')).toBe(26);
	expect(heard.every(({ said }) => said['sample'] === true)).toBe(true);
	expect(await running.stop()).toBe(0);
});

test('after a clean stop every device keeps the last thing that it truly said', async () => {
	const running = await simulate('--rate', '100', '--devices', '60');
	await expect.poll(() => count('/status'), { timeout: 20_000 }).toBe(60);
	expect(await running.stop()).toBe(0);
	expect(heard.some(({ said }) => said['reason'] === 'last-will')).toBe(false);
	await watcher.endAsync();
	await watch();
	await expect.poll(() => count('/status')).toBe(60);
	expect(heard.some(({ said }) => said['reason'] === 'last-will')).toBe(false);
});

test('when it is killed, the broker tells that the gateways’ connections broke off', async () => {
	const running = await simulate('--rate', '100', '--centre', 'bao-loc');
	await expect.poll(() => count('/status'), { timeout: 20_000 }).toBeGreaterThan(50);
	await running.kill();
	await expect
		.poll(() => heard.find(({ said }) => said['reason'] === 'last-will')?.topic)
		.toBe('ioc/v1/bao-loc/device/gw-01/status');
});

test('it waits for a broker that is away, and begins anew with what is true then', async () => {
	const running = await simulate('--rate', '50', '--centre', 'phan-rang');
	await expect.poll(() => count('/info'), { timeout: 20_000 }).toBeGreaterThan(30);
	await watcher.endAsync();
	await broker.kill('SIGKILL');
	await broker.start();
	await watch();
	await expect
		.poll(
			() => heard.filter(({ topic, retained }) => topic.endsWith('/info') && !retained).length,
			{
				timeout: 20_000,
			},
		)
		.toBeGreaterThan(30);
	expect(await running.stop()).toBe(0);
});

test('it stops cleanly without ever having found a broker', async () => {
	await broker.kill('SIGKILL');
	const running = await simulate();
	await running.line(/ECONNREFUSED/);
	expect(await running.stop()).toBe(0);
	await broker.start();
});

test.each([
	[['--devices', 'many'], '--devices many: a whole number'],
	[['--rate', '0'], '--rate 0: a whole number'],
	[['--centre', 'ha-noi'], '--centre ha-noi: no devices'],
])('what it can’t do it says: %s', async (args, words) => {
	await expect(simulate(...args)).rejects.toThrow(words);
});
