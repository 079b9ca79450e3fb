/** A mapping at work: from a message of devices that no family knows to what the centre says it means. */
import type { Reading, Rejected } from '#lib/domain/reading.ts';
import { DeviceBook, signOfLife, telemetry } from '../device-book.ts';
import {
	BARE_INFO,
	decoded,
	deviceIdOf,
	NOTHING,
	refused,
	type Decoded,
	type FamilyMessage,
} from '../family.ts';
import { rejected } from '../fields.ts';
import { parseJsonValue, parseText } from '../json.ts';
import { Asked } from './asked.ts';
import type { Mapping, Rule } from './mapping-file.ts';
import { metricValues, report, toldAt } from './outcome.ts';

/** Messages one after the other for which a rule runs out of time: then it is not asked for a while. */
const STRIKES = 3;
const SUSPENDED_MS = 60_000;

/** As `FamilyDecoder`, but an expression takes its time. */
export type MappingDecoder = {
	readonly name: string;
	filters(): readonly string[];
	/** The first rule whose topic and condition fit decides. Never rejects. */
	decode(message: FamilyMessage): Promise<Decoded>;
};

/** `mostDevices`: so many are known at once that a rule describes or tells the state of; what further ones say is refused. */
export function mappingDecoder({ name, rules }: Mapping, mostDevices?: number): MappingDecoder {
	const book = new DeviceBook(mostDevices);
	/** By rule: what was cut off costs all others their time. Times are those of messages. */
	const trials = rules.map(() => ({ strikes: 0, suspendedUntil: -Infinity }));

	/** Null where the message is none of the rule's. */
	async function apply(rule: Rule, message: FamilyMessage, asked: Asked): Promise<Decoded | null> {
		if (rule.when && (await asked.value('when', rule.when)) !== true) {
			return asked.faults.length > 0 ? refused(...asked.faults) : null;
		}
		const given = rule.device
			? await asked.text('device', rule.device)
			: rule.topic.match(message.topic)?.['device'];
		const device = deviceIdOf(given ?? '');
		if (typeof device !== 'string') return refused(...asked.faults, device);
		const full = book.refusal({ site: message.site, device });
		if (full) return refused(...asked.faults, full);
		const at = toldAt(await asked.value('time', rule.time));
		if (typeof at === 'object' && at) return refused(...asked.faults, at);

		const readings: Reading[] = [];
		if ([rule.kind, rule.name, rule.gateway, rule.heartbeatS].some((part) => part !== null)) {
			readings.push(
				...book.info({
					...BARE_INFO,
					site: message.site,
					device,
					receivedAt: message.receivedAt,
					deviceKind: rule.kind ?? 'unknown',
					name: (await asked.name()) ?? device,
					gateway: await asked.gateway(),
					heartbeatS: rule.heartbeatS,
				}),
			);
		}
		const found = await asked.values();
		const { values, wrong } = metricValues(found ?? {});
		for (const said of wrong) asked.fault('values', said);
		const state = report(await asked.value('state', rule.state));
		if (typeof state === 'string') {
			const reason = await asked.text('reason', rule.reason);
			const told = { device, message, toldAt: at, values, state, reason };
			readings.push(book.status({ ...told, ...(rule.presence && { presence: rule.presence }) }));
		} else {
			if (state) asked.fault('state', state.wrong);
			const told = values.length > 0 && telemetry({ device, message, toldAt: at, values });
			if (told && told.kind === 'rejected') return refused(...asked.faults, told);
			if (told) readings.push(told);
			else if (rule.values?.kind === 'all' && found !== null && asked.faults.length === 0) {
				readings.push(...signOfLife({ device, message, toldAt: at }));
			}
		}
		return decoded({ readings, rejected: asked.faults });
	}

	function suspended({ line }: Rule): Rejected {
		const why = `expressions ran out of time for ${STRIKES} messages in a row`;
		return rejected('bad-mapping', `${name}, line ${line}: not asked for a minute, as ${why}`);
	}

	return {
		name,
		filters: () => [...new Set(rules.map(({ topic }) => topic.filter))],
		async decode(message) {
			for (const [at, rule] of rules.entries()) {
				if (rule.topic.match(message.topic) === null) continue;
				// Emptied by its owner: the broker is to forget it.
				if (message.payload.length === 0) return NOTHING;
				const read =
					rule.payload === 'text' ? parseText(message.payload) : parseJsonValue(message.payload);
				if (read.kind === 'rejected') return refused(read);
				const trial = trials[at];
				if (trial && message.receivedAt < trial.suspendedUntil) return refused(suspended(rule));
				const asked = new Asked(name, rule, message, read.kind === 'text' ? read.text : read.value);
				const result = await apply(rule, message, asked);
				if (trial) {
					trial.strikes = asked.ranOutOfTime ? trial.strikes + 1 : 0;
					const isOut = trial.strikes >= STRIKES;
					trial.suspendedUntil = isOut ? message.receivedAt + SUSPENDED_MS : -Infinity;
				}
				if (result) return result;
			}
			return NOTHING;
		},
	};
}
