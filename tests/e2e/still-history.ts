/** The past of the still field's devices, as the API would tell it: outages of all lengths, long names, units without figures. */
import type { Page } from '@playwright/test';
import type { AvailabilityAnswer } from '#lib/wire/api/availability.ts';
import type { DeviceStatesAnswer } from '#lib/wire/api/device-states.ts';
import { STILL_DEVICES, type Weather } from './still-field.ts';

type Told = DeviceStatesAnswer['devices'][number];
type Figures = Omit<Extract<AvailabilityAnswer, { by: 'kind' }>['rows'][number], 'kind'>;

const HOUR_MS = 3_600_000;
const TO = Date.parse('2026-11-23T04:25:00Z');
const FROM = TO - 24 * HOUR_MS;
const STATES = [
	['offline', 'power'],
	['degraded', 'frozen'],
	['degraded', 'late'],
	['maintenance', 'planned'],
	['unknown', 'broker'],
] as const;
const iso = (at: number): string => new Date(at).toISOString();

/** Answers panels in the server's place, until the page is told otherwise. */
export async function tellHistory(page: Page, weather: Weather): Promise<void> {
	await page.unrouteAll();
	const { clocks, quarantine, ...states } = statesOn(weather);
	const told = {
		timeline: { ...states, clocks, quarantine },
		availability: { byUnit: monthsOn(weather, 'unit'), byKind: monthsOn(weather, 'kind') },
		intake: { clocks, quarantine },
		attention: clocks,
	};
	for (const [panel, data] of Object.entries(told)) {
		await page.route(`**/wall/devices/answer/${panel}*`, (route) =>
			route.fulfill({ json: { kind: 'answer', data } }),
		);
	}
}

/** How many devices there are to tell of. */
const RESTLESS: Readonly<Record<Weather, number>> = { calm: 0, usual: 9, bad: 120 };

function statesOn(weather: Weather): DeviceStatesAnswer {
	const restless = RESTLESS[weather];
	// Those with the longest names first.
	const worst = STILL_DEVICES.toReversed().slice(0, Math.min(60, restless));
	return {
		from: iso(FROM),
		to: iso(TO),
		unit: '68',
		total: STILL_DEVICES.length,
		steady: STILL_DEVICES.length - restless,
		quarantine: { count: 0, since: null },
		clocks: clocksOn(weather),
		devices: worst.map(({ topic, info, unit }, at) => {
			const { name, kind } = info as { name: string; kind: string };
			const [site = '', , device = ''] = topic.split('/');
			return { site, device, name, kind, unit, sample: true, ...courseOf(at) };
		}),
	};
}

/** On a bad day each clock is wrong, so that no line of evidence is longer. */
function clocksOn(weather: Weather): DeviceStatesAnswer['clocks'] {
	const wrong = weather === 'bad' ? STILL_DEVICES : [];
	const devices = wrong.map(({ topic }, at) => {
		const [site = '', , device = ''] = topic.split('/');
		return {
			site,
			device,
			aheadS: (at % 2 ? 1 : -1) * 300 * 1.5 ** (at % 30),
			receivedAt: iso(TO),
		};
	});
	return { count: devices.length, devices };
}

/** Some went once and for hours, some again and again for seconds. */
function courseOf(at: number): Omit<Told, 'site' | 'device' | 'name' | 'kind' | 'unit' | 'sample'> {
	const times = 1 + (at % 7) * 9;
	const step = (24 * HOUR_MS) / (times + 1);
	const length = Math.max(2_000, step * 0.4 * ((at % 3) / 2));
	const stretches: Told['stretches'] = [];
	let done = FROM + (at % 5 === 4 ? 6 * HOUR_MS : 0);
	for (let time = 1; time <= times; time++) {
		const [state, reason] = STATES[(at + time) % STATES.length] ?? STATES[0];
		const begins = FROM + time * step;
		if (begins <= done) continue;
		stretches.push({ from: iso(done), to: iso(begins), state: 'online', reason: null });
		stretches.push({ from: iso(begins), to: iso(begins + length), state, reason });
		done = begins + length;
	}
	stretches.push({ from: iso(done), to: iso(TO), state: 'online', reason: null });
	const sums = { upS: 70_000, degradedS: at * 11, maintenanceS: 0, unknownS: 0 };
	return { stretches, ...sums, downS: (times * length) / 2_000, changes: times * 2 };
}

function monthsOn(weather: Weather, by: 'unit' | 'kind') {
	return {
		now: availabilityOn(weather, { by, before: false }),
		before: availabilityOn(weather, { by, before: true }),
	};
}

function availabilityOn(
	weather: Weather,
	{ by, before }: { by: 'unit' | 'kind'; before: boolean },
): AvailabilityAnswer {
	const head = {
		month: before ? '2026-10' : '2026-11',
		from: before ? '2026-09-30T17:00:00.000Z' : '2026-10-31T17:00:00.000Z',
		to: before ? '2026-10-31T17:00:00.000Z' : iso(TO),
		unit: '68',
		total: 13,
	};
	if (by === 'kind') {
		const kinds = ['camera', 'gateway', 'water-gauge', 'air-sensor', 'kiosk'];
		const rows = kinds.map((kind, at) => ({ kind, ...figuresOf(at, weather) }));
		return { ...head, by: 'kind', rows };
	}
	const units = [...new Set(STILL_DEVICES.map(({ unit }) => unit))];
	const rows = ['68', ...units].map((unit, at) => ({ unit, ...figuresOf(at, weather) }));
	return { ...head, by: 'unit', rows };
}

/** The longest words there are in each column, and one row of which nothing is known. */
function figuresOf(at: number, weather: Weather): Figures {
	const outages = { calm: 0, usual: at, bad: 1_240 + at }[weather];
	const isKnown = at % 6 !== 5;
	const down = outages > 0 ? 0.0004 * (at + 1) : 0;
	const knownS = isKnown ? 1_950_000 : 0;
	return {
		sample: true,
		devices: 8,
		uptimeShare: isKnown ? 1 - down : null,
		degradedShare: isKnown ? 0.031 : null,
		knownS,
		upS: knownS * (1 - down),
		degradedS: knownS * 0.031,
		downS: knownS * down,
		maintenanceS: 14_400,
		unknownS: isKnown ? 60_000 : 2_000_000,
		outages,
		restored: outages,
		restoredS: knownS * down,
		downAtEnd: 0,
		mtbfS: outages > 0 ? 36_000 * 24 * (at + 1) : null,
		mttrS: outages > 0 ? 3_400 + at * 8_000 : null,
	};
}
