import { expect, test } from 'vitest';
import {
	cleanText,
	parseDeviceFields,
	parsePeriod,
	parseWords,
	type DeviceField,
} from './device-fields.ts';

const GOOD: Record<DeviceField, string> = {
	name: ' Camera ngã tư Trần Phú ',
	kind: 'camera',
	unit: '673',
	lat: '11,548',
	lon: '107.807',
	gateway: 'gw-01',
	heartbeat_s: '30',
};
const faultsOf = (some: Partial<Record<DeviceField, string>>) =>
	parseDeviceFields({ ...GOOD, ...some }).faults.map(({ field, fault }) => `${field}: ${fault}`);

test('what was typed is cleaned and read, with a comma or a point in numbers', () => {
	const decomposed = GOOD.name.normalize('NFD');
	expect(parseDeviceFields({ ...GOOD, name: decomposed })).toEqual({
		fields: {
			name: 'Camera ngã tư Trần Phú',
			kind: 'camera',
			unitCode: '673',
			lat: 11.548,
			lon: 107.807,
			gateway: 'gw-01',
			heartbeatS: 30,
		},
		faults: [],
	});
});

test('a number is read as it is printed, with all its decimals, and as a spreadsheet prints it', () => {
	const { fields } = parseDeviceFields({ ...GOOD, lat: '11.567340393935162', lon: '1,07807E+02' });
	expect(fields).toMatchObject({ lat: 11.567340393935162, lon: 107.807 });
});

test('what was cleaned is clean: a mark that an invisible character kept from its letter joins it', () => {
	const once = cleanText(' Cống \u200be\u200d\u0302\u0301\u00a0');
	expect(once).toBe('Cống ế');
	expect(cleanText(once)).toBe(once);
});

test('what may be left out is nothing', () => {
	const given = { ...GOOD, unit: '', lat: '', lon: '', gateway: '', heartbeat_s: '' };
	expect(parseDeviceFields(given)).toMatchObject({
		fields: { unitCode: null, lat: null, lon: null, gateway: null, heartbeatS: null },
		faults: [],
	});
});

test.each([
	[{ name: ' ' }, 'name: missing'],
	[{ name: 'x'.repeat(201) }, 'name: too-long'],
	[{ name: 'a\u0007b' }, 'name: unprintable'],
	[{ kind: '' }, 'kind: missing'],
	[{ lat: 'north' }, 'lat: no-number'],
	[{ lat: '1.2.3' }, 'lat: no-number'],
	[{ lat: '11,548°' }, 'lat: no-number'],
	[{ lat: '1e-7' }, 'lat: outside'],
	[{ lat: '1e999' }, 'lat: outside'],
	[{ lon: '' }, 'lon: needs-other'],
	[{ lat: '107.807', lon: '11.548' }, 'lat: swapped'],
	[{ lat: '48.85', lon: '2.35' }, 'lat: outside'],
	[{ gateway: 'a/b' }, 'gateway: bad-id'],
	[{ heartbeat_s: '0' }, 'heartbeat_s: no-seconds'],
	[{ heartbeat_s: '604801' }, 'heartbeat_s: no-seconds'],
	[{ heartbeat_s: '1.5' }, 'heartbeat_s: no-seconds'],
])('%j is refused as %s', (some, fault) => {
	expect(faultsOf(some)).toEqual([fault]);
});

test('every mistake is told at once', () => {
	expect(faultsOf({ name: '', lat: 'x', lon: 'y', heartbeat_s: '-1' })).toHaveLength(4);
});

test('who did it has to be said', () => {
	expect(parseWords('by', ' Lan ')).toEqual({ text: 'Lan', faults: [] });
	expect(parseWords('by', '')).toMatchObject({ faults: [{ field: 'by', fault: 'missing' }] });
});

test('a period is read in Vietnam’s time, and has an end after its beginning', () => {
	const from = '2026-11-22T08:00';
	expect(parsePeriod({ from, until: '2026-11-22T10:30' })).toEqual({
		from: Date.parse('2026-11-22T01:00:00Z'),
		until: Date.parse('2026-11-22T03:30:00Z'),
		faults: [],
	});
	expect(parsePeriod({ from, until: from }).faults).toMatchObject([{ fault: 'ends-first' }]);
	expect(parsePeriod({ from: '', until: '2026-13-01T00:00' }).faults).toMatchObject([
		{ field: 'from', fault: 'missing' },
		{ field: 'until', fault: 'bad-time' },
	]);
});
