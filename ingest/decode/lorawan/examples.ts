/** For the tests: messages as the makers document them, retyped with what matters here. */
import type { Decoded, FamilyDecoder, FamilyMessage } from '../family.ts';

export const NOW = Date.UTC(2026, 10, 22, 1, 2, 3);

export const EUI = '0101010101010101';
export const GATEWAY = '0016c001f153a14c';
export const UP = `application/17c82e96-be03-4f38-aef3-f83d48582d97/device/${EUI}/event/up`;

const DEVICE_INFO = {
	tenantName: 'ChirpStack',
	applicationName: 'Test application',
	deviceProfileName: 'Test device-profile',
	deviceName: 'Test device',
	devEui: EUI,
	tags: { key: 'value' },
};

/** An event of ChirpStack, of the time at which it is received. */
export function chirpstackEvent(more: object = {}): object {
	return {
		deduplicationId: '3ac7e3c4-4401-4b8d-9386-a5c902f9202d',
		time: '2026-11-22T01:02:03.775023242+00:00',
		deviceInfo: DEVICE_INFO,
		...more,
	};
}

export function chirpstackUp(more: object = {}): object {
	return chirpstackEvent({
		devAddr: '00189440',
		dr: 1,
		fCnt: 42,
		fPort: 1,
		data: 'qg==',
		object: { temperature: 21.5, soil: { moisture: 33, 'độ mặn': 0.2 }, open: true, text: 'x' },
		rxInfo: [
			{ gatewayId: GATEWAY, uplinkId: 4217106255, rssi: -36, snr: 10.5, context: 'E3OWOQ==' },
		],
		...more,
	});
}

export function thingsStackUp(uplink: object = {}, more: object = {}): object {
	return {
		end_device_ids: {
			device_id: 'dev1',
			application_ids: { application_id: 'app1' },
			dev_eui: '0004A30B001C0530',
		},
		received_at: '2026-11-22T01:02:03.014773143Z',
		uplink_message: {
			f_cnt: 1,
			f_port: 1,
			frm_payload: 'gkHe',
			decoded_payload: { temperature: 1.0, luminosity: 0.64 },
			rx_metadata: [
				{
					gateway_ids: { gateway_id: 'gtw1', eui: '9C5C8E00001A05C4' },
					time: '2026-11-22T01:02:02.787Z',
					rssi: -35,
					channel_rssi: -35,
					snr: 5.2,
				},
			],
			received_at: '2026-11-22T01:02:02.789585559Z',
			...uplink,
		},
		...more,
	};
}

/** What a decoder makes of one message, as JSON unless it is bytes. */
export function hear(
	decoder: FamilyDecoder,
	topic: string,
	said: object | string | Uint8Array,
	more: Partial<FamilyMessage> = {},
): Decoded {
	const json = typeof said === 'string' ? said : JSON.stringify(said);
	const payload = said instanceof Uint8Array ? said : new TextEncoder().encode(json);
	return decoder.decode({
		site: 'bao-loc',
		topic,
		payload,
		retained: false,
		receivedAt: NOW + 1000,
		...more,
	});
}
