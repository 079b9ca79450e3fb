import type { Observation, Rejected } from '#lib/domain/reading.ts';
import { Fields, type JsonObject } from './fields.ts';
import { observedAt } from './time.ts';

/** `{"ts":"…","value":87.2,"source":"cong-dvc"}` */
export function decodeObservation(
	object: JsonObject,
	at: {
		readonly site: string;
		readonly unitCode: string;
		readonly indicator: string;
		readonly receivedAt: number;
		readonly retained: boolean;
	},
): Observation | Rejected {
	const fields = new Fields(object);
	const value = fields.number('value');
	const source = fields.optionalText('source', 64);
	const sample = fields.flag('sample');
	if (fields.rejected) return fields.rejected;
	const time = observedAt(object['ts'], at);
	if (time.kind === 'rejected') return time;
	return {
		kind: 'observation',
		site: at.site,
		unitCode: at.unitCode,
		indicator: at.indicator,
		observedAt: time.observedAt,
		receivedAt: at.receivedAt,
		timeSource: time.timeSource,
		sample,
		value,
		source,
	};
}
