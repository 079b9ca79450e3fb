/**
 * What a message from the field says, decoded and checked. Times are epoch milliseconds (UTC).
 *
 * `timeSource` tells whose clock `observedAt` is: the `device`'s own, that of `receipt` where the
 * payload had none, or `retained`: a retained message without a time, of which nobody knows the age.
 */
export type TimeSource = 'device' | 'receipt' | 'retained' | PeriodSource;

/**
 * What a report or another system tells is of so long, and observed at the end of it; `period` is a month, or the day of a
 * report, `year-to-date` the months from the year's first one on, where they are none of the others.
 */
export type PeriodSource = 'day' | 'period' | 'quarter' | 'half-year' | 'year-to-date' | 'year';

type Observed = {
	readonly observedAt: number;
	readonly receivedAt: number;
	readonly timeSource: TimeSource;
	/** Sample data: simulated or seeded, and marked as such wherever it is shown. */
	readonly sample: boolean;
};

export type DeviceRef = { readonly site: string; readonly device: string };

export type DeviceReport = 'online' | 'degraded' | 'offline';

/**
 * Who watches over a device's word on its presence: the broker, by the last will of the device's own `session`, or a `bridge`
 * that tells of it what it knows. As long as these live, such a word stands until they say otherwise.
 */
export type Presence = 'session' | 'bridge';

export type DeviceInfo = DeviceRef & {
	readonly kind: 'info';
	readonly receivedAt: number;
	readonly deviceKind: string;
	readonly name: string;
	/** GSO code of the unit the device stands in; null where the payload names none. */
	readonly unitCode: string | null;
	readonly lat: number | null;
	readonly lon: number | null;
	/** Id of the gateway it hangs on, on the same site. */
	readonly gateway: string | null;
	/** Seconds between two signs of life; null where not given. */
	readonly heartbeatS: number | null;
	readonly sample: boolean;
};

export type DeviceStatus = DeviceRef &
	Observed & {
		readonly kind: 'status';
		readonly state: DeviceReport;
		readonly reason: string | null;
		/** Absent: nobody is known to. */
		readonly presence?: Presence;
		/** Further finite numbers of the payload, such as fps and bitrateKbps; stored as telemetry. */
		readonly values: readonly (readonly [metric: string, value: number])[];
	};

export type Telemetry = DeviceRef &
	Observed & {
		readonly kind: 'telemetry';
		/** None: a mere sign of life, such as an event or a text, which tells no figure. */
		readonly values: readonly (readonly [metric: string, value: number])[];
	};

/** One value of one indicator for one unit. */
export type Observation = Observed & {
	readonly kind: 'observation';
	readonly site: string;
	readonly unitCode: string;
	readonly indicator: string;
	readonly value: number;
	readonly source: string | null;
};

export type Reading = DeviceInfo | DeviceStatus | Telemetry | Observation;

/** Why a message could not be taken; kept with it in the dead letters. */
export type RejectReason =
	| 'bad-topic'
	| 'bad-utf8'
	| 'bad-json'
	| 'bad-shape'
	| 'bad-number'
	| 'bad-time'
	| 'future-time'
	/** Older than such readings are kept. */
	| 'too-old'
	| 'too-large'
	/** Its device says more than one may. */
	| 'too-many'
	/** Not of the format that its topic promises, such as protobuf that breaks off. */
	| 'bad-payload'
	/** An expression of the centre's mapping failed, loops, or gives what cannot be taken. */
	| 'bad-mapping'
	/** Messages before it are missing; it is taken itself. */
	| 'gap'
	| 'unknown-unit'
	| 'unknown-indicator'
	/** Nobody has heard of its device before, and as many as may wait do so. */
	| 'quarantine-full'
	/** Its device has as many metrics as one may, and this tells further ones. */
	| 'too-many-metrics'
	/** Coordinates that are swapped, or not in Vietnam. */
	| 'bad-place'
	/** Another value is already stored for the same series and time. */
	| 'conflict'
	/** The database refused this one message, or decoding it failed; the detail says why. */
	| 'refused';

export type Rejected = {
	readonly kind: 'rejected';
	readonly reason: RejectReason;
	/** What and where, for a person: `values.pm25: a finite number is wanted, got "abc"`. */
	readonly detail: string;
};
