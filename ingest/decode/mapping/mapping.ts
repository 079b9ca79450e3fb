/** A mapping at work: from a message of devices that no family knows to what the centre says it means. */
import type { Reading } from '#lib/domain/reading.ts';
import { DeviceBook, telemetry } from '../device-book.ts';
import {
	decoded,
	deviceIdOf,
	NOTHING,
	refused,
	type Decoded,
	type FamilyMessage,
} from '../family.ts';
import { parseJsonValue, parseText } from '../json.ts';
import { Asked } from './asked.ts';
import type { Mapping, Rule } from './mapping-file.ts';
import { metricValues, report, toldAt } from './outcome.ts';

/** As `FamilyDecoder`, but an expression takes its time. */
export type MappingDecoder = {
	readonly name: string;
	filters(): readonly string[];
	/** The first rule whose topic and condition fit decides. Never rejects. */
	decode(message: FamilyMessage): Promise<Decoded>;
};

export function mappingDecoder({ name, rules }: Mapping): MappingDecoder {
	const book = new DeviceBook();

	/** Null where the message is none of the rule's. */
	async function apply(
		rule: Rule,
		message: FamilyMessage,
		input: unknown,
	): Promise<Decoded | null> {
		const asked = new Asked(name, rule, message, input);
		if (rule.when && (await asked.value('when', rule.when)) !== true) {
			return asked.faults.length > 0 ? refused(...asked.faults) : null;
		}
		const given = rule.device
			? await asked.text('device', rule.device)
			: rule.topic.match(message.topic)?.['device'];
		const device = deviceIdOf(given ?? '');
		if (typeof device !== 'string') return refused(...asked.faults, device);
		const at = toldAt(await asked.value('time', rule.time));
		if (typeof at === 'object' && at) return refused(...asked.faults, at);

		const readings: Reading[] = [];
		if ([rule.kind, rule.name, rule.gateway, rule.heartbeatS].some((part) => part !== null)) {
			readings.push(
				...book.info({
					kind: 'info',
					site: message.site,
					device,
					receivedAt: message.receivedAt,
					deviceKind: rule.kind ?? 'unknown',
					name: (await asked.text('name', rule.name)) ?? device,
					unitCode: null,
					lat: null,
					lon: null,
					gateway: await asked.text('gateway', rule.gateway),
					heartbeatS: rule.heartbeatS,
					sample: false,
				}),
			);
		}
		const { values, wrong } = metricValues(await asked.values());
		for (const said of wrong) asked.fault('values', said);
		const state = report(await asked.value('state', rule.state));
		if (typeof state === 'string') {
			const reason = await asked.text('reason', rule.reason);
			readings.push(book.status({ device, message, toldAt: at, values, state, reason }));
		} else {
			if (state) asked.fault('state', state.wrong);
			const told = values.length > 0 && telemetry({ device, message, toldAt: at, values });
			if (told && told.kind === 'rejected') return refused(...asked.faults, told);
			if (told) readings.push(told);
		}
		return decoded({ readings, rejected: asked.faults });
	}

	return {
		name,
		filters: () => [...new Set(rules.map(({ topic }) => topic.filter))],
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
