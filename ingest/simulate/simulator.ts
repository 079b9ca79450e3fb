import { hasSamples, sampleValue } from '#lib/domain/sample-values.ts';
import type { BrokerTrust } from '../broker-trust.ts';
import type { SimulatedDevice } from './fleet.ts';
import { FleetHealth } from './health.ts';
import {
	infoMessage,
	lastWill,
	observationMessage,
	statusMessage,
	telemetryMessage,
} from './payloads.ts';
import { REPORTING_UNITS } from './places.ts';
import { publisher } from './publisher.ts';
import type { Publisher } from './publisher.ts';

export type Simulator = {
	start(): void;
	/** Takes leave of the broker; the devices keep the last thing they truly said. */
	stop(): Promise<void>;
	report(): {
		readonly devices: number;
		readonly inTrouble: number;
		/** Handed to a connection so far. */
		readonly messages: number;
		readonly connected: boolean;
	};
};

export type SimulatorOptions = {
	readonly url: string;
	readonly username: string | null;
	readonly password: string | null;
	readonly trust: BrokerTrust;
	readonly fleet: readonly SimulatedDevice[];
	/** Messages a second, of all devices together. */
	readonly rate: number;
	readonly now: () => number;
	/** 0 to 1; seeded where the same course of faults is wanted again. */
	readonly random: () => number;
	readonly onProblem: (detail: string) => void;
};

const TURN_MS = 50;
const HEALTH_EVERY_MS = 1_000;
/** Each series of an online indicator has a new value so often. */
const OBSERVATION_EVERY_MS = 20 * 60_000;
const ONLINE_INDICATORS = ['ho-so-truc-tuyen', 'ho-so-cong-viec'];
/** Beyond so many unacknowledged messages a site waits: the broker is slower than the wanted rate. */
const MOST_PENDING = 1_000;

/**
 * Publishes what a fleet of devices would: descriptions and states retained, figures in turn at the wanted rate, faults
 * and recoveries as they come, and now and then the online indicators. One connection a site, with the last will of
 * the site's first gateway. Without a broker it tries again each second, and then begins with the truth of that time.
 */
export function simulator(options: SimulatorOptions): Simulator {
	const { fleet, rate, now, random } = options;
	const health = new FleetHealth(fleet, random);
	const heartbeatS = Math.max(30, Math.ceil((3 * fleet.length) / rate));
	const series = observedSeries(fleet);
	const bySite = Map.groupBy(fleet, ({ site }) => site);
	const publishers = new Map<string, Publisher>();
	const lastAt = new Map<SimulatedDevice, number>();
	let timer: NodeJS.Timeout | null = null;
	let turnedAt = 0;
	let checkedAt = 0;
	let owed = 0;
	let next = 0;
	let nextSeries = 0;
	let observedAt = 0;
	let messages = 0;

	for (const [site, devices] of bySite) publishers.set(site, connection(site, devices));

	function connection(site: string, devices: readonly SimulatedDevice[]): Publisher {
		const gateway = devices.find(({ kind }) => kind === 'gateway');
		return publisher({
			url: options.url,
			username: options.username,
			password: options.password,
			trust: options.trust,
			clientId: `ioc-simulate-${site}-${Math.floor(random() * 1e9).toString(36)}`,
			lastWill: gateway ? lastWill(gateway) : null,
			onConnect: () => {
				for (const device of devices) {
					send(site, infoMessage(device, heartbeatS));
					tellStatus(device);
				}
			},
			onProblem: options.onProblem,
		});
	}

	function send(site: string, message: Parameters<Publisher['publish']>[0]): void {
		const to = publishers.get(site);
		if (!to?.connected()) return;
		to.publish(message);
		messages++;
	}

	/** Two messages of one device never bear the same time: the second would be in conflict with the first. */
	function moment(device: SimulatedDevice) {
		const at = Math.max(now(), (lastAt.get(device) ?? 0) + 1);
		lastAt.set(device, at);
		return { now: at, random };
	}

	function tellStatus(device: SimulatedDevice): void {
		send(device.site, statusMessage(device, health.of(device), moment(device)));
	}

	/** One device after the other says how it is, and in the next round what it measures; those offline are silent. */
	function speakInTurn(): void {
		const device = fleet[next % fleet.length] as SimulatedDevice;
		const round = Math.floor(next / fleet.length);
		next++;
		if (health.of(device).state === 'offline') return;
		if ((publishers.get(device.site)?.pending() ?? 0) > MOST_PENDING) return;
		if (round % 2 === 0) tellStatus(device);
		else send(device.site, telemetryMessage(device, moment(device)));
	}

	/** All of them at first, then each in its turn. */
	function observe(at: number): void {
		if (![...publishers.values()].every((each) => each.connected())) return;
		const due = Math.floor(((at - observedAt) / OBSERVATION_EVERY_MS) * series.length);
		if (due < 1) return;
		observedAt = at;
		for (let count = 0; count < Math.min(due, series.length); count++) {
			const own = series[nextSeries++ % series.length];
			if (!own) return;
			send(own.over, observationMessage(own, { value: sampleValue(own, at), now: at }));
		}
	}

	function turn(): void {
		const at = now();
		if (at - checkedAt >= HEALTH_EVERY_MS) {
			checkedAt = at;
			for (const device of health.advance(at)) tellStatus(device);
		}
		owed = Math.min(owed + (rate * (at - turnedAt)) / 1000, rate);
		turnedAt = at;
		for (; owed >= 1; owed--) speakInTurn();
		observe(at);
	}

	return {
		start() {
			turnedAt = now();
			checkedAt = turnedAt;
			observedAt = turnedAt - OBSERVATION_EVERY_MS;
			health.advance(turnedAt);
			for (const each of publishers.values()) each.start();
			timer = setInterval(turn, TURN_MS);
		},
		async stop() {
			if (timer) clearInterval(timer);
			timer = null;
			await Promise.all([...publishers.values()].map((each) => each.stop()));
		},
		report: () => ({
			devices: fleet.length,
			inTrouble: fleet.filter((device) => health.of(device).state !== 'online').length,
			messages,
			connected: [...publishers.values()].every((each) => each.connected()),
		}),
	};
}

/** Series of the online indicators, each sent over the connection of one of the fleet's sites. */
function observedSeries(fleet: readonly SimulatedDevice[]) {
	const sites = new Set(fleet.map(({ site }) => site));
	const [anySite] = sites;
	if (anySite === undefined) return [];
	return REPORTING_UNITS.flatMap(({ site, unitCode, slug, level }) =>
		ONLINE_INDICATORS.map((indicator) => ({
			site,
			unitCode,
			unit: slug,
			level,
			indicator,
			over: sites.has(site) ? site : anySite,
		})),
	).filter(hasSamples);
}
