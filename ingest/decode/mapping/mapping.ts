/** A mapping at work: from a message of devices that no family knows to what the centre says it means. */
import type { DeviceInfo, Reading, Rejected } from '#lib/domain/reading.ts';
import { decoded, deviceIdOf, NOTHING, refused } from '../family.ts';
import type { Decoded, FamilyMessage } from '../family.ts';
import { rejected, shown } from '../fields.ts';
import { parseJsonValue, parseText } from '../json.ts';
import type { Expression } from './expression.ts';
import type { Mapping, Rule } from './mapping-file.ts';
import { metricValues, report, time } from './outcome.ts';

/** As `FamilyDecoder`, but an expression takes its time. */
export type MappingDecoder = {
	readonly name: string;
	filters(): readonly string[];
	/** The rule that takes messages of this topic, as far as the topic tells. */
	rulesOf(topic: string): readonly Rule[];
	/** The first rule whose topic and condition fit decides. Never rejects. */
	decode(message: FamilyMessage): Promise<Decoded>;
};

/** Names of devices that are remembered, so that they are told once: the oldest give way. */
const REMEMBERED = 50_000;

export function mappingDecoder({ name, rules }: Mapping): MappingDecoder {
	const told = new Map<string, string>();

	/** What a device is goes on once, and again when it has changed. */
	function isNews(info: DeviceInfo): boolean {
		const key = `${info.site}/${info.device}`;
		const text = JSON.stringify({ ...info, receivedAt: 0 });
		if (told.get(key) === text) return false;
		if (told.size >= REMEMBERED) told.delete(told.keys().next().value ?? '');
		told.set(key, text);
		return true;
	}

	async function apply(
		rule: Rule,
		message: FamilyMessage,
		input: unknown,
	): Promise<Decoded | null> {
		const { topic, retained, receivedAt, site } = message;
		const parts = rule.topic.match(topic) ?? {};
		const names = { ...parts, topic, retained, receivedAt };
		const faults: Rejected[] = [];
		const fault = (field: string, said: string): null => {
			faults.push(rejected('bad-shape', `${name}, line ${rule.line}, ${field}: ${said}`));
			return null;
		};
		const value = async (field: string, expression: Expression | null): Promise<unknown> => {
			if (!expression) return null;
			const result = await expression.evaluate(input, names);
			return 'value' in result ? result.value : fault(field, result.fault);
		};
		const text = async (field: string, expression: Expression | null): Promise<string | null> => {
			const found = await value(field, expression);
			if (found === null || typeof found === 'string') return found;
			return fault(field, `a text is wanted, got ${shown(found)}`);
		};

		if (rule.when && (await value('when', rule.when)) !== true) {
			return faults.length > 0 ? refused(...faults) : null;
		}
		const given = rule.device ? await text('device', rule.device) : parts['device'];
		const device = deviceIdOf(given ?? '');
		if (typeof device !== 'string') return refused(...faults, device);
		const when = time(await value('time', rule.time), message);
		if ('kind' in when) return refused(...faults, when);
		const { clockOffsetS, ...times } = when;
		const observed = { site, device, ...times, sample: false };

		const readings: Reading[] = [];
		if ([rule.kind, rule.name, rule.gateway, rule.heartbeatS].some((part) => part !== null)) {
			const info = {
				kind: 'info',
				site,
				device,
				receivedAt,
				deviceKind: rule.kind ?? 'unknown',
				name: (await text('name', rule.name)) ?? device,
				unitCode: null,
				lat: null,
				lon: null,
				gateway: await text('gateway', rule.gateway),
				heartbeatS: rule.heartbeatS,
				sample: false,
			} as const;
			if (isNews(info)) readings.push(info);
		}
		const found: Record<string, unknown> = {};
		if (rule.values?.kind === 'all') {
			const all = await value('values', rule.values.expression);
			if (typeof all === 'object' && !Array.isArray(all)) Object.assign(found, all);
			else fault('values', `an object of numbers is wanted, got ${shown(all)}`);
		} else {
			for (const [metric, expression] of Object.entries(rule.values?.expressions ?? {})) {
				found[metric] = await value(`values.${metric}`, expression);
			}
		}
		const { values, wrong } = metricValues(found);
		for (const said of wrong) fault('values', said);
		if (clockOffsetS !== null) values.push(['clockOffsetS', clockOffsetS]);
		const state = report(await value('state', rule.state));
		if (typeof state === 'object' && state) fault('state', state.wrong);
		if (typeof state === 'string') {
			const reason = await text('reason', rule.reason);
			readings.push({ kind: 'status', ...observed, state, reason, values });
		} else if (values.length > 0 && times.timeSource === 'retained') {
			fault('time', 'retained values need one, for nobody knows how old they are');
		} else if (values.length > 0) {
			readings.push({ kind: 'telemetry', ...observed, values });
		}
		return decoded({ readings, rejected: faults });
	}

	return {
		name,
		filters: () => [...new Set(rules.map(({ topic }) => topic.filter))],
		rulesOf: (topic) => rules.filter((rule) => rule.topic.match(topic) !== null),
		async decode(message) {
			for (const rule of rules) {
				if (rule.topic.match(message.topic) === null) continue;
				// Emptied by its owner: the broker is to forget it.
				if (message.payload.length === 0) return NOTHING;
				const read =
					rule.payload === 'text' ? parseText(message.payload) : parseJsonValue(message.payload);
				if (read.kind === 'rejected') return refused(read);
				const result = await apply(rule, message, read.kind === 'text' ? read.text : read.value);
				if (result) return result;
			}
			return NOTHING;
		},
	};
}
