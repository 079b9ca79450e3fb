/**
 * A field in which nothing happens by chance: the devices of the demonstration, and cameras with long names, all of them
 * in the state that a test names. Everything was said in the past, each device's next word a second after its last, so
 * that troubles have ages from seconds to days.
 */
import { PLACES } from '#ingest/simulate/places.ts';
import { simulatedFleet } from '#ingest/simulate/fleet.ts';
import { enterField, type Field } from './field.ts';

/** `calm`: nothing is wrong; `usual`: a handful of devices; `bad`: many, with the longest names there are. */
export const WEATHERS = ['usual', 'bad', 'calm'] as const;
export type Weather = (typeof WEATHERS)[number];

type Health = { readonly state: 'online' | 'degraded' | 'offline'; readonly reason?: string };
type StillDevice = {
	readonly topic: string;
	readonly info: object;
	readonly unit: string;
	readonly ageMs: number;
	readonly health: Readonly<Record<Weather, Health>>;
};

const WELL: Health = { state: 'online' };
const FAULTS: readonly Health[] = [
	{ state: 'offline', reason: 'power' },
	{ state: 'degraded', reason: 'no-video' },
	{ state: 'offline', reason: 'gateway' },
	{ state: 'degraded', reason: 'low-battery' },
	{ state: 'offline', reason: 'last-will' },
	{ state: 'offline' },
];
const AGES_MS = [20, 240, 3_000, 18_000, 100_000, 1_000_000].map((seconds) => seconds * 1_000);
/** A week, the longest there is: whatever was said within two of them is fresh. */
const SAMPLE = { heartbeatS: 604_800, sample: true } as const;

const DISTRICTS = PLACES.filter(({ provinceCode }) => provinceCode === '68');
/** As long as an ordinary name may be (80 characters); what is longer is held to two lines. */
const LONG_NAMES = [
	'Camera ngã tư Nguyễn Thị Minh Khai – Trần Quốc Toản, trước Ủy ban nhân dân xã',
	'Trạm quan trắc không khí Khu công nghiệp Lộc Sơn, cổng số 2 đường Nguyễn Văn Cừ',
	'Mực nước hồ thủy lợi Đạ Hàm, thượng lưu đập chính, thước đo bờ trái suối Đạ Nhar',
	'Camera nghiêng xoay bến xe khách liên tỉnh, hướng Quốc lộ 20 đi TP. Hồ Chí Minh',
] as const;

export const STILL_DEVICES: readonly StillDevice[] = [
	...simulatedFleet({ sites: DISTRICTS.map(({ site }) => site) }).map((device, at) => ({
		topic: `${device.site}/device/${device.device}`,
		info: infoOf(device),
		unit: device.unitCode,
		ageMs: ageOf(at),
		health: {
			calm: WELL,
			usual: at % 37 === 5 ? faultOf(at) : WELL,
			bad: at % 7 === 5 ? faultOf(at) : WELL,
		},
	})),
	...DISTRICTS.flatMap(({ site, unitCode, at: [lon, lat] }, district) =>
		[0, 1].map((place) => {
			const at = district * 2 + place;
			const name = LONG_NAMES[at % LONG_NAMES.length] ?? '';
			return {
				topic: `${site}/device/dai-${String(place)}`,
				info: { kind: 'camera', name, unit: unitCode, lat, lon, ...SAMPLE },
				unit: unitCode,
				// Newer than the others', so that they come first.
				ageMs: ageOf(at) / 2,
				health: { calm: WELL, usual: WELL, bad: faultOf(at) },
			};
		}),
	),
];

/** How many are not well, of all and of each unit's devices (by its code). */
export function tallyOf(weather: Weather): {
	readonly troubles: number;
	readonly units: ReadonlyMap<string, { readonly troubles: number; readonly total: number }>;
} {
	const troublesAmong = (devices: readonly StillDevice[]): number =>
		devices.filter(({ health }) => health[weather].state !== 'online').length;
	const units = new Map(
		[...Map.groupBy(STILL_DEVICES, ({ unit }) => unit)].map(([unit, devices]) => [
			unit,
			{ troubles: troublesAmong(devices), total: devices.length },
		]),
	);
	return { troubles: troublesAmong(STILL_DEVICES), units };
}

export class StillField {
	readonly #field: Field;
	readonly #begunAt: number;
	readonly #told = new Map<StillDevice, { readonly health: Health; readonly words: number }>();

	constructor(field: Field, now: number) {
		this.#field = field;
		this.#begunAt = now;
	}

	static async enter(mqttUrl: string): Promise<StillField> {
		const field = await enterField(mqttUrl);
		await Promise.all(STILL_DEVICES.map(({ topic, info }) => field.publish(`${topic}/info`, info)));
		return new StillField(field, Date.now());
	}

	/** Resolves when the broker has taken, and the server stored, that it is so. */
	async becomes(weather: Weather): Promise<void> {
		await Promise.all(STILL_DEVICES.map((device) => this.#tell(device, device.health[weather])));
	}

	leave(): Promise<void> {
		return this.#field.leave();
	}

	async #tell(device: StillDevice, health: Health): Promise<void> {
		const told = this.#told.get(device);
		if (told?.health === health) return;
		const words = (told?.words ?? 0) + 1;
		this.#told.set(device, { health, words });
		const ts = this.#begunAt - device.ageMs + words * 1_000;
		await this.#field.publish(`${device.topic}/status`, { ts, ...health, sample: true });
	}
}

function infoOf(device: ReturnType<typeof simulatedFleet>[number]): object {
	const { kind, name, unitCode: unit, gateway, at } = device;
	return { kind, name, unit, gateway, lat: at[1], lon: at[0], ...SAMPLE };
}

function faultOf(at: number): Health {
	return FAULTS[at % FAULTS.length] ?? WELL;
}

function ageOf(at: number): number {
	return AGES_MS[at % AGES_MS.length] ?? 0;
}
