/** What simulated devices say, in the project's own topics. All of it is marked as sample. */
import { hashShare } from '#lib/domain/hash.ts';
import { mqttTopic } from '#lib/wire/mqtt-topic.ts';
import type { SimulatedDevice } from './fleet.ts';
import type { Health } from './health.ts';

export type OutMessage = {
	readonly topic: string;
	readonly payload: string;
	readonly retain: boolean;
};

type Moment = { readonly now: number; readonly random: () => number };

export function infoMessage(device: SimulatedDevice, heartbeatS: number): OutMessage {
	const { kind, name, unitCode: unit, at, gateway } = device;
	const place = { unit, lat: degrees(at[1]), lon: degrees(at[0]) };
	const info = { kind, name, ...place, ...(gateway === null ? {} : { gateway }), heartbeatS };
	return message(device, 'info', { ...info, sample: true }, true);
}

export function statusMessage(
	device: SimulatedDevice,
	health: Health,
	{ now, random }: Moment,
): OutMessage {
	const { state, reason } = health;
	const own = device.kind === 'camera' && state !== 'offline' ? cameraFigures(health, random) : {};
	const said = { ts: now, state, ...(reason === null ? {} : { reason }), ...own, sample: true };
	return message(device, 'status', said, true);
}

/**
 * The last will for a device whose connection breaks off: without `ts`, because nobody knows beforehand when that
 * will be; the time of receipt counts.
 */
export function lastWill(device: SimulatedDevice): OutMessage {
	return message(device, 'status', { state: 'offline', reason: 'last-will', sample: true }, true);
}

export function telemetryMessage(device: SimulatedDevice, moment: Moment): OutMessage {
	const said = { ts: moment.now, values: figures(device, moment), sample: true };
	return message(device, 'telemetry', said, false);
}

export function observationMessage(
	{ site, unitCode, indicator }: { site: string; unitCode: string; indicator: string },
	{ value, now }: { value: number; now: number },
): OutMessage {
	const said = { ts: now, value, source: 'mo-phong', sample: true };
	return {
		topic: mqttTopic({ kind: 'observation', site, unitCode, indicator }),
		payload: JSON.stringify(said),
		retain: false,
	};
}

function message(
	{ site, device }: SimulatedDevice,
	kind: 'info' | 'status' | 'telemetry',
	said: object,
	retain: boolean,
): OutMessage {
	return { topic: mqttTopic({ kind, site, device }), payload: JSON.stringify(said), retain };
}

/** A camera's stream tells how it is: no picture has no frames, a frozen one hardly any bits. */
function cameraFigures({ reason }: Health, random: () => number) {
	if (reason === 'no-video') return { fps: 0, bitrateKbps: 0 };
	if (reason === 'frozen') return { fps: 25, bitrateKbps: Math.round(40 + random() * 30) };
	if (reason === 'low-fps') return { fps: round(5 + random() * 4, 1), bitrateKbps: 900 };
	return { fps: 25, bitrateKbps: Math.round(3500 + random() * 700) };
}

function figures(device: SimulatedDevice, { now, random }: Moment): Record<string, number> {
	const own = hashShare(device.name);
	const day = Math.sin((2 * Math.PI * (now / 3_600_000 + 1)) / 24 + own);
	switch (device.kind) {
		case 'camera':
			return { lossPct: round(random() * 0.4, 2), tempC: round(38 + day * 6 + random(), 1) };
		case 'water-gauge':
			return {
				waterLevelM: round(1 + own * 3 + day * 0.15 + random() * 0.02, 2),
				rainMm: round(Math.max(0, random() - 0.9) * 8, 1),
			};
		case 'air-sensor':
			return {
				pm25: round(14 + own * 14 + day * 5 + random() * 2, 1),
				tempC: round(23 + day * 4 + random() * 0.3, 1),
				humidityPct: round(74 - day * 12 + random(), 1),
			};
		case 'kiosk':
			return { waiting: Math.floor(random() * 9), paperPct: Math.round(30 + own * 60) };
		case 'gateway':
			return { cpuPct: round(12 + random() * 20, 1), uplinkMs: Math.round(9 + random() * 15) };
		default:
			return device.kind satisfies never;
	}
}

function degrees(value: number): number {
	return round(value, 5);
}

function round(value: number, decimals: number): number {
	return Number(value.toFixed(decimals));
}
