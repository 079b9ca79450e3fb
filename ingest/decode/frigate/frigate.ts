/**
 * Frigate NVR, from 0.9 on: https://docs.frigate.video/integrations/mqtt.
 *
 * The NVR is a device, and its cameras hang on it: what its last will means for them is for the server to say.
 */
import type { DeviceInfo, Reading, Rejected } from '#lib/domain/reading.ts';
import { deviceIdIn, DeviceBook, signOfLife, telemetry, type Condition } from '../device-book.ts';
import {
	BARE_INFO,
	decoded,
	NOTHING,
	refused,
	type Decoded,
	type FamilyDecoder,
	type FamilyMessage,
} from '../family.ts';
import { LARGE_PAYLOAD_LIMIT, parseJson } from '../json.ts';
import { parseWord, type WordRead } from '../word.ts';
import { FrigateCameras, isRole, ROLE_STATES } from './cameras.ts';
import { conditionByFrames, firstOf, frigateStats } from './stats.ts';
import { frigateFilters, frigateTopic } from './topics.ts';

/** `stats_interval` of https://docs.frigate.video/configuration/advanced/reference where it is not set. */
const STATS_INTERVAL_S = 60;

const AVAILABLE = {
	online: { state: 'online', reason: null },
	stopped: { state: 'offline', reason: 'stopped' },
	offline: { state: 'offline', reason: 'last-will' },
} as const satisfies Record<string, Condition>;

const AVAILABLE_WORDS = ['online', 'stopped', 'offline'] as const;

const BARE = { toldAt: null, values: [] } as const;

/** Whom a message tells of: the NVR itself where `camera` is null. */
type About = {
	readonly device: string;
	readonly camera: string | null;
	readonly message: FamilyMessage;
};

export class FrigateDecoder implements FamilyDecoder {
	readonly #prefix: string;
	readonly #levels: readonly string[];
	/** Its id, or why it can have none. */
	readonly #nvr: string | Rejected;
	readonly #statsIntervalS: number;
	readonly #book: DeviceBook;
	readonly #cameras = new FrigateCameras();

	/**
	 * @param prefix `topic_prefix` of its configuration; of several instances each has its own, and a decoder of its own
	 * @param statsIntervalS `stats_interval`: how often at least the NVR and each of its cameras is heard of
	 */
	constructor({
		prefix = 'frigate',
		statsIntervalS = STATS_INTERVAL_S,
		mostDevices,
	}: {
		readonly prefix?: string;
		readonly statsIntervalS?: number;
		readonly mostDevices?: number;
	} = {}) {
		this.#prefix = prefix;
		this.#levels = prefix.split('/');
		this.#nvr = deviceIdIn('frigate', this.#levels);
		this.#statsIntervalS = statsIntervalS;
		this.#book = new DeviceBook(mostDevices);
	}

	filters(): readonly string[] {
		return frigateFilters(this.#prefix);
	}

	decode(message: FamilyMessage): Decoded {
		const topic = frigateTopic(message.topic, this.#prefix);
		if (topic.kind === 'rejected') return refused(topic);
		const { camera } = topic;
		const device = this.#idOf(camera);
		if (typeof device !== 'string') return refused(device);
		const full = this.#book.refusal({ site: message.site, device });
		if (full) return refused(full);
		const about = { device, camera, message };
		const key = `${message.site}/${device}`;
		const { payload } = message;
		switch (topic.kind) {
			case 'stats':
				return this.#stats(about);
			case 'available': {
				const read = parseWord(payload, { at: 'available', words: AVAILABLE_WORDS });
				return this.#told({ ...about, read }, (word) => {
					// Started anew it may have other roles; those that it still has it tells within seconds.
					if (word !== 'online') this.#cameras.forget(`${message.site}/`);
					return AVAILABLE[word];
				});
			}
			case 'status': {
				const { role } = topic;
				if (!isRole(role)) return NOTHING;
				const read = parseWord(payload, { at: `status/${role}`, words: ROLE_STATES });
				return this.#told({ ...about, read }, (word) => this.#cameras.role(key, role, word));
			}
			case 'enabled': {
				const read = parseWord(payload, { at: 'enabled/state', words: ['ON', 'OFF'] });
				return this.#told({ ...about, read }, (word) =>
					word === 'ON' ? this.#cameras.turnedOn(key) : this.#cameras.turnedOff(key),
				);
			}
			default:
				return topic satisfies never;
		}
	}

	#told<Word extends string>(
		{ read, ...about }: About & { readonly read: WordRead<Word> },
		conditionAt: (word: Word) => Condition | null,
	): Decoded {
		if (read.kind === 'emptied') return NOTHING;
		if (read.kind === 'rejected') return refused(read);
		const condition = conditionAt(read.word);
		const presence = about.camera === null ? 'session' : 'bridge';
		const status = condition && this.#book.status({ ...about, ...BARE, ...condition, presence });
		return decoded({ readings: [...this.#infos(about), ...(status ? [status] : [])] });
	}

	#stats(about: About): Decoded {
		const { message } = about;
		const json = parseJson(message.payload, { most: LARGE_PAYLOAD_LIMIT });
		if (json.kind === 'rejected') return refused(json);
		const stats = frigateStats(json.object);
		if (stats.kind === 'rejected') return refused(stats);
		const { toldAt } = stats;
		const faults = [...stats.faults];
		const readings: Reading[] = [...this.#infos(about)];
		for (const { camera, values } of stats.devices) {
			const device = this.#idOf(camera);
			const fault =
				typeof device === 'string' ? this.#book.refusal({ site: message.site, device }) : device;
			if (typeof device !== 'string' || fault) {
				if (fault) faults.push(fault);
				continue;
			}
			readings.push(...this.#infos({ device, camera, message }));
			const told = { device, message, toldAt, values };
			if (values.length === 0) {
				// It is the NVR that speaks here.
				if (camera === null) readings.push(...signOfLife(told));
				continue;
			}
			const numbers = telemetry(told);
			const isKnown = camera === null || this.#cameras.knows(`${message.site}/${device}`);
			const condition = isKnown ? null : conditionByFrames(values);
			if (numbers.kind === 'rejected') faults.push(numbers);
			else if (condition === null) readings.push(numbers);
			else readings.push(this.#book.status({ ...told, ...condition, presence: 'bridge' }));
		}
		return decoded({ readings, rejected: firstOf(faults) });
	}

	#idOf(camera: string | null): string | Rejected {
		return camera === null ? this.#nvr : deviceIdIn('frigate', [...this.#levels, camera]);
	}

	/** Of the camera, and before it of the NVR that it hangs on. */
	#infos({ device, camera, message }: About): readonly DeviceInfo[] {
		const { site, receivedAt } = message;
		const nvr = this.#nvr;
		if (typeof nvr !== 'string') return [];
		const shared = { ...BARE_INFO, heartbeatS: this.#statsIntervalS, site, receivedAt };
		const kind = { deviceKind: 'nvr', gateway: null };
		const infos = this.#book.info({ ...shared, ...kind, device: nvr, name: this.#prefix });
		if (camera === null) return infos;
		const ofCamera = {
			deviceKind: 'camera',
			gateway: nvr,
			device,
			name: camera.normalize('NFC').trim(),
		};
		return [...infos, ...this.#book.info({ ...shared, ...ofCamera })];
	}
}
