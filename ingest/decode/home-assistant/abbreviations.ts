/**
 * Short names of options, https://www.home-assistant.io/integrations/mqtt/#supported-abbreviations-in-mqtt-discovery-messages:
 * those of the options that are read here. The others are of commands, colours and modes, which say nothing of whether a device
 * lives or what it measures, and an option that is not known is overlooked anyway. `cmp` is in the page's text, `cmps` in its table.
 */
import type { JsonObject } from '../fields.ts';

const OPTIONS: Readonly<Record<string, string>> = {
	avty: 'availability',
	avty_mode: 'availability_mode',
	avty_t: 'availability_topic',
	avty_tpl: 'availability_template',
	cmp: 'components',
	cmps: 'components',
	dev: 'device',
	dev_cla: 'device_class',
	exp_aft: 'expire_after',
	migr_discvry: 'migrate_discovery',
	p: 'platform',
	pl_avail: 'payload_available',
	pl_not_avail: 'payload_not_available',
	pl_off: 'payload_off',
	pl_on: 'payload_on',
	stat_cla: 'state_class',
	stat_off: 'state_off',
	stat_on: 'state_on',
	stat_t: 'state_topic',
	t: 'topic',
	uniq_id: 'unique_id',
	unit_of_meas: 'unit_of_measurement',
	val_tpl: 'value_template',
};

const DEVICE: Readonly<Record<string, string>> = {
	cns: 'connections',
	ids: 'identifiers',
	mdl: 'model',
	mf: 'manufacturer',
};

export function longOptions(object: JsonObject): JsonObject {
	return renamed(object, OPTIONS);
}

export function longDeviceOptions(object: JsonObject): JsonObject {
	return renamed(object, DEVICE);
}

function renamed(object: JsonObject, names: Readonly<Record<string, string>>): JsonObject {
	return Object.fromEntries(
		Object.entries(object).map(([name, value]) => [
			Object.hasOwn(names, name) ? names[name] : name,
			value,
		]),
	);
}
