import { expect, test } from 'vitest';
import { decode } from '../decode/decode.ts';
import { simulatedFleet } from './fleet.ts';
import { WELL } from './health.ts';
import {
	infoMessage,
	lastWill,
	observationMessage,
	statusMessage,
	telemetryMessage,
} from './payloads.ts';
import type { OutMessage } from './payloads.ts';

const NOW = Date.parse('2026-11-22T04:00:00Z');
const moment = { now: NOW, random: () => 0.5 };
const fleet = simulatedFleet({});
const camera = fleet.find(({ kind, gateway }) => kind === 'camera' && gateway !== null);
if (!camera) throw new Error('no camera');

const decoded = ({ topic, payload, retain }: OutMessage) =>
	decode({ topic, payload: Buffer.from(payload), receivedAt: NOW, retained: retain });

test('everything that any device says can be taken, and is marked as sample', () => {
	for (const device of fleet) {
		for (const message of [
			infoMessage(device, 30),
			statusMessage(device, WELL, moment),
			telemetryMessage(device, moment),
			lastWill(device),
		]) {
			expect(decoded(message)).toMatchObject({ sample: true });
		}
	}
	const series = { site: 'da-teh', unitCode: '682', indicator: 'ho-so-truc-tuyen' };
	expect(decoded(observationMessage(series, { value: 71.25, now: NOW }))).toMatchObject({
		kind: 'observation',
		unitCode: '682',
		value: 71.25,
		sample: true,
	});
});

test('descriptions and states are retained, figures are not', () => {
	expect(infoMessage(camera, 30).retain).toBe(true);
	expect(statusMessage(camera, WELL, moment).retain).toBe(true);
	expect(telemetryMessage(camera, moment).retain).toBe(false);
});

test('a camera’s stream bears out what it says', () => {
	const said = (reason: string) => statusMessage(camera, { state: 'degraded', reason }, moment);
	expect(said('no-video').payload).toContain('"fps":0');
	expect(JSON.parse(said('frozen').payload)).toMatchObject({ reason: 'frozen', bitrateKbps: 55 });
	expect(said('low-fps').payload).toContain('"fps":7');
	const offline = statusMessage(camera, { state: 'offline', reason: 'power' }, moment);
	expect(offline.payload).not.toContain('fps');
});

test('a last will has no time of its own', () => {
	expect(lastWill(camera).payload).not.toContain('"ts"');
});
