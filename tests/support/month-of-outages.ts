/**
 * A month of outages worked out by hand. Times are of Vietnam; November 2026 has 30 days, 2,592,000 s. Somebody judged all
 * the time from September on but for six hours (21,600 s): 20/11 from 10:00 to 16:00.
 */
import type { AvailabilitySums } from '#lib/domain/availability.ts';
import type { DeviceState } from '#lib/domain/device.ts';

type Told = readonly [local: string, state: DeviceState, reason?: string];

/** Device, kind, and its states from the time at which each began; `sample-…` are samples. */
export const DEVICES: Readonly<Record<string, readonly [kind: string, ...states: Told[]]>> = {
	'cam-01': [
		'camera',
		['2026-10-01 00:00:00', 'online'],
		// Into November: counted in October; 7,200 s of it there, 9,000 s in November.
		['2026-10-31 22:00:00', 'offline', 'power'],
		['2026-11-01 02:30:00', 'online'],
		// Across midnight: 1,230 s.
		['2026-11-05 23:50:10', 'offline', 'silent'],
		['2026-11-06 00:10:40', 'online'],
		// One outage of 3,600 s, told in three steps; then 900 s degraded but up.
		['2026-11-10 08:00:00', 'degraded', 'no-video'],
		['2026-11-10 08:30:00', 'offline', 'silent'],
		['2026-11-10 08:45:00', 'degraded', 'frozen'],
		['2026-11-10 09:00:00', 'degraded', 'late'],
		['2026-11-10 09:15:00', 'online'],
		// Through the hours in which nobody judged: one outage; 3,600 s before and 3,600 s after them are known.
		['2026-11-20 09:00:00', 'offline', 'power'],
		['2026-11-20 17:00:00', 'online'],
		// Planned work of 14,400 s, after which it stays away for 1,800 s.
		['2026-11-25 08:00:00', 'maintenance', 'planned'],
		['2026-11-25 12:00:00', 'offline', 'silent'],
		['2026-11-25 12:30:00', 'online'],
		// The broker was away: nobody knows, 2,730 s.
		['2026-11-27 01:00:00', 'unknown', 'broker'],
		['2026-11-27 01:45:30', 'online'],
		// Still open at the end of the month: 14,400 s in November, 10,800 s in December.
		['2026-11-30 20:00:00', 'offline', 'power'],
		['2026-12-01 03:00:00', 'online'],
	],
	// Begun in mid-month: 14.5 days, 1,252,800 s.
	'cam-new': ['camera', ['2026-11-16 12:00:00', 'online']],
	// Down since October, and no word of it since.
	'cam-dead': ['camera', ['2026-10-20 00:00:00', 'offline', 'power']],
	// Down before the month began; nobody knew then; down again; no second outage. Restored on the 2nd.
	'kiosk-01': [
		'kiosk',
		['2026-10-30 00:00:00', 'offline', 'power'],
		['2026-10-31 20:00:00', 'unknown', 'broker'],
		['2026-11-01 06:00:00', 'offline', 'power'],
		['2026-11-02 00:00:00', 'online'],
	],
	// Away only while nobody judged: that is no outage.
	'kiosk-02': [
		'kiosk',
		['2026-10-02 00:00:00', 'online'],
		['2026-11-20 11:00:00', 'offline', 'silent'],
		['2026-11-20 12:00:00', 'online'],
	],
	// Taken out of use at the beginning of 11/11: ten days.
	'kiosk-old': ['kiosk', ['2026-10-02 00:00:00', 'online']],
	// Nobody has said what it is.
	stranger: ['kiosk', ['2026-10-02 00:00:00', 'offline']],
	'sample-01': ['camera', ['2026-10-02 00:00:00', 'offline']],
};

export const NOTHING = {
	degradedS: 0,
	maintenanceS: 0,
	downS: 0,
	failures: 0,
	restored: 0,
	restoredS: 0,
	downAtEnd: 0,
};

export const NOVEMBER: Readonly<Record<string, Partial<AvailabilitySums>>> = {
	'cam-01': {
		spanS: 2_592_000,
		// 9,000 + 1,230 + 3,600 + 7,200 + 1,800 + 14,400
		downS: 37_230,
		degradedS: 900,
		maintenanceS: 14_400,
		// The month less 37,230 down, 14,400 of work, 21,600 without a judge and 2,730 without a broker.
		upS: 2_516_040,
		// October's is not among those that began, but among those that ended; the last one the other way round.
		failures: 5,
		restored: 5,
		// 16,200 (with October's part) + 1,230 + 3,600 + 7,200 + 1,800; the last one goes on.
		restoredS: 30_030,
		downAtEnd: 1,
	},
	'cam-new': { ...NOTHING, spanS: 1_252_800, upS: 1_231_200 },
	'cam-dead': { ...NOTHING, spanS: 2_592_000, upS: 0, downS: 2_570_400, downAtEnd: 1 },
	// Down from 06:00 to midnight, unknown before; in October for 44 hours, 158,400 s.
	'kiosk-01': {
		...NOTHING,
		spanS: 2_592_000,
		upS: 2_484_000,
		downS: 64_800,
		restored: 1,
		restoredS: 223_200,
	},
	'kiosk-02': { ...NOTHING, spanS: 2_592_000, upS: 2_570_400 },
	'kiosk-old': { ...NOTHING, spanS: 864_000, upS: 864_000 },
	'sample-01': { ...NOTHING, spanS: 2_592_000, upS: 0, downS: 2_570_400, downAtEnd: 1 },
};

/** When somebody judged; of two judges that overlap. */
export const WATCHES = [
	['2026-09-01 00:00:00', '2026-10-10 00:00:00'],
	['2026-09-01 00:00:00', '2026-11-20 10:00:00'],
	['2026-11-20 16:00:00', '2027-01-01 00:00:00'],
] as const;

/** "2026-11-22 17:00:00" in Vietnam. */
export function local(time: string): Date {
	return new Date(`${time.replace(' ', 'T')}+07:00`);
}
