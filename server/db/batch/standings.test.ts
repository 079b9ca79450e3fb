import { expect, test } from 'vitest';
import type { StatusRow, TelemetryRow } from './rows.ts';
import { standingsOf } from './standings.ts';

const status = (at: number, state: string, device = 1): StatusRow => ({
	item: 0,
	device,
	state,
	presence: null,
	reason: null,
	at,
	countsFrom: at,
	receivedAt: at,
	timeSource: 'device',
});
const telemetry = (at: number, device = 1): TelemetryRow => ({
	item: 0,
	device,
	metric: 1,
	value: 1,
	at,
	countsFrom: at,
	receivedAt: at,
	timeSource: 'device',
});

test('the newest status counts, and its run begins after the last other state', () => {
	const statuses = [
		status(4, 'offline'),
		status(1, 'offline'),
		status(2, 'online'),
		status(3, 'offline'),
	];
	expect(
		standingsOf({ statuses, telemetry: [telemetry(9)], signs: [], retained: [] }),
	).toMatchObject([
		{ device: 1, newest: { at: 4 }, runStart: 3, brokeRun: true, earliest: 1, seenAt: 9 },
	]);
});

test('a retained message counts only beside nothing else, and is no sign of life', () => {
	const retained = [status(5, 'offline', 1), status(5, 'offline', 2)];
	expect(
		standingsOf({ statuses: [status(1, 'online', 1)], telemetry: [], signs: [], retained }),
	).toMatchObject([
		{ device: 1, newest: { state: 'online' }, retained: false, seenAt: 1 },
		{ device: 2, newest: { state: 'offline' }, retained: true, seenAt: null, runStart: null },
	]);
});

test('a mere sign of life counts beside figures, and says nothing of a state', () => {
	const sign = (countsFrom: number) =>
		({ item: 0, device: 1, countsFrom, receivedAt: countsFrom, timeSource: 'device' }) as const;
	const told = { statuses: [], telemetry: [telemetry(5)], signs: [sign(7), sign(6)], retained: [] };
	expect(standingsOf(told)).toMatchObject([{ device: 1, newest: null, seenAt: 7 }]);
});
