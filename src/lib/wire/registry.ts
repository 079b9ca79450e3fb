/** What the console asks of the device registry, and what it is answered. Times are epoch milliseconds. */
import type { DeviceFields, Fault } from './device-fields.ts';

/** Who does it: there is no sign-in yet, so it is what was typed. */
export type Deed = { readonly by: string; readonly now: number };

export type Changed =
	| { readonly kind: 'changed' }
	/** It was so already. */
	| { readonly kind: 'unchanged' }
	/** It is no longer there, or not as the question supposed: somebody else was faster. */
	| { readonly kind: 'gone' }
	| { readonly kind: 'refused'; readonly faults: readonly Fault[] };

export type DeviceStage = 'quarantine' | 'admitted' | 'retired';

/** What the newest message by a clock that is not believed has told. */
export type WrongClock = {
	/** Seconds; negative: it is behind. */
	readonly aheadS: number;
	readonly receivedAt: number;
};

export type DeviceClock = WrongClock & {
	readonly deviceId: number;
	readonly site: string;
	readonly device: string;
};

export type RegisteredDevice = {
	readonly id: number;
	readonly site: string;
	readonly device: string;
	/** Who understood its first message; '' before that. */
	readonly family: string;
	readonly stage: DeviceStage;
	readonly name: string;
	readonly kind: string;
	readonly unitId: number | null;
	readonly lat: number | null;
	readonly lon: number | null;
	readonly gateway: string | null;
	readonly heartbeatS: number | null;
	readonly sample: boolean;
	readonly firstSeenAt: number;
	readonly seenAt: number | null;
	/** Null where its clock is believed, or it has told no time. */
	readonly clock: WrongClock | null;
	readonly admittedAt: number | null;
	readonly admittedBy: string | null;
	readonly retiredAt: number | null;
	/** `{site}/{device}` of the one that has taken its place. */
	readonly successor: string | null;
};

/** What was first heard of a device, and how much since. */
export type Evidence = {
	readonly firstTopic: string;
	readonly firstPayload: Uint8Array;
	readonly firstPayloadBytes: number;
	readonly messagesLast24h: number;
};

export type DevicePage = {
	readonly total: number;
	readonly devices: readonly (RegisteredDevice & { readonly evidence: Evidence | null })[];
};

export type DeviceQuery = {
	readonly stage: DeviceStage;
	/** In name, id and site, whatever the case and accents; '': all. */
	readonly search: string;
	/** Null: of all units and of none. */
	readonly unitIds: readonly number[] | null;
	readonly limit: number;
	readonly offset: number;
};

export type DeviceChange = {
	readonly changedAt: number;
	/** Null: it was not kept. */
	readonly changedBy: string | null;
	readonly what: 'admit' | 'describe' | 'replace' | 'retire' | 'return' | 'plan' | 'end-plan';
	readonly detail: Readonly<Record<string, unknown>>;
};

export type Maintenance = {
	readonly id: number;
	readonly deviceId: number | null;
	readonly unitId: number | null;
	readonly from: number;
	readonly until: number;
	readonly reason: string;
	readonly enteredBy: string;
};

export type DeviceFile = {
	readonly device: DevicePage['devices'][number];
	readonly changes: readonly DeviceChange[];
	/** Of the device and its unit, not over yet. */
	readonly maintenance: readonly Maintenance[];
};

export type Registry = {
	list(query: DeviceQuery): Promise<DevicePage>;
	counts(): Promise<Readonly<Record<DeviceStage, number>>>;
	/** Null where there is none. */
	find(id: number): Promise<DeviceFile | null>;
	/** Those that may take a place: in quarantine or retired, the newest first. */
	free(): Promise<readonly Pick<RegisteredDevice, 'id' | 'site' | 'device' | 'name' | 'stage'>[]>;
	/** Out of quarantine; a unit has to be named. */
	admit(id: number, fields: DeviceFields, deed: Deed): Promise<Changed>;
	describe(id: number, fields: DeviceFields, deed: Deed): Promise<Changed>;
	/** `id` keeps its history, and from now on the messages of the other one's id are its own. */
	replace(id: number, by: number, deed: Deed): Promise<Changed>;
	retire(id: number, deed: Deed): Promise<Changed>;
	bringBack(id: number, deed: Deed): Promise<Changed>;
	planMaintenance(
		works: Pick<Maintenance, 'deviceId' | 'unitId' | 'from' | 'until' | 'reason'>,
		deed: Deed,
	): Promise<Changed>;
	endMaintenance(id: number, deed: Deed): Promise<Changed>;
};
