import type { Rejected } from '#lib/domain/reading.ts';
import { rejected, shown, type JsonObject } from '../fields.ts';
import { isMetricCode } from '../telemetry.ts';
import { longOptions } from './abbreviations.ts';
import { availabilityOf } from './availability.ts';
import type { Component, Figure, Read } from './component.ts';
import { deviceOf } from './device.ts';
import type { DiscoveryTopic } from './discovery-topic.ts';
import { isObject, Options, scalar, type TemplateCache } from './options.ts';

/** Components that one config may hold, and one device have: as many figures as one message. */
export const MOST_OF_A_DEVICE = 256;

export type Config = {
	readonly components: readonly Component[];
	/** Components at fault, by key; what was known of them before stays. */
	readonly faults: readonly { readonly key: string; readonly rejected: Rejected }[];
};

const NO_CONFIG: Config = { components: [], faults: [] };

/**
 * A config of one component, https://www.home-assistant.io/integrations/mqtt/#single-component-discovery-payload, or of a device
 * with all of its components, https://www.home-assistant.io/integrations/mqtt/#device-discovery-payload. With
 * `migrate_discovery` it withdraws what it told before.
 */
export function parseConfig(
	at: DiscoveryTopic,
	payload: JsonObject,
	templates: TemplateCache,
): Config | Rejected {
	const root = longOptions(payload);
	if (root['migrate_discovery'] === true) return NO_CONFIG;
	if (at.component !== 'device') {
		const own = { key: at.topic, platform: at.component, id: at.objectId };
		return collected([[own, root]], { at, templates });
	}
	const components = root['components'];
	if (!isObject(root['device'])) return rejected('bad-shape', 'device: an object is wanted');
	if (!isObject(components) || Object.keys(components).length > MOST_OF_A_DEVICE) {
		const wanted = `an object of at most ${MOST_OF_A_DEVICE}`;
		return rejected('bad-shape', `components: ${wanted} is wanted`);
	}
	const parts: [Own, JsonObject][] = [];
	const faults: Config['faults'][number][] = [];
	for (const [id, given] of Object.entries(components)) {
		const key = `${at.topic} ${id}`;
		const component = isObject(given) ? longOptions(given) : {};
		const platform = scalar(component['platform']);
		if (platform === null || !/^\w{1,32}$/.test(platform)) {
			faults.push({ key, rejected: rejected('bad-shape', `${shown(id)}: platform is wanted`) });
			// With its platform alone a component is withdrawn.
		} else if (Object.keys(component).length > 1) {
			parts.push([{ key, platform, id }, merged(root, component)]);
		}
	}
	const config = collected(parts, { at, templates });
	return { ...config, faults: [...faults, ...config.faults] };
}

type Own = { readonly key: string; readonly platform: string; readonly id: string };

/**
 * A component with what it shares with the others of its device. Each option may be its own, and in whichever of its two forms it names
 * its availability, it is instead of the shared one; its device is always that of the config.
 */
function merged(root: JsonObject, component: JsonObject): JsonObject {
	const hasOwn = AVAILABILITY.some((name) => name in component);
	const shared = Object.entries(root).filter(([name]) => {
		if (AVAILABILITY.includes(name)) return !hasOwn;
		return name === 'state_topic' || name === '~' || /availab/.test(name);
	});
	return { ...Object.fromEntries(shared), ...component, device: root['device'] };
}

const AVAILABILITY: readonly string[] = ['availability', 'availability_topic'];

function collected(
	parts: readonly (readonly [Own, JsonObject])[],
	{ at, templates }: { at: DiscoveryTopic; templates: TemplateCache },
): Config {
	const components: Component[] = [];
	const faults: Config['faults'][number][] = [];
	for (const [own, object] of parts) {
		const options = new Options(object, scalar(object['~']), templates);
		const component = componentOf(options, own, at);
		if (component !== null && options.rejected === null) components.push(component);
		else if (options.rejected) faults.push({ key: own.key, rejected: options.rejected });
	}
	return { components, faults };
}

function componentOf(
	options: Options,
	{ key, platform, id }: Own,
	at: DiscoveryTopic,
): Component | null {
	const uniqueId = options.text('unique_id');
	const byTopic = [platform, at.nodeId, at.objectId].filter((part) => part !== null).join(':');
	const device = deviceOf(options, uniqueId ?? byTopic);
	const component = {
		key,
		configTopic: at.topic,
		platform,
		uniqueId,
		deviceClass: options.text('device_class'),
		figure: figureOf(options, platform, id),
		availability: availabilityOf(options),
		expireAfterS: options.seconds('expire_after'),
	};
	return device === null ? null : { ...component, device };
}

/** sensor and binary_sensor must have a state topic, number and switch may; of all others the state is no figure. */
function figureOf(options: Options, platform: string, id: string): Figure | null {
	const read = readOf(options, platform);
	if (read === null) return null;
	const topic = options.topic('state_topic');
	const template = options.template('value_template');
	if (topic === null) {
		const isWanted = platform.endsWith('sensor');
		return isWanted ? options.reject('bad-shape', 'state_topic: a topic is wanted') : null;
	}
	const metric = metricOf(platform, id);
	if (!isMetricCode(metric)) {
		const wanted = 'at most 64 characters';
		return options.reject('bad-shape', `object id: ${wanted} are wanted, got ${shown(id)}`);
	}
	return { metric, topic, template, read };
}

const NO_NUMBER: ReadonlySet<string | null> = new Set(['date', 'enum', 'timestamp']);

/**
 * https://www.home-assistant.io/integrations/sensor.mqtt/, …/binary_sensor.mqtt/, …/switch.mqtt/ and …/number.mqtt/. A sensor with
 * a unit, a state class or a class of something measured tells numbers; another may tell texts.
 */
function readOf(options: Options, platform: string): Read | null {
	const on = options.text('payload_on') ?? 'ON';
	const off = options.text('payload_off') ?? 'OFF';
	switch (platform) {
		case 'sensor': {
			const deviceClass = options.text('device_class');
			if (NO_NUMBER.has(deviceClass)) return null;
			const told = [deviceClass, options.text('unit_of_measurement'), options.text('state_class')];
			return { kind: 'number', strict: told.some((text) => text !== null) };
		}
		case 'number':
			return { kind: 'number', strict: true };
		case 'binary_sensor':
			return { kind: 'switch', on, off };
		case 'switch':
			return {
				kind: 'switch',
				on: options.text('state_on') ?? on,
				off: options.text('state_off') ?? off,
			};
		default:
			return null;
	}
}

/**
 * The code of a figure is the object id of its config's topic, in a device's config its key there, in the characters of a metric's
 * code, and after its platform where it begins with no letter. The class is no code: a device may have two temperatures, and
 * which of them came first must not decide where its history goes. The value stays in the unit of the maker.
 */
function metricOf(platform: string, id: string): string {
	const plain = id.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
	const code = plain.replace(/[^A-Za-z0-9_.-]+/g, '_');
	return /^[A-Za-z]/.test(code) ? code : `${platform}_${code}`;
}
