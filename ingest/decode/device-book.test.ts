import { expect, test } from 'vitest';
import type { DeviceInfo } from '#lib/domain/reading.ts';
import { DeviceBook, deviceIdIn, telemetry } from './device-book.ts';
import { BARE_INFO, type FamilyMessage } from './family.ts';

const NOW = Date.UTC(2026, 10, 22, 1);

function message(part: Partial<FamilyMessage> = {}): FamilyMessage {
	const payload = new Uint8Array();
	return { site: 'bao-loc', topic: 't', payload, retained: false, receivedAt: NOW, ...part };
}

const INFO: DeviceInfo = {
	...BARE_INFO,
	site: 'bao-loc',
	device: 'axis:A',
	receivedAt: NOW,
	deviceKind: 'camera',
	name: 'A',
};

const WELL = { device: 'axis:A', toldAt: null, values: [], state: 'online', reason: null } as const;
const LOST = { ...WELL, state: 'offline', reason: 'last-will' } as const;

test('an info is told once, when it changes, and of each site by itself', () => {
	const book = new DeviceBook();
	expect(book.info(INFO)).toEqual([INFO]);
	expect(book.info({ ...INFO, receivedAt: NOW + 1 })).toEqual([]);
	expect(book.info({ ...INFO, name: 'B' })).toHaveLength(1);
	expect(book.info({ ...INFO, site: 'da-teh' })).toHaveLength(1);
});

test('two statuses of one device in one millisecond come one after the other', () => {
	const book = new DeviceBook();
	expect(book.status({ ...WELL, message: message() }).observedAt).toBe(NOW);
	expect(book.status({ ...LOST, message: message() }).observedAt).toBe(NOW + 1);
	const elsewhere = book.status({ ...WELL, message: message({ site: 'da-teh' }) });
	expect(elsewhere.observedAt).toBe(NOW);
});

test('a device whose clock is slow still comes back after its last will', () => {
	const book = new DeviceBook();
	book.status({ ...LOST, message: message() });
	const back = { ...WELL, toldAt: NOW - 30_000, message: message({ receivedAt: NOW + 10_000 }) };
	expect(book.status(back)).toMatchObject({ observedAt: NOW + 1, timeSource: 'device' });
});

test('what was retained with a time keeps it, however old, unless it goes on', () => {
	const book = new DeviceBook();
	book.status({ ...WELL, message: message() });
	const old = { ...LOST, toldAt: NOW - 86_400_000, message: message({ retained: true }) };
	expect(book.status(old).observedAt).toBe(NOW - 86_400_000);
	expect(book.status({ ...WELL, message: message() }).observedAt).toBe(NOW + 1);
	expect(book.status({ ...old, goesOn: true }).observedAt).toBe(NOW + 2);
});

test('a clock that is years off is kept beside the time of receipt', () => {
	const toldAt = NOW - 20 * 365 * 86_400_000;
	const off = ['clockOffsetS', -20 * 365 * 86_400];
	expect(new DeviceBook().status({ ...WELL, toldAt, message: message() })).toMatchObject({
		observedAt: NOW,
		timeSource: 'receipt',
		values: [off],
	});
	const values = [['fps', 5]] as const;
	expect(telemetry({ device: 'axis:A', message: message(), toldAt, values })).toMatchObject({
		observedAt: NOW,
		values: [['fps', 5], off],
	});
});

test('retained numbers without a time are refused', () => {
	const told = { device: 'axis:A', toldAt: null, values: [], message: message({ retained: true }) };
	expect(telemetry(told)).toMatchObject({ kind: 'rejected', reason: 'bad-time' });
});

test('an id is under the name of its family once', () => {
	expect(deviceIdIn('axis', ['axis', 'B8A44F284388'])).toBe('axis:B8A44F284388');
	expect(deviceIdIn('axis', ['cong', '01'])).toBe('axis:cong:01');
	expect(deviceIdIn('axis', ['axis', ''])).toMatchObject({ reason: 'bad-topic' });
	expect(deviceIdIn('axis', ['axis', ' '])).toMatchObject({ reason: 'bad-topic' });
	expect(deviceIdIn('axis', ['a+b'])).toMatchObject({ reason: 'bad-shape' });
});
