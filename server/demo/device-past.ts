/**
 * Invented states of sample devices before anybody judged them, so that a demonstration has a past from its first day: calm
 * for the most part, some devices worse than others, gateways that take theirs with them, planned work, and an hour in
 * which nobody could know. The same for the same devices and times.
 */
import type { DeviceState } from '#lib/domain/device.ts';
import { hashShare } from '#lib/domain/hash.ts';

export type PastDevice = {
	readonly id: number;
	readonly site: string;
	readonly device: string;
	readonly kind: string;
	readonly gateway: string | null;
	/** When its own states begin (epoch ms). */
	readonly until: number;
};

export type PastState = {
	readonly deviceId: number;
	readonly at: number;
	readonly state: DeviceState;
	readonly reason: string | null;
};

type Fault = readonly [state: DeviceState, reason: string];
type Outage = { readonly from: number; readonly until: number; readonly fault: Fault };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const FAULTS: Readonly<Record<string, readonly Fault[]>> = {
	camera: [
		['offline', 'power'],
		['offline', 'network'],
		['degraded', 'no-video'],
		['degraded', 'frozen'],
		['degraded', 'low-rate'],
	],
	'water-gauge': [
		['offline', 'silent'],
		['degraded', 'low-battery'],
	],
	gateway: [['offline', 'power']],
};
const OTHER_FAULTS: readonly Fault[] = [
	['offline', 'power'],
	['degraded', 'late'],
];

/** Mean time from one outage to the next: of an ordinary device, and of the worst ones. */
const MEAN_WELL_MS = { gateway: 12 * DAY_MS, ordinary: 9 * DAY_MS, worst: 22 * HOUR_MS };
const WORST_SHARE = 0.12;
const MEAN_FAULT_MS = { gateway: 18 * MINUTE_MS, other: 40 * MINUTE_MS };
/** One outage in twelve waits for a spare part. */
const LONG_SHARE = 1 / 12;
const LONG_FACTOR = 9;
/** Planned work on a few devices, from eight to eleven in the morning of Vietnam. */
const WORK = { share: 0.04, fromHour: 1, hours: 3 };
/** The broker was away once, so long before the end. */
const UNHEARD = { agoMs: 15 * HOUR_MS, lengthMs: 22 * MINUTE_MS };

/** For each device from `from` (epoch ms) up to its own states, in the order of time. */
export function devicePast(devices: readonly PastDevice[], from: number): PastState[] {
	const gateways = new Map(
		devices.filter(({ kind }) => kind === 'gateway').map((each) => [keyOf(each), each]),
	);
	const outagesOf = new Map(devices.map((device) => [device, ownOutages(device, from)]));
	return devices.flatMap((device) => {
		const gateway = gateways.get(`${device.site}/${String(device.gateway)}`);
		const behind = (gateway ? (outagesOf.get(gateway) ?? []) : []).map((outage): Outage => ({
			...outage,
			fault: ['offline', 'gateway'],
		}));
		return statesOf(device, { from, outages: [...(outagesOf.get(device) ?? []), ...behind] });
	});
}

/** What comes later in `all` begins only when what came before has ended. */
function statesOf(
	{ id: deviceId, until }: PastDevice,
	{ from, outages }: { from: number; outages: readonly Outage[] },
): PastState[] {
	const states: PastState[] = [{ deviceId, at: from, state: 'online', reason: null }];
	const unheard: Outage = {
		from: until - UNHEARD.agoMs,
		until: until - UNHEARD.agoMs + UNHEARD.lengthMs,
		fault: ['unknown', 'broker'],
	};
	let free = from + 1;
	for (const outage of [...outages, unheard].toSorted((a, b) => a.from - b.from)) {
		const begins = Math.max(outage.from, free);
		const ends = Math.min(outage.until, until - MINUTE_MS);
		if (ends - begins < MINUTE_MS) continue;
		const [state, reason] = outage.fault;
		states.push({ deviceId, at: begins, state, reason });
		states.push({ deviceId, at: ends, state: 'online', reason: null });
		free = ends + 1;
	}
	return states;
}

function ownOutages(device: PastDevice, from: number): Outage[] {
	const key = keyOf(device);
	let draws = 0;
	const share = (): number => hashShare(`${key} ${String(++draws)}`);
	const spell = (meanMs: number): number => MINUTE_MS - meanMs * Math.log(1 - share());
	const isGateway = device.kind === 'gateway';
	const isWorst = !isGateway && hashShare(`worst ${key}`) < WORST_SHARE;
	const wellMs = isGateway ? MEAN_WELL_MS.gateway : MEAN_WELL_MS[isWorst ? 'worst' : 'ordinary'];
	const faultMs = MEAN_FAULT_MS[isGateway ? 'gateway' : 'other'];
	const faults = FAULTS[device.kind] ?? OTHER_FAULTS;
	const outages = plannedWork(device, from);
	for (let at = from + spell(wellMs); at < device.until;) {
		const long = !isGateway && share() < LONG_SHARE ? LONG_FACTOR : 1;
		const until = at + spell(faultMs * long);
		const fault = faults[Math.floor(share() * faults.length)];
		if (fault) outages.push({ from: at, until, fault });
		at = until + spell(wellMs);
	}
	return outages;
}

function plannedWork(device: PastDevice, from: number): Outage[] {
	const works: Outage[] = [];
	for (let day = Math.ceil(from / DAY_MS); day * DAY_MS < device.until; day++) {
		if (hashShare(`work ${String(day)} ${keyOf(device)}`) >= WORK.share / 7) continue;
		const begins = day * DAY_MS + WORK.fromHour * HOUR_MS;
		const until = begins + WORK.hours * HOUR_MS;
		works.push({ from: begins, until, fault: ['maintenance', 'planned'] });
	}
	return works;
}

function keyOf({ site, device }: Pick<PastDevice, 'site' | 'device'>): string {
	return `${site}/${device}`;
}
