/**
 * The grammar of the project's own MQTT topics, both ways: ingest parses them, simulated devices build them.
 * `ioc/v1/{site}/device/{id}/info|status|telemetry` and `ioc/v1/{site}/indicator/{unit}/{indicator}`.
 */
export const TOPIC_ROOT = 'ioc/v1';

/** What ingest subscribes to: the root, whatever lies below it, and so each mistake made below it. */
export const TOPIC_FILTER = `${TOPIC_ROOT}/#`;

export type DeviceTopicKind = 'info' | 'status' | 'telemetry';

export type MqttTopic =
	| { readonly kind: DeviceTopicKind; readonly site: string; readonly device: string }
	| {
			readonly kind: 'observation';
			readonly site: string;
			readonly unitCode: string;
			readonly indicator: string;
	  };

/** `detail` says for a person which part is wrong, and what would be right. */
export type BadTopic = { readonly kind: 'bad-topic'; readonly detail: string };

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const SLUG_LENGTH = 64;
const UNIT_CODE = /^[0-9A-Za-z-]{1,16}$/;
/** Printable, and without what MQTT gives a meaning of its own. */
const DEVICE_ID = /^[^\p{C}\p{Zl}\p{Zp}/+#]{1,128}$/u;

export function isSlug(text: string): boolean {
	return text.length <= SLUG_LENGTH && SLUG.test(text);
}

export function isDeviceId(text: string): boolean {
	return DEVICE_ID.test(text) && text.trim() === text;
}

export function isUnitCode(text: string): boolean {
	return UNIT_CODE.test(text);
}

/** Device ids come back in NFC. */
export function parseMqttTopic(topic: string): MqttTopic | BadTopic {
	const levels = topic.split('/');
	const [root, version, site, family, first, last] = levels;
	if (`${root}/${version}` !== TOPIC_ROOT) return bad(`a topic below ${TOPIC_ROOT} is wanted`);
	if (site === undefined || !isSlug(site)) {
		return bad(`level 3, the site: a slug such as "da-teh" is wanted, got ${shown(site)}`);
	}
	if (family !== 'device' && family !== 'indicator') {
		return bad(`level 4: "device" or "indicator" is wanted, got ${shown(family)}`);
	}
	if (first === undefined || last === undefined || levels.length !== 6) {
		return bad(`six levels are wanted, got ${levels.length}`);
	}
	return family === 'device' ? deviceTopic(site, first, last) : observationTopic(site, first, last);
}

/** Throws where a part is not of the grammar: what builds topics has to know its ids. */
export function mqttTopic(topic: MqttTopic): string {
	const text =
		topic.kind === 'observation'
			? `${TOPIC_ROOT}/${topic.site}/indicator/${topic.unitCode}/${topic.indicator}`
			: `${TOPIC_ROOT}/${topic.site}/device/${topic.device}/${topic.kind}`;
	const parsed = parseMqttTopic(text);
	if (parsed.kind === 'bad-topic') throw new Error(`${text}: ${parsed.detail}`);
	return text;
}

function deviceTopic(site: string, id: string, kind: string): MqttTopic | BadTopic {
	if (kind !== 'info' && kind !== 'status' && kind !== 'telemetry') {
		return bad(`level 6: "info", "status" or "telemetry" is wanted, got ${shown(kind)}`);
	}
	const device = id.normalize('NFC');
	if (!isDeviceId(device)) {
		return bad(`level 5, the device: 1 to 128 printable characters are wanted, got ${shown(id)}`);
	}
	return { kind, site, device };
}

function observationTopic(site: string, unitCode: string, indicator: string): MqttTopic | BadTopic {
	if (!isUnitCode(unitCode)) {
		return bad(`level 5, the unit: a code such as "673" is wanted, got ${shown(unitCode)}`);
	}
	if (!isSlug(indicator)) {
		return bad(`level 6, the indicator: a slug such as "ho-so" is wanted, got ${shown(indicator)}`);
	}
	return { kind: 'observation', site, unitCode, indicator };
}

function bad(detail: string): BadTopic {
	return { kind: 'bad-topic', detail };
}

function shown(level: string | undefined): string {
	return level === undefined ? 'nothing' : JSON.stringify(level.slice(0, 64));
}
