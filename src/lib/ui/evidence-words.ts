/** The words for what a judged state rests on. */
import type { DeviceStanding } from '#lib/domain/device.ts';
import type { Evidence, IntervalBasis } from '#lib/domain/liveness/evidence.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { formatTight } from '#lib/domain/number-format.ts';
import { dv } from '#lib/messages/devices/words.ts';
import { ageWords, reasonWord, stateWord, told } from './words.ts';

const BASIS: Record<IntervalBasis, () => string> = {
	given: dv.interval_given,
	learned: dv.interval_learned,
	assumed: dv.interval_assumed,
	session: dv.interval_session,
};

/** "chu kỳ 30 giây (tự học)" */
export function intervalWords({
	intervalS,
	intervalBasis,
}: Pick<DeviceStanding, 'intervalS' | 'intervalBasis'>): string {
	return dv.interval_expected({
		interval: ageWords(intervalS * 1_000),
		basis: BASIS[intervalBasis](),
	});
}

/** Times counted from `now` (the server's, epoch ms). Empty where there is nothing to tell. */
export function evidenceWords(
	standing: DeviceStanding,
	{ now, locale }: { readonly now: number; readonly locale: Locale },
): string {
	const { evidence } = standing;
	const since = (at: number): string => ageWords(now - at);
	switch (evidence.kind) {
		case 'none':
			return dv.evidence_none();
		case 'heard': {
			if (standing.seenAt === null) return intervalWords(standing);
			return `${dv.evidence_heard({ age: since(standing.seenAt) })}, ${intervalWords(standing)}`;
		}
		case 'report': {
			if (evidence.at === null) return dv.evidence_report_retained();
			return dv.evidence_report({ age: since(evidence.at) });
		}
		case 'resumed':
			return dv.evidence_resumed({ age: since(evidence.saidAt) });
		case 'silence':
			return `${dv.evidence_silence({ age: since(evidence.seenAt) })}, ${intervalWords(standing)}`;
		case 'gateway':
			return dv.evidence_gateway({ gateway: evidence.gateway });
		case 'broker':
			return dv.evidence_broker({ age: since(evidence.seenAt) });
		case 'stream':
			return streamWords(evidence, { age: since(evidence.since), locale });
		case 'flapping':
			return told(
				dv.evidence_flapping({ percent: Math.round(evidence.changePercent) }),
				standing.state === 'offline' && stateWord('offline'),
			);
		case 'maintenance':
			if (evidence.until <= now) return dv.evidence_maintenance_over({ words: evidence.words });
			return dv.evidence_maintenance({
				words: evidence.words,
				left: ageWords(evidence.until - now),
			});
		default:
			return evidence satisfies never;
	}
}

/** "0 khung hình/giây trong 20 giây" */
function streamWords(
	{ metric, value, usual }: Extract<Evidence, { kind: 'stream' }>,
	{ age, locale }: { readonly age: string; readonly locale: Locale },
): string {
	const number = (each: number): string => formatTight(each, { locale, decimals: 1 });
	switch (metric) {
		case 'frozen':
			return dv.evidence_frozen({ word: reasonWord('frozen'), age });
		case 'fps':
			return dv.evidence_fps({ value: number(value), age });
		case 'bitrateKbps':
			if (usual === null) return dv.evidence_bitrate({ value: number(value), age });
			return dv.evidence_bitrate_usual({ value: number(value), usual: number(usual), age });
		default:
			return metric satisfies never;
	}
}
