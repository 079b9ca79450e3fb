import type { DeviceInfo } from '#lib/domain/reading.ts';
import type { Component } from './component.ts';
import { kindOf } from './device.ts';

const LONGEST_HEARTBEAT_S = 7 * 86_400;

/**
 * What the configs of a device say of it, the same in whichever order they came: a config may leave out what another of the same device
 * tells (https://www.home-assistant.io/integrations/mqtt/#sensors), and of two that differ the first by its topic is heard.
 *
 * `expire_after` is the time within which a component must tell anew, or Home Assistant takes it for unavailable
 * (https://www.home-assistant.io/integrations/sensor.mqtt/#expire_after). The least of them is the heartbeat: by then at
 * the latest the device is to be heard of.
 */
export function describe(
	id: string,
	components: readonly Component[],
	{ isGateway, site, receivedAt }: { isGateway: boolean; site: string; receivedAt: number },
): DeviceInfo {
	const devices = components
		.toSorted((a, b) => (a.key < b.key ? -1 : 1))
		.map(({ device }) => device);
	const told = <Told>(of: readonly (Told | null)[]) => of.find((one) => one !== null) ?? null;
	const expiries = components.flatMap(({ expireAfterS }) =>
		expireAfterS === null || expireAfterS > LONGEST_HEARTBEAT_S ? [] : [expireAfterS],
	);
	return {
		kind: 'info',
		site,
		device: id,
		receivedAt,
		deviceKind: kindOf(components, isGateway),
		name: told(devices.map(({ name }) => name)) ?? told(devices.map(({ make }) => make)) ?? id,
		unitCode: null,
		lat: null,
		lon: null,
		gateway: told(devices.map(({ gateway }) => gateway)),
		heartbeatS: expiries.length === 0 ? null : Math.min(...expiries),
		sample: false,
	};
}
