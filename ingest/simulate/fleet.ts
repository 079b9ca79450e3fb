import type { LonLat } from '#lib/domain/unit.ts';
import { hashShare } from '#lib/domain/hash.ts';
import { PLACES } from './places.ts';
import type { Place } from './places/place.ts';

export type DeviceKind = 'camera' | 'water-gauge' | 'air-sensor' | 'kiosk' | 'gateway';

export type SimulatedDevice = {
	readonly site: string;
	readonly device: string;
	readonly kind: DeviceKind;
	readonly name: string;
	readonly unitCode: string;
	readonly at: LonLat;
	readonly gateway: string | null;
};

/** Cameras on one gateway: a cabinet by the road. */
const CAMERAS_A_GATEWAY = 9;

/**
 * Simulated devices, the same for the same arguments: the whole fleet where `devices` is null, spread evenly over it
 * where fewer are wanted, and with further cameras around the towns where more are.
 */
export function simulatedFleet({
	devices = null,
	sites = null,
}: {
	devices?: number | null;
	/** Null: all. */
	sites?: readonly string[] | null;
}): SimulatedDevice[] {
	const places = PLACES.filter(({ site }) => sites === null || sites.includes(site));
	const whole = places.flatMap(placeDevices);
	if (devices === null || devices === whole.length) return whole;
	if (devices > whole.length) {
		return [
			...whole,
			...Array.from({ length: devices - whole.length }, (_, at) =>
				furtherCamera(places[at % places.length] as Place, at),
			),
		];
	}
	const some = Array.from(
		{ length: devices },
		(_, at) => whole[Math.floor((at * whole.length) / devices)] as SimulatedDevice,
	);
	const kept = new Set(some.map(({ site, device }) => `${site}/${device}`));
	return some.map((device) => ({
		...device,
		gateway: kept.has(`${device.site}/${device.gateway}`) ? device.gateway : null,
	}));
}

function placeDevices(place: Place): SimulatedDevice[] {
	const { site, unitCode } = place;
	const cameras = place.roads.flatMap(({ name, crossings, from, to }) =>
		crossings.map((crossing, at) => {
			const share = (at + 0.5) / crossings.length;
			const lon = from[0] + (to[0] - from[0]) * share;
			const lat = from[1] + (to[1] - from[1]) * share;
			return { name: `Camera ${name} – ${crossing}`, at: [lon, lat] as const, road: name };
		}),
	);
	const gateways = Math.ceil(cameras.length / CAMERAS_A_GATEWAY);
	const gatewayOf = (at: number) => `gw-${two(Math.floor(at / CAMERAS_A_GATEWAY) + 1)}`;
	const base = { site, unitCode, gateway: null };
	const spots = (kind: DeviceKind, prefix: string, named: string, of: Place['kiosks']) =>
		of.map(({ name, at }, index): SimulatedDevice => {
			return { ...base, kind, device: `${prefix}-${two(index + 1)}`, name: `${named} ${name}`, at };
		});
	return [
		...Array.from({ length: gateways }, (_, at): SimulatedDevice => {
			const first = cameras[at * CAMERAS_A_GATEWAY] as (typeof cameras)[number];
			const name = `Tủ kết nối ${first.road}`;
			return { ...base, kind: 'gateway', device: `gw-${two(at + 1)}`, name, at: first.at };
		}),
		...cameras.map(({ name, at }, index): SimulatedDevice => {
			const device = `cam-${two(index + 1)}`;
			return { ...base, kind: 'camera', device, name, at, gateway: gatewayOf(index) };
		}),
		...spots('water-gauge', 'muc-nuoc', 'Mực nước', place.waterGauges),
		...spots('air-sensor', 'khong-khi', 'Không khí', place.airSensors),
		...spots('kiosk', 'kiosk', 'Kiosk', place.kiosks),
	];
}

function furtherCamera({ site, unitCode, town, at }: Place, index: number): SimulatedDevice {
	const aside = (axis: string) => (hashShare(`${axis} ${index}`) - 0.5) * 0.06;
	const device = `cam-x${index + 1}`;
	return {
		site,
		unitCode,
		gateway: null,
		kind: 'camera',
		device,
		name: `Camera ${town} ${index + 1}`,
		at: [at[0] + aside('lon'), at[1] + aside('lat')],
	};
}

function two(number: number): string {
	return String(number).padStart(2, '0');
}
