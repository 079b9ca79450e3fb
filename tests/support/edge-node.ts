/**
 * A Sparkplug B edge node with one device, of the Eclipse Foundation's own client. It gives birth when it is connected and
 * when it is asked to, tells data every 200 ms, and lets its device die and be born again in turn at SIGUSR1. As it ends
 * the broker publishes its last will, the death of the edge node.
 */
import { newClient } from 'sparkplug-client';

const DEVICE = 'muc-nuoc';
const DATA_EVERY_MS = 200;

const client = newClient({
	serverUrl: process.env['EDGE_BROKER'] ?? '',
	username: '',
	password: '',
	groupId: 'Da Teh',
	edgeNode: 'tram-bom',
	clientId: `edge-${String(process.pid)}`,
	version: 'spBv1.0',
});
let alive = false;
let level = 1.4;

function giveBirth(): void {
	client.publishNodeBirth({
		timestamp: Date.now(),
		metrics: [
			{ name: 'Node Control/Rebirth', type: 'Boolean', value: false },
			{ name: 'Pin', type: 'Float', value: 12.5 },
		],
	});
	giveDeviceBirth();
	console.log('born');
}

function giveDeviceBirth(): void {
	alive = true;
	client.publishDeviceBirth(DEVICE, {
		timestamp: Date.now(),
		metrics: [{ name: 'waterLevelM', type: 'Double', value: level }],
	});
}

client.on('birth', giveBirth);
client.on('ncmd', ({ metrics }) => {
	if (metrics?.some(({ name, value }) => name === 'Node Control/Rebirth' && value === true)) {
		console.log('asked for a rebirth');
		giveBirth();
	}
});
client.on('error', (error) => {
	throw error;
});

process.on('SIGUSR1', () => {
	if (!alive) giveDeviceBirth();
	else {
		alive = false;
		client.publishDeviceDeath(DEVICE, { timestamp: Date.now() });
	}
});

setInterval(() => {
	if (!alive) return;
	level += 0.01;
	client.publishDeviceData(DEVICE, {
		timestamp: Date.now(),
		metrics: [{ name: 'waterLevelM', type: 'Double', value: level }],
	});
}, DATA_EVERY_MS);
