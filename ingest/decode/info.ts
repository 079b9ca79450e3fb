import type { DeviceInfo, DeviceRef, Rejected } from '#lib/domain/reading.ts';
import { isDeviceId, isUnitCode } from '#lib/wire/mqtt-topic.ts';
import { Fields, shown, type JsonObject } from './fields.ts';

const LONGEST_HEARTBEAT_S = 7 * 86_400;

/** `{"kind":"camera","name":"…","unit":"673","lat":11.548,"lon":107.807,"gateway":"gw-01","heartbeatS":30}` */
export function decodeInfo(
	object: JsonObject,
	at: DeviceRef & { readonly receivedAt: number },
): DeviceInfo | Rejected {
	const fields = new Fields(object);
	const deviceKind = fields.text('kind', 64);
	const name = fields.text('name', 200);
	const unitCode = fields.optionalText('unit', 16);
	// Whether it is a place, and which way round, the writer says: the rest of the description is taken all the same.
	const lat = fields.optionalNumber('lat', { min: -180, max: 180 });
	const lon = fields.optionalNumber('lon', { min: -180, max: 180 });
	const gateway = fields.optionalText('gateway', 128);
	const heartbeatS = fields.optionalNumber('heartbeatS', { min: 1, max: LONGEST_HEARTBEAT_S });
	const sample = fields.flag('sample');
	if (unitCode !== null && !isUnitCode(unitCode)) {
		fields.reject('bad-shape', `unit: a code such as "673" is wanted, got ${shown(unitCode)}`);
	}
	if (gateway !== null && !isDeviceId(gateway)) {
		fields.reject('bad-shape', `gateway: a device id is wanted, got ${shown(gateway)}`);
	}
	if ((lat === null) !== (lon === null)) {
		fields.reject(
			'bad-shape',
			`${lat === null ? 'lat' : 'lon'}: a number is wanted beside the other`,
		);
	}
	if (fields.rejected) return fields.rejected;
	return {
		kind: 'info',
		site: at.site,
		device: at.device,
		receivedAt: at.receivedAt,
		deviceKind,
		name,
		unitCode,
		lat,
		lon,
		gateway,
		heartbeatS: heartbeatS === null ? null : Math.round(heartbeatS),
		sample,
	};
}
