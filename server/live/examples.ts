/** Examples for the tests of this folder: plausible wholes, of which a test states what matters to it. */
import type { Indicator } from '#lib/domain/indicator.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type {
	ChangedDevice,
	ChangedObservation,
	ChangedState,
	ChangedStatus,
} from '#server/db/read-changes.ts';

export function anIndicator(some: Partial<Indicator> = {}): Indicator {
	return {
		id: 1,
		code: 'ho-so-truc-tuyen',
		name: 'Tỷ lệ hồ sơ trực tuyến',
		nameEn: 'Files online',
		pillar: 'government',
		unit: '%',
		direction: 'higher',
		decimals: 1,
		intervalS: 3_600,
		scored: true,
		kind: 'number',
		stages: [],
		overUnits: 'none',
		weightBy: null,
		overTime: 'last',
		owner: null,
		reported: 'machine',
		legalBasis: null,
		public: false,
		aliases: [],
		parent: null,
		...some,
	};
}

export function anObservation(some: Partial<ChangedObservation> = {}): ChangedObservation {
	return {
		unitId: 1,
		indicatorId: 1,
		value: 87.2,
		observedAt: 0,
		timeSource: 'device',
		sample: false,
		source: 'cong-dvc',
		typed: false,
		...some,
	};
}

export function aDevice(some: Partial<ChangedDevice> = {}): ChangedDevice {
	return {
		id: 1,
		site: 'bao-loc',
		device: 'cam-01',
		kind: 'camera',
		name: 'Camera ngã tư Trần Phú',
		unitId: 1,
		lat: 11.548,
		lon: 107.807,
		gateway: null,
		heartbeatS: 30,
		registered: true,
		sample: false,
		retired: false,
		...some,
	};
}

export function aStatus(some: Partial<ChangedStatus> = {}): ChangedStatus {
	return {
		deviceId: 1,
		seenAt: 0,
		timeSource: 'device',
		...some,
	};
}

export function aState(some: Partial<ChangedState> = {}): ChangedState {
	return {
		deviceId: 1,
		state: 'online',
		reason: null,
		since: 0,
		evidence: { kind: 'heard' },
		intervalS: 30,
		intervalBasis: 'given',
		flapping: false,
		...some,
	};
}

export function aUnit(some: Partial<Unit> = {}): Unit {
	return {
		id: 1,
		slug: 'd-673-bao-loc',
		code: '673',
		level: 'district',
		kind: 'city',
		name: 'Thành phố Bảo Lộc',
		shortName: 'Bảo Lộc',
		parentId: null,
		validFrom: null,
		validTo: null,
		labelAt: [107.81, 11.55],
		areaKm2: 233.8,
		boundary: null,
		...some,
	};
}
