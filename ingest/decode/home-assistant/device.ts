import { cleanText } from '#lib/wire/device-fields.ts';
import type { JsonObject } from '../fields.ts';
import { deviceIdOf } from '../family.ts';
import { longDeviceOptions } from './abbreviations.ts';
import type { Component } from './component.ts';
import { isObject, scalar, type Options } from './options.ts';
import { described } from './template/values.ts';

export type DeviceFacts = {
	readonly id: string;
	readonly name: string | null;
	/** Manufacturer and model, for a device without a name. */
	readonly make: string | null;
	readonly gateway: string | null;
};

/**
 * The device of a config, https://www.home-assistant.io/integrations/sensor.mqtt/#device. Its id is `ha:` and the first of its
 * identifiers in the order of their characters, without one the first of its connections: so it does not matter which config comes
 * first, nor how each orders them. Configs that share only another identifier than the first make two devices here.
 *
 * @param otherwise the id of a config that names no device: it is a device by itself then, called as the config is
 */
export function deviceOf(options: Options, otherwise: string): DeviceFacts | null {
	const given = options.object['device'] ?? null;
	if (given === null) {
		const id = idOf(options, otherwise);
		return id === null ? null : { id, name: nameOf(options), make: null, gateway: null };
	}
	if (!isObject(given)) {
		return options.reject('bad-shape', `device: an object is wanted, got ${described(given)}`);
	}
	const device = longDeviceOptions(given);
	const within = options.within(device);
	const name = nameOf(within);
	const parts = [within.text('manufacturer', 99), within.text('model', 100)];
	const make = cleanText(parts.filter(Boolean).join(' '));
	const via = within.text('via_device');
	options.take(within);
	const own = firstId(device);
	if (own === null) return options.reject('bad-shape', 'device: identifiers or connections wanted');
	const id = idOf(options, own);
	const gateway = via === null || via === own ? null : idOf(options, via);
	return id === null ? null : { id, name, make: make || null, gateway };
}

/** Kinds that the project knows. Where the components do not tell for certain, `unknown`. */
export function kindOf(components: readonly Component[], isGateway: boolean): string {
	if (isGateway) return 'gateway';
	if (components.some(({ platform }) => platform === 'camera')) return 'camera';
	if (components.some(isWaterLevel)) return 'water-gauge';
	if (components.some(({ deviceClass }) => AIR.has(deviceClass ?? ''))) return 'air-sensor';
	return 'unknown';
}

/** https://www.home-assistant.io/integrations/sensor/#device-class */
const AIR: ReadonlySet<string> = new Set([
	'aqi',
	'nitrogen_dioxide',
	'ozone',
	'pm1',
	'pm10',
	'pm25',
	'pm4',
	'sulphur_dioxide',
]);

/** No class of Home Assistant is that of a level: `water` is what was consumed. So it is a sensor that is called one. */
function isWaterLevel({ platform, figure }: Component): boolean {
	return platform === 'sensor' && /water_?level|muc_?nuoc/i.test(figure?.metric ?? '');
}

/** As a screen can show it. */
function nameOf(options: Options): string | null {
	return cleanText(options.text('name', 200) ?? '') || null;
}

function firstId(device: JsonObject): string | null {
	const identifiers = texts(device['identifiers']);
	if (identifiers.length > 0) return identifiers[0] ?? null;
	const connections = Array.isArray(device['connections']) ? device['connections'] : [];
	const pairs = connections.map((pair: unknown) => {
		const [type, id] = Array.isArray(pair) ? pair.map(scalar) : [];
		return type && id ? `${type}:${type === 'mac' ? id.toLowerCase() : id}` : null;
	});
	return texts(pairs)[0] ?? null;
}

function texts(value: unknown): readonly string[] {
	const list: readonly unknown[] = Array.isArray(value) ? value : [value];
	return list
		.map(scalar)
		.filter((text) => text !== null)
		.toSorted();
}

function idOf(options: Options, text: string): string | null {
	const id = deviceIdOf('ha', text);
	return typeof id === 'string' ? id : options.reject(id.reason, id.detail);
}
