import type { DeviceStatus, Presence, Telemetry } from '#lib/domain/reading.ts';
import { signOfLife } from '../device-book.ts';
import { deviceTime, withClockOffset, type FamilyMessage } from '../family.ts';
import type { Faults } from '../faults.ts';
import { rejected } from '../fields.ts';
import { MetricTable } from './metric-table.ts';
import type { Payload } from './payload.ts';
import { telemetryOf, type NamedMetric } from './telemetry.ts';

/** Metrics of one message that are taken. */
const MOST_METRICS = 4_000;

/** Who has births and tells of metrics: an edge node, or a device of one. */
export class Source {
	readonly id: string;
	/** Whether its birth counts in the present session of its edge node. */
	born = false;
	/** What was told of it last; null before that. */
	online: boolean | null = null;
	/** Metrics that were no readings, because they are no number or not for keeping. */
	overlooked = 0;
	#toldAt = -Infinity;
	readonly #metrics = new MetricTable();

	readonly #presence: Presence;

	constructor(id: string, presence: Presence) {
		this.id = id;
		this.#presence = presence;
	}

	bear(payload: Payload, faults: Faults): void {
		this.born = true;
		this.#metrics.define(payload.metrics.slice(0, MOST_METRICS), faults);
	}

	forgetBirth(): void {
		this.born = false;
		this.#metrics.clear();
	}

	/**
	 * What was told in order is believed in order: where the device's clock would put a change before what it follows, as
	 * after a death of which only the broker told, the time of receipt counts.
	 *
	 * @param told its time, epoch ms by the edge node's clock; null where it told none
	 */
	status(
		online: boolean,
		told: { at: number | null; reason: string | null },
		message: FamilyMessage,
	): DeviceStatus {
		let time = deviceTime(told.at, message);
		if (time.observedAt <= this.#toldAt && online !== this.online) {
			const observedAt = Math.max(message.receivedAt, this.#toldAt + 1);
			time = { ...time, observedAt, timeSource: 'receipt' };
		}
		this.online = online;
		this.#toldAt = Math.max(this.#toldAt, time.observedAt);
		return {
			kind: 'status',
			site: message.site,
			device: this.id,
			...time,
			sample: false,
			state: online ? 'online' : 'offline',
			reason: told.reason,
			presence: this.#presence,
			values: withClockOffset([], time),
		};
	}

	telemetry(payload: Payload, message: FamilyMessage, faults: Faults): readonly Telemetry[] {
		const count = payload.metrics.length;
		if (count > MOST_METRICS) {
			faults.add(rejected('bad-shape', `at most ${MOST_METRICS} metrics are taken, got ${count}`));
		}
		const metrics: NamedMetric[] = [];
		for (const wire of payload.metrics.slice(0, MOST_METRICS)) {
			const found = this.#metrics.find(wire);
			if (found.kind === 'rejected') faults.add(found);
			else metrics.push({ defined: found, wire });
		}
		const { sentAt } = payload;
		const told = telemetryOf({ metrics, sentAt, device: this.id, message, faults });
		this.overlooked += told.overlooked;
		return told.telemetry;
	}

	/** Data without a figure, such as texts, are a sign of life all the same. */
	data(payload: Payload, message: FamilyMessage, faults: Faults): readonly Telemetry[] {
		const figures = this.telemetry(payload, message, faults);
		if (figures.length > 0) return figures;
		return signOfLife({ device: this.id, message, toldAt: payload.sentAt });
	}
}
