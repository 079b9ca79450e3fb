import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { polledCounter, polledGauge } from './polled-metrics.ts';

test('a gauge is read when it is asked for', async () => {
	const registry = new Registry();
	let rooms = 1;
	polledGauge(registry, 'rooms', { help: 'Rooms', read: () => rooms });
	expect(await registry.metrics()).toContain('\nrooms 1\n');
	rooms = 2;
	expect(await registry.metrics()).toContain('\nrooms 2\n');
});

test('a counter tells the total, however often it is asked for', async () => {
	const registry = new Registry();
	polledCounter(registry, 'sent', { help: 'Sent', read: () => ({ '': 7 }) });
	await registry.metrics();
	expect(await registry.metrics()).toContain('\nsent 7\n');
});

test('a counter by reason has a line for each', async () => {
	const registry = new Registry();
	const read = () => ({ 'bad-json': 2, 'too-large': 1 });
	polledCounter(registry, 'refused', { help: 'Refused', label: 'reason', read });
	const text = await registry.metrics();
	expect(text).toContain('refused{reason="bad-json"} 2');
	expect(text).toContain('refused{reason="too-large"} 1');
});
