/** How simulated devices fail and recover: each by itself, and with its gateway. Pure but for the chance it is given. */
import type { DeviceReport } from '#lib/domain/reading.ts';
import type { DeviceKind, SimulatedDevice } from './fleet.ts';

export type Health = { readonly state: DeviceReport; readonly reason: string | null };

export const WELL: Health = { state: 'online', reason: null };
const CUT_OFF: Health = { state: 'offline', reason: 'gateway' };

const FAULTS: Readonly<Record<DeviceKind, readonly Health[]>> = {
	camera: [
		{ state: 'offline', reason: 'power' },
		{ state: 'offline', reason: 'network' },
		{ state: 'degraded', reason: 'no-video' },
		{ state: 'degraded', reason: 'frozen' },
		{ state: 'degraded', reason: 'low-fps' },
	],
	'water-gauge': [
		{ state: 'offline', reason: 'network' },
		{ state: 'degraded', reason: 'low-battery' },
		{ state: 'degraded', reason: 'sensor' },
	],
	'air-sensor': [
		{ state: 'offline', reason: 'power' },
		{ state: 'degraded', reason: 'sensor' },
	],
	kiosk: [
		{ state: 'offline', reason: 'power' },
		{ state: 'offline', reason: 'network' },
	],
	gateway: [{ state: 'offline', reason: 'power' }],
};

/** Mean times, chosen so that about one device in 25 is in trouble at any time, gateways much more seldom. */
const MEAN_WELL_MS = { device: 5 * 3_600_000, gateway: 12 * 3_600_000 };
const MEAN_FAULT_MS = { device: 12 * 60_000, gateway: 5 * 60_000 };

type Course = { fault: Health | null; until: number };

export class FleetHealth {
	readonly #fleet: readonly SimulatedDevice[];
	readonly #random: () => number;
	readonly #courses = new Map<SimulatedDevice, Course>();
	readonly #gateways: ReadonlyMap<string, SimulatedDevice>;
	readonly #told = new Map<SimulatedDevice, Health>();

	constructor(fleet: readonly SimulatedDevice[], random: () => number) {
		this.#fleet = fleet;
		this.#random = random;
		this.#gateways = new Map(
			fleet.filter(({ kind }) => kind === 'gateway').map((gateway) => [key(gateway), gateway]),
		);
	}

	/** Own fault or good health; a gateway that is down takes its children with it. */
	of(device: SimulatedDevice): Health {
		const gateway =
			device.gateway === null ? undefined : this.#gateways.get(`${device.site}/${device.gateway}`);
		if (gateway && this.#courses.get(gateway)?.fault) return CUT_OFF;
		return this.#courses.get(device)?.fault ?? WELL;
	}

	/** Lets time pass until `now` (epoch ms), and names the devices whose health is another than at the last call. */
	advance(now: number): SimulatedDevice[] {
		for (const device of this.#fleet) this.#follow(device, now);
		return this.#fleet.filter((device) => {
			const health = this.of(device);
			const changed = this.#told.get(device) !== health;
			this.#told.set(device, health);
			return changed;
		});
	}

	#follow(device: SimulatedDevice, now: number): void {
		const sort = device.kind === 'gateway' ? 'gateway' : 'device';
		let course = this.#courses.get(device);
		if (!course) {
			const faulty = this.#random() * MEAN_WELL_MS[sort] < MEAN_FAULT_MS[sort];
			course = this.#next(device, faulty, now);
		}
		while (course.until <= now) course = this.#next(device, course.fault === null, course.until);
		this.#courses.set(device, course);
	}

	#next(device: SimulatedDevice, faulty: boolean, from: number): Course {
		const sort = device.kind === 'gateway' ? 'gateway' : 'device';
		const meanMs = (faulty ? MEAN_FAULT_MS : MEAN_WELL_MS)[sort];
		const faults = FAULTS[device.kind];
		const fault = faulty ? (faults[Math.floor(this.#random() * faults.length)] ?? null) : null;
		// at least a second, so that time goes on
		return { fault, until: from + 1000 - meanMs * Math.log(1 - this.#random()) };
	}
}

function key({ site, device }: SimulatedDevice): string {
	return `${site}/${device}`;
}
