/** What is to be written of a batch's readings, once their ids are known. Pure. */
import type { DeviceInfo, TimeSource } from '#lib/domain/reading.ts';
import type { BatchItem } from '../write-batch.ts';
import { deviceKey, type LookupSession, type ValueRange } from './lookups.ts';

type Timed = {
	/** Of the message in the batch. */
	readonly item: number;
	/** Epoch milliseconds, with microseconds as the fraction. */
	readonly at: number;
	/**
	 * What it is ordered and aged by: `at`, or the receipt where the device's clock is ahead of it. History keeps `at`, for
	 * it is the same whenever the message comes again.
	 */
	readonly countsFrom: number;
	readonly receivedAt: number;
	readonly timeSource: TimeSource;
};

export type TelemetryRow = Timed & {
	readonly device: number;
	readonly metric: number;
	readonly value: number;
};
export type StatusRow = Timed & {
	readonly device: number;
	readonly state: string;
	readonly reason: string | null;
};
export type ObservationRow = Timed & {
	readonly indicator: number;
	readonly unit: number;
	readonly value: number;
	readonly source: number | null;
	readonly sample: boolean;
};
export type InfoRow = {
	readonly item: number;
	readonly device: number;
	readonly info: DeviceInfo;
	readonly unit: number | null;
};

export type Refusal = {
	readonly item: number;
	readonly reason: 'unknown-unit' | 'unknown-indicator' | 'bad-number' | 'conflict';
	readonly detail: string;
};

export type Rows = {
	readonly telemetry: TelemetryRow[];
	readonly statuses: StatusRow[];
	/** Retained messages without a time: nobody knows how old. */
	readonly retained: StatusRow[];
	readonly observations: ObservationRow[];
	readonly infos: InfoRow[];
	readonly refusals: Refusal[];
};

/**
 * Two messages without a time of their own may come in the same millisecond: they are different readings all the
 * same, so the later one is put a microsecond later. Holds the last millisecond only.
 */
export class ReceiptTimes {
	#ms = 0;
	readonly #last = new Map<string, number>();

	at(series: string, receivedAt: number): number {
		if (receivedAt > this.#ms) {
			this.#ms = receivedAt;
			this.#last.clear();
		}
		const times = (this.#last.get(series) ?? -1) + 1;
		if (receivedAt === this.#ms) this.#last.set(series, times);
		return receivedAt + Math.min(times, 999) / 1000;
	}
}

export function planRows(
	items: readonly BatchItem[],
	{ ids, receipts }: { ids: LookupSession; receipts: ReceiptTimes },
): Rows {
	const rows: Rows = {
		telemetry: [],
		statuses: [],
		retained: [],
		observations: [],
		infos: [],
		refusals: [],
	};
	for (const [item, { reading }] of items.entries()) {
		if (reading.kind === 'observation') {
			const unit = ids.id('unit', reading.unitCode);
			const indicator = ids.id('indicator', reading.indicator);
			if (unit === null) rows.refusals.push(unknownUnit(item, reading.unitCode));
			else if (indicator === null) {
				const detail = `no indicator is called ${reading.indicator}`;
				rows.refusals.push({ item, reason: 'unknown-indicator', detail });
			} else if (outside(reading.value, ids.range(indicator))) {
				const wanted = inWords(ids.range(indicator));
				const detail = `value: a number ${wanted} is wanted, got ${reading.value}`;
				rows.refusals.push({ item, reason: 'bad-number', detail });
			} else if (reading.timeSource !== 'retained') {
				const source = reading.source === null ? null : ids.id('source', reading.source);
				const { value, sample, timeSource, receivedAt } = reading;
				const times = timesOf(reading, `o${indicator}/${unit}`);
				rows.observations.push({
					item,
					indicator,
					unit,
					value,
					...times,
					receivedAt,
					timeSource,
					source,
					sample,
				});
			}
			continue;
		}
		const device = ids.id('device', deviceKey(reading));
		if (device === null) throw new Error(`Device ${deviceKey(reading)} was not resolved`);
		if (reading.kind === 'info') {
			const unit = reading.unitCode === null ? null : ids.id('unit', reading.unitCode);
			if (reading.unitCode !== null && unit === null)
				rows.refusals.push(unknownUnit(item, reading.unitCode));
			rows.infos.push({ item, device, info: reading, unit });
			continue;
		}
		const { timeSource, receivedAt } = reading;
		const retained = timeSource === 'retained';
		if (reading.kind === 'status') {
			const { state, reason } = reading;
			const times = timesOf(reading, `s${device}`);
			(retained ? rows.retained : rows.statuses).push({
				item,
				device,
				state,
				reason,
				...times,
				receivedAt,
				timeSource,
			});
		}
		if (retained) continue;
		for (const [code, value] of reading.values) {
			const metric = ids.id('metric', code);
			if (metric === null) throw new Error(`Metric ${code} was not resolved`);
			const times = timesOf(reading, `t${device}/${metric}`);
			rows.telemetry.push({ item, device, metric, value, ...times, receivedAt, timeSource });
		}
	}
	return rows;

	function timesOf(
		{
			timeSource,
			observedAt,
			receivedAt,
		}: { timeSource: TimeSource; observedAt: number; receivedAt: number },
		series: string,
	): Pick<Timed, 'at' | 'countsFrom'> {
		if (timeSource !== 'receipt' && observedAt <= receivedAt)
			return { at: observedAt, countsFrom: observedAt };
		const received = receipts.at(series, receivedAt);
		return { at: timeSource === 'receipt' ? received : observedAt, countsFrom: received };
	}
}

function outside(value: number, { min, max }: ValueRange): boolean {
	return (min !== null && value < min) || (max !== null && value > max);
}

function inWords({ min, max }: ValueRange): string {
	return [...(min === null ? [] : [`from ${min}`]), ...(max === null ? [] : [`to ${max}`])].join(
		' ',
	);
}

function unknownUnit(item: number, code: string): Refusal {
	return {
		item,
		reason: 'unknown-unit',
		detail: `no unit has the code ${code} on the centre’s geography date`,
	};
}
