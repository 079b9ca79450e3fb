import type { Reading } from '#lib/domain/reading.ts';
import type { FamilyMessage } from '../family.ts';
import type { Faults } from '../faults.ts';
import { rejected } from '../fields.ts';
import { BD_SEQ, valueOf } from './metrics.ts';
import type { Payload } from './payload.ts';
import { RebirthWish } from './rebirth-wish.ts';
import { placeOf, type Place } from './sequence.ts';
import { Source } from './source.ts';

export type Heard = {
	readonly payload: Payload;
	readonly message: FamilyMessage;
	readonly faults: Faults;
};

const INT64 = 4;

/**
 * One session after another of an edge node and its devices, as section 5 of the specification has them
 * (https://www.eclipse.org/tahu/spec/sparkplug_spec.pdf).
 *
 * - Only births say online, and only while the edge node's own birth counts.
 * - A death of the edge node is that of its devices too: they can't be known without it (section 5.5). Those known here are
 *   told as offline because of their gateway; those that are not known hang on it by their info.
 * - Messages are taken as they come, without waiting for an earlier one that may be late (a reorder timeout of zero, which
 *   the specification allows where the broker keeps the order of one client's messages over all topics, as mosquitto and the
 *   embedded one do). A value that is late is still taken, for it has its own time; a birth or death of a device that is
 *   late is not, and the births that were asked for at the gap tell what is so now.
 */
export class EdgeNode {
	readonly node: Source;
	readonly devices = new Map<string, Source>();
	readonly rebirth = new RebirthWish();
	/** Devices that were online before the edge node's last birth, and have not had their own since. */
	readonly #unreborn = new Set<Source>();
	#bdSeq: number | null = null;
	/** When the session's birth was sent, by the edge node's clock. */
	#bornAt: number | null = null;
	#last: Pick<Payload, 'seq' | 'sentAt'> | null = null;

	constructor(id: string) {
		this.node = new Source(id, 'session');
	}

	nodeBirth({ payload, message, faults }: Heard): Reading[] {
		this.#bdSeq = bdSeqOf(payload);
		this.#bornAt = payload.sentAt;
		this.#last = { seq: payload.seq, sentAt: payload.sentAt };
		this.rebirth.fulfil();
		for (const device of this.devices.values()) {
			device.forgetBirth();
			if (device.online) this.#unreborn.add(device);
		}
		this.node.bear(payload, faults);
		return [
			this.node.status(true, { at: payload.sentAt, reason: null }, message),
			...this.node.telemetry(payload, message, faults),
		];
	}

	/**
	 * Told by the broker when the session ended, maybe long after the next one began: then its number is not that of the last
	 * birth, and it is ignored. Where one of the numbers is not known it is believed, and the births are asked for, which
	 * an edge node that lives will answer. Its time is that of receipt, for it was written when the session began.
	 */
	nodeDeath({ payload, message }: Heard): Reading[] {
		const of = bdSeqOf(payload);
		const known = of !== null && this.#bdSeq !== null;
		if (known && of !== this.#bdSeq) return [];
		if (!known && this.node.online !== false) this.rebirth.want();
		this.#bdSeq = null;
		this.#bornAt = null;
		this.#last = null;
		this.#unreborn.clear();
		this.node.forgetBirth();
		for (const device of this.devices.values()) device.forgetBirth();
		const dead = this.node.online === false ? [] : [this.node.status(false, NOT_TOLD, message)];
		return [...dead, ...this.#offline([...this.devices.values()], message)];
	}

	nodeData(heard: Heard): Reading[] {
		const ended = this.#place(heard) === 'next' ? this.#birthsEnd(heard.message) : [];
		return [...ended, ...this.node.data(heard.payload, heard.message, heard.faults)];
	}

	deviceBirth(device: Source, heard: Heard): Reading[] {
		const { payload, message, faults } = heard;
		const place = this.#place(heard);
		if (place === 'unborn' || !this.#believes(payload, place))
			return [...device.telemetry(payload, message, faults)];
		device.bear(payload, faults);
		this.#unreborn.delete(device);
		return [
			device.status(true, { at: payload.sentAt, reason: null }, message),
			...device.telemetry(payload, message, faults),
		];
	}

	deviceDeath(device: Source, heard: Heard): Reading[] {
		const place = this.#place(heard);
		if (!this.#believes(heard.payload, place)) return [];
		device.forgetBirth();
		this.#unreborn.delete(device);
		return [device.status(false, { at: heard.payload.sentAt, reason: null }, heard.message)];
	}

	deviceData(device: Source, heard: Heard): Reading[] {
		const place = this.#place(heard);
		const ended = place === 'next' ? this.#birthsEnd(heard.message) : [];
		if (!device.born) this.rebirth.want();
		return [...ended, ...device.data(heard.payload, heard.message, heard.faults)];
	}

	#place({ payload: { seq, sentAt }, faults }: Heard): Place | 'unborn' {
		if (this.#last === null) {
			this.rebirth.want();
			return 'unborn';
		}
		const place = placeOf({ seq, sentAt }, this.#last);
		if (place === 'gap') {
			this.rebirth.want();
			const wanted = (this.#last.seq + 1) & 255;
			faults.add(rejected('gap', `seq: ${wanted} is wanted, got ${seq}; the births are asked for`));
		}
		if (place !== 'again') this.#last = { seq, sentAt };
		return place;
	}

	/** A device's birth or death that is late, or was sent before the session began, says nothing of now. */
	#believes({ sentAt }: Payload, place: Place | 'unborn'): boolean {
		if (place === 'again') return false;
		if (sentAt === null || this.#bornAt === null || sentAt >= this.#bornAt) return true;
		this.rebirth.want();
		return false;
	}

	/** An edge node tells all births before any data: who had none by now is no longer there. */
	#birthsEnd(message: FamilyMessage): Reading[] {
		const gone = [...this.#unreborn];
		this.#unreborn.clear();
		return this.#offline(gone, message);
	}

	#offline(devices: readonly Source[], message: FamilyMessage): Reading[] {
		return devices
			.filter(({ online }) => online)
			.map((device) => device.status(false, { ...NOT_TOLD, reason: 'gateway' }, message));
	}
}

const NOT_TOLD = { at: null, reason: null } as const;

/** The number of the session, in births and deaths of an edge node. */
function bdSeqOf({ metrics }: Payload): number | null {
	const metric = metrics.find(({ name }) => name === BD_SEQ);
	const value = metric ? valueOf(metric, metric.datatype ?? INT64) : null;
	return typeof value === 'number' ? value : null;
}
